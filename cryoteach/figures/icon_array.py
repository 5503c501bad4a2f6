"""Who are the thousand, and what stops each of them first?

One square is one person; those who are stopped by the same gate stand together. Their number is written beside them.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Literal

import numpy as np
from plotly import graph_objects as go
from pydantic import BaseModel

from cryoteach.domain.criteria import Criterion, Tag
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.thousand import THOUSAND, Group, by_first_failed, by_number_failed, people_in
from cryoteach.figures.blank import Part, finished
from cryoteach.figures.checked import checked
from cryoteach.figures.marks import EDGE, NOBODY, Cells, marks_of, of_all, tagged
from cryoteach.figures.table import Table
from cryoteach.theme import CANNOT_TELL, OUTSIDE, WITHIN

ACROSS, DOWN, HEIGHT = 25, 40, 340
SQUARE, KEY, DIMMED = 6, 11, 0.22
KEYS_AT, LABELS_FROM, LABELS_TO = ACROSS + 1, ACROSS + 2.2, ACROSS + 19
A_LABEL = 4.8  # rows of squares that two lines of words need
PALEST, DARKEST = 0x18, 0xFF  # more failed, darker


class Grouping(BaseModel, frozen=True, extra="forbid"):
    """How the thousand are put together: by the first gate failed in some order, or by how many are failed."""

    by: Literal["first-failed", "number-failed"] = "first-failed"
    order: tuple[str, ...] = ()

    def groups(self, ledger: Ledger) -> list[Group]:
        """The groups of this ledger, in the order in which they are drawn."""
        return by_number_failed(ledger) if self.by == "number-failed" else by_first_failed(ledger, self.order or None)


FIRST_FAILED = Grouping()


class _Look(BaseModel, frozen=True, extra="forbid"):
    head: str
    words: str
    colour: str
    symbol: str


@checked
def figure(
    ledger: Ledger,
    criteria: Mapping[str, Criterion],
    grouping: Grouping = FIRST_FAILED,
    picked: Cells = NOBODY,
    tag: Tag = Tag.MODEL_OUTPUT,
) -> go.Figure:
    """Draw a ledger of exactly a thousand people; those who are picked stand out.

    Raises:
        ValueError: the ledger holds another number of people.
    """
    if ledger.people != THOUSAND:
        raise ValueError(f"the icon array draws {THOUSAND:,} people, found {ledger.people:,}: reconcile them first")
    groups, looks = grouping.groups(ledger), _looks(ledger, criteria)
    data = list[Part]()
    place = 0
    for group in groups:
        chosen = people_in(ledger, picked & {*group.cells})
        data += [*_squares(looks[group.name], place, chosen, dimmed=False)]
        data += [*_squares(looks[group.name], place + chosen, group.people - chosen, dimmed=bool(picked))]
        place += group.people
    axis: Part = {"visible": False, "constrain": "range"}
    layout: Part = {
        "height": HEIGHT,
        "xaxis": {**axis, "range": [-0.6, LABELS_TO], "constraintoward": "left"},
        "yaxis": {**axis, "range": [DOWN - 0.3, -0.7], "constraintoward": "top", "scaleanchor": "x"},
    }
    data += [_keys(groups, looks), _labels(groups, looks)]
    return finished(_title(ledger, grouping), _how_to_read(picked, tag), data, layout)


@checked
def table(ledger: Ledger, criteria: Mapping[str, Criterion], grouping: Grouping = FIRST_FAILED) -> Table:
    """The same as rows: each group and its people."""
    looks = _looks(ledger, criteria)
    rows = [(looks[g.name].head, looks[g.name].words, g.people) for g in grouping.groups(ledger)]
    return Table(
        columns=("", "group", f"people of {ledger.people:,}"), rows=tuple(rows), caption=_title(ledger, grouping)
    )


def example() -> go.Figure:
    """A made-up thousand by the first gate they fail."""
    from cryoteach.figures.examples import CRITERIA, LEDGER  # noqa: PLC0415 - for the gallery only

    return figure(LEDGER, CRITERIA)


def picked_at(ledger: Ledger, grouping: Grouping, x: float, y: float) -> Group | None:
    """The group whose square or label was tapped at this place of the chart."""
    groups = grouping.groups(ledger)
    if x > ACROSS - 0.5:
        near = [(abs(at - y), number) for number, at in enumerate(_label_rows(groups))]
        return groups[min(near)[1]] if min(near)[0] <= A_LABEL / 2 and x <= LABELS_TO else None
    column, row = round(x), round(y)
    if not (0 <= column < ACROSS and 0 <= row < DOWN):
        return None
    ends = accumulate(group.people for group in groups)
    return next(group for group, end in zip(groups, ends, strict=True) if row * ACROSS + column < end)


def _looks(ledger: Ledger, criteria: Mapping[str, Criterion]) -> dict[str, _Look]:
    marks = marks_of(ledger.conditions, criteria)
    firsts = {
        mark.id: _Look(head=mark.letters, words=mark.short, colour=mark.colour, symbol=mark.square)
        for mark in marks.values()
    }
    numbers = {
        str(n): _Look(
            head=f"{n} failed", words="", colour=f"{OUTSIDE.colour}{_depth(n, len(marks)):02x}", symbol="square"
        )
        for n in range(1, len(marks) + 1)
    }
    unknown = _Look(head=CANNOT_TELL.mark, words=CANNOT_TELL.words, colour=CANNOT_TELL.colour, symbol="circle-open-dot")
    within = _Look(head=WITHIN.mark, words=WITHIN.words, colour=WITHIN.colour, symbol="circle")
    return {**firsts, **numbers, "cannot-tell": unknown, "within": within}


def _squares(look: _Look, start: int, people: int, *, dimmed: bool) -> list[Part]:
    if not people:
        return []
    places = np.arange(start, start + people)
    line: Part = {"width": 1, "color": _edge(look)}
    marker: Part = {"symbol": look.symbol, "size": SQUARE, "color": look.colour, "line": line}
    return [{
        "type": "scatter", "mode": "markers", "x": (places % ACROSS).astype(np.int8), "name": look.head,
        "y": (places // ACROSS).astype(np.int8), "marker": marker, "opacity": DIMMED if dimmed else 1,
        "hoverinfo": "name", "cliponaxis": False,
    }]  # fmt: skip


def _keys(groups: Sequence[Group], looks: Mapping[str, _Look]) -> Part:
    """One larger mark of each group before its label."""
    shown = [looks[group.name] for group in groups]
    marker: Part = {
        "symbol": [look.symbol for look in shown], "color": [look.colour for look in shown], "size": KEY,
        "line": {"width": 1, "color": [_edge(look) for look in shown]},
    }  # fmt: skip
    return {
        "type": "scatter", "mode": "markers", "x": [KEYS_AT] * len(groups), "y": _label_rows(groups),
        "marker": marker, "hoverinfo": "skip", "name": "keys",
    }  # fmt: skip


def _labels(groups: Sequence[Group], looks: Mapping[str, _Look]) -> Part:
    """Write each group's number beside it: in the same order, moved apart where groups are small."""
    texts = [
        f"<b>{looks[group.name].head}: {group.people:,}</b><br>{looks[group.name].words}".removesuffix("<br>")
        for group in groups
    ]
    return {
        "type": "scatter", "mode": "text", "x": [LABELS_FROM] * len(groups), "y": _label_rows(groups),
        "text": texts, "textposition": "middle right", "hoverinfo": "skip", "name": "labels",
    }  # fmt: skip


