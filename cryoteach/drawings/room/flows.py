"""Two votes side by side, each a column of its answers split by certainty, and between them who moved where.

The width of a band is a number of phones. Only those who voted twice have one; the columns hold everybody.
"""

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from pydantic import BaseModel

from cryoteach.domain.rooms.votes.flows import Flow, Flows
from cryoteach.domain.rooms.votes.tallies import Row, Tally
from cryoteach.drawings.patterns import hatching
from cryoteach.drawings.room.certainties import HUES, SUREST_FIRST, Hue, filling
from cryoteach.drawings.room.fewer import OTHERS, fewer, kept
from cryoteach.theme import CANNOT_TELL, INK, OUTSIDE, WITHIN

WIDTH, HEIGHT, TOP = 1240, 400, 6
LABEL, COLUMN, GAP, LINE = 396, 60, 14, 32
LETTERS, BOLD_LETTERS = 25, 22  # of a line of words beside a column
MOST_LINES = 2
BANDS = {"stayed": ("", CANNOT_TELL.colour), "to": ("/", WITHIN.colour), "away": ("x", OUTSIDE.colour),
         "moved": (".", INK)}  # fmt: skip


class Node(BaseModel, frozen=True, extra="forbid"):
    """One answer in one vote, and where it stands."""

    row: Row
    top: float
    unit: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.unit * self.row.count


def flows_picture(first: Tally, second: Tally, flows: Flows) -> str:
    """Draw it; what is right is marked where the tallies say so."""
    keep = kept((first, second))
    sides = [_stacked(fewer(tally.rows, keep), max(first.voters, second.voters)) for tally in (first, second)]
    rights = {row.said: row.right for tally in (first, second) for row in tally.rows}
    bands = "".join(_bands(sides[0], sides[1], _drawn_bands(flows, keep, rights)))
    drawn = "".join(_side(side, is_left=not at) for at, side in enumerate(sides))
    said = f"{flows.moved} of {flows.both} who voted twice changed their answer."
    defs = "".join(hatching(colour, lines, f"band-{name}") for name, (lines, colour) in BANDS.items())
    return (
        f'<svg class="ct-flows" viewBox="0 0 {WIDTH} {HEIGHT + 2 * TOP}" role="img" aria-label="{escape(said)}">'
        f"<defs>{defs}</defs>{bands}{drawn}</svg>"
    )


def band_square(kind: str) -> str:
    """A small square of one kind of band, to stand beside its words."""
    pattern = hatching(BANDS[kind][1], BANDS[kind][0], f"square-{kind}")
    box = f'<rect x="1" y="1" width="26" height="26" fill="url(#square-{kind})" stroke="{BANDS[kind][1]}"'
    shade = ' fill-opacity="0.35"' if kind == "stayed" else ""
    return f'<svg class="ct-square" viewBox="0 0 28 28" aria-hidden="true"><defs>{pattern}</defs>{box}{shade}/></svg>'


def _stacked(rows: Sequence[Row], voters: int) -> list[Node]:
    shown = [row for row in rows if row.count]
    unit = (HEIGHT - GAP * (len(rows) - 1)) / max(voters, 1)
    nodes: list[Node] = []
    for row in shown:
        nodes.append(Node(row=row, top=nodes[-1].bottom + GAP if nodes else TOP, unit=unit))
    return nodes


class Band(BaseModel, frozen=True, extra="forbid"):
    """So many went from one column's answer to another's, and what that means."""

    first: str
    second: str
    kind: str
    count: int


