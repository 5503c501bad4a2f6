"""When you were sure, how often were you right, verdict and reasons together?

One row is one certainty. The diamond is the share that was right, the line its 95 % interval: few answers, long line.
The shaded stretch is where this certainty brings the most marks; an honest certainty has its line there.
"""

from collections.abc import Mapping

from plotly import graph_objects as go

from cryoteach.domain.practice.marking import CERTAINTIES, Tally, pays_best
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all, tagged
from cryoteach.figures.parts.rows import BAR, downwards, height, span, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import NEAR, WITHIN

WORDS = {1: "1 · a hunch", 2: "2 · fairly sure", 3: "3 · very sure"}
FOOT, HUNDRED = 34, 100
FAINT = 0.35
ENOUGH = 5  # answers, below which not even "so far" is said


@checked
def figure(tallies: Mapping[int, Tally]) -> go.Figure:
    """Draw how often each certainty was right.

    Args:
        tallies: by certainty; one that was never given has its row without a diamond.
    """
    labels = [f"<b>{WORDS[level]}</b>: {_said(tallies.get(level))}" for level in CERTAINTIES]
    layout: Part = {
        "height": height(len(CERTAINTIES), FOOT),
        "xaxis": {
            "title": "whole answers right, of 100 such",
            "range": [0, HUNDRED + 3],
            "tickvals": [0, 25, 50, 75, 100],
        },
        "yaxis": downwards(len(CERTAINTIES)),
        "annotations": words(labels),
        "shapes": [part for row, level in enumerate(CERTAINTIES) for part in _row(row, level, tallies.get(level))],
    }
    how = (
        "◆ whole answers right of 100, with a 95 % interval of your few answers; "
        f"shaded: where this certainty brings most marks ({tagged(Tag.OUR_ASSUMPTION)}, the rule of marks)"
    )
    return finished(_title(tallies), how, [_diamonds(tallies)], layout)


@checked
def table(tallies: Mapping[int, Tally]) -> Table:
    """The same as rows."""
    rows = tuple(
        (WORDS[level], t.right, t.of, *(round(HUNDRED * edge, 1) for edge in (t.share, *t.interval, *pays_best(level))))
        for level, t in tallies.items()
    )
    columns = ("certainty", "right", "answers", "of 100", "low", "high", "brings most from", "to")
    return Table(columns=columns, rows=rows, caption=_title(tallies))


def example() -> go.Figure:
    """Somebody surer than they are right."""
    return figure({1: Tally(right=2, of=4), 2: Tally(right=4, of=6), 3: Tally(right=5, of=10)})


def _title(tallies: Mapping[int, Tally]) -> str:
    sure = tallies.get(CERTAINTIES[-1])
    if sure is None:
        return "You were never very sure, so there is nothing to say about that yet"
    fair, _ = pays_best(CERTAINTIES[-1])
    found = f"When very sure, you were right {of_all(sure.right, sure.of)}"
    if sure.interval[1] < fair:
        return f"{found}: surer than right"
    return (
        f"{found}: as sure as right so far" if sure.share >= fair and sure.of >= ENOUGH else f"{found}: too few to tell"
    )


def _said(tally: Tally | None) -> str:
    return "never said" if tally is None else f"{of_all(tally.right, tally.of)} right"


def _row(row: int, level: int, tally: Tally | None) -> list[Part]:
    low, high = (HUNDRED * edge for edge in pays_best(level))
    stretch: Part = {
        "type": "rect", "x0": low, "x1": high, "y0": row - BAR / 2, "y1": row + BAR / 2, "layer": "below",
        "fillcolor": NEAR.colour, "opacity": FAINT, "line": {"width": 0},
    }  # fmt: skip
    if tally is None:
        return [stretch]
    ends = [HUNDRED * edge for edge in tally.interval]
    return [stretch, *span(ends[0], ends[1], row)]


def _diamonds(tallies: Mapping[int, Tally]) -> Part:
    rows = [row for row, level in enumerate(CERTAINTIES) if level in tallies]
    shares = [HUNDRED * tally.share for tally in tallies.values()]
    return {
        "type": "scatter", "mode": "markers", "x": shares, "y": rows, "hoverinfo": "skip", "cliponaxis": False,
        "marker": {"symbol": "diamond", "size": 14, "color": WITHIN.colour, "line": {"color": EDGE, "width": 1}},
    }  # fmt: skip