def _depth(number: int, most: int) -> int:
    return PALEST + (DARKEST - PALEST) * (number - 1) // max(most - 1, 1)


def _edge(look: _Look) -> str:
    return look.colour[:7] if look.head.endswith("failed") else EDGE


def _label_rows(groups: Sequence[Group]) -> list[float]:
    sizes = [group.people for group in groups]
    middles = [(end - size / 2) / ACROSS - 0.5 for size, end in zip(sizes, accumulate(sizes), strict=True)]
    least = A_LABEL / 2 - 0.5
    for number, middle in enumerate(middles):  # downwards: none above its forerunner
        middles[number] = max(middle, least, middles[number - 1] + A_LABEL if number else least)
    most = DOWN - A_LABEL / 2 - 0.5
    for number in range(len(middles) - 1, -1, -1):  # upwards again: none below the picture
        middles[number] = min(middles[number], most)
        most = middles[number] - A_LABEL
    return middles


def _how_to_read(picked: Cells, tag: Tag) -> str:
    chosen = " Those you picked stand out." if picked else ""
    return f"One mark is one of {THOUSAND:,} people; groups stand together.{chosen} {tagged(tag)}."


def _title(ledger: Ledger, grouping: Grouping) -> str:
    within = f"{of_all(ledger.within, ledger.people)} {'is' if ledger.within == 1 else 'are'} within every limit"
    if grouping.by == "first-failed":
        return within
    several = sum(g.people for g in by_number_failed(ledger) if g.name.isdigit() and g.name != "1")
    return f"{within}; {several:,} fail more than one condition"