def _drawn_bands(flows: Flows, keep: frozenset[str], rights: Mapping[str, bool | None]) -> list[Band]:
    """The flows of the answers that are drawn; of all others together, those who stayed apart from those who moved."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for flow in flows.flows:
        first, second = (said if said in keep else OTHERS for said in (flow.first, flow.second))
        counts[first, second, _kind(flow, rights)] += flow.count
    return [Band(first=first, second=second, kind=kind, count=count) for (first, second, kind), count in counts.items()]


def _kind(flow: Flow, rights: Mapping[str, bool | None]) -> str:
    if flow.first == flow.second:
        return "stayed"
    was, now = (bool(rights.get(said)) for said in (flow.first, flow.second))
    return "moved" if was == now else "to" if now else "away"


def _bands(left: Sequence[Node], right: Sequence[Node], bands: Sequence[Band]) -> list[str]:
    before, after = ({node.row.said: node for node in side} for side in (left, right))
    starts, ends = ({said: node.top for said, node in side.items()} for side in (before, after))
    order = list(before), list(after)
    drawn: list[str] = []
    for band in sorted(bands, key=lambda band: (order[0].index(band.first), order[1].index(band.second), band.kind)):
        thick = band.count * before[band.first].unit
        drawn.append(_band(starts[band.first], ends[band.second], thick, band.kind))
        starts[band.first] += thick
        ends[band.second] += thick
    return drawn


def _band(here: float, there: float, thick: float, kind: str) -> str:
    x, end = LABEL + COLUMN, WIDTH - LABEL - COLUMN
    middle = (x + end) / 2
    path = (
        f"M{x} {here:.1f}C{middle} {here:.1f} {middle} {there:.1f} {end} {there:.1f}v{thick:.1f}"
        f"C{middle} {there + thick:.1f} {middle} {here + thick:.1f} {x} {here + thick:.1f}z"
    )
    shade = 'fill-opacity="0.35"' if kind == "stayed" else f'stroke="{BANDS[kind][1]}" stroke-width="2"'
    return f'<path d="{path}" fill="url(#band-{kind})" {shade}/>'


def _side(nodes: Sequence[Node], *, is_left: bool) -> str:
    places = _label_places(nodes)
    return "".join(
        _column(node, LABEL if is_left else WIDTH - LABEL - COLUMN) + _label(node, place, is_left=is_left)
        for node, place in zip(nodes, places, strict=True)
    )


def _column(node: Node, x: float) -> str:
    hue: Hue = "holds" if node.row.right else "plain"
    split = node.row.by_sure
    parts = [(sure, split[sure]) for sure in SUREST_FIRST if split[sure]] if split else [(3, node.row.count)]
    drawn, top = "", node.top
    for sure, many in parts:
        tall = many * node.unit
        box = f'x="{x}" y="{top:.1f}" width="{COLUMN}" height="{tall:.1f}"'
        drawn += f'<rect {box} fill="{filling(sure, hue)}" stroke="{HUES[hue]}" stroke-width="2"/>'
        top += tall
    return drawn


def _label_places(nodes: Sequence[Node]) -> list[float]:
    """Where each label's first line stands: beside its column, pushed down and then up until none covers another."""
    tall = [LINE * len(_lines(node)) for node in nodes]
    tops = [(node.top + node.bottom - high) / 2 for node, high in zip(nodes, tall, strict=True)]
    for at in range(len(tops)):
        tops[at] = max(tops[at], tops[at - 1] + tall[at - 1] + 4 if at else 0)
    floor = float(HEIGHT + 2 * TOP)
    for at in reversed(range(len(tops))):
        tops[at] = min(tops[at], floor - tall[at])
        floor = tops[at] - 4
    return tops


def _label(node: Node, top: float, *, is_left: bool) -> str:
    x, anchor = (LABEL - 14, "end") if is_left else (WIDTH - LABEL + 14, "start")
    weight = ' font-weight="700"' if node.row.right else ""
    spans = "".join(
        f'<tspan x="{x}" y="{top + LINE * (at + 0.8):.1f}">{escape(line)}</tspan>'
        for at, line in enumerate(_lines(node))
    )
    return f'<text text-anchor="{anchor}" fill="{HUES["holds"] if node.row.right else INK}"{weight}>{spans}</text>'


def _lines(node: Node) -> list[str]:
    mark = "● " if node.row.right else ""
    words = f"{mark}{node.row.count} · {node.row.words}"
    width = BOLD_LETTERS if node.row.right else LETTERS
    return textwrap.wrap(words, width, max_lines=MOST_LINES, placeholder=" …")
