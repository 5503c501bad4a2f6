"""Six gates with the rates you set: how many come through, and how much hangs on their overlap?

Each bar is how many of the thousand pass one gate by itself. Below them all is the answer: a diamond where gates know
nothing of each other, and a line from different people failing each gate to the same people failing all.
"""

from collections.abc import Mapping

from plotly import graph_objects as go

from cryoteach.domain.population.gate_rates import HUNDRED, GateRates, Overlap
from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import filled, marks_of, of_all, tagged
from cryoteach.figures.parts.rows import BAR, bars, downwards, ends, height, span, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import WITHIN

ROOM = 1.22
OVERLAPS = {
    Overlap.LEAST: "least overlap: different people fail each gate",
    Overlap.INDEPENDENT: "independent: gates know nothing of each other",
    Overlap.MOST: "most overlap: the same people fail them all",
}


@checked
def figure(
    rates: GateRates,
    criteria: Mapping[str, Criterion],
    overlap: Overlap = Overlap.INDEPENDENT,
    tag: Tag = Tag.OUR_ASSUMPTION,
) -> go.Figure:
    """Draw the gates, and what they come to; the overlap chosen is marked."""
    marks = list(marks_of(rates.passing, criteria).values())
    passing = [_of_thousand(number) for number in rates.passing.values()]
    last = len(marks)
    low, high = (share * THOUSAND for share in rates.bounds)
    layout: Part = {
        "height": height(last + 1, 24),
        "xaxis": {"visible": False, "range": [0, THOUSAND * ROOM]},
        "yaxis": downwards(last + 1, BAR / 2 + 0.4),
        "annotations": words([*(mark.name for mark in marks), f"<b>All {last} together</b>"]),
        "shapes": [*span(low, high, last), _rule(last)],
    }
    data = [
        bars(passing, filled(marks), name="pass"),
        ends(passing, [f"{number:,}" for number in passing], name="passing"),
        _answer(rates, overlap, last),
        _number_of(rates, overlap, last),
    ]
    how = (
        f"Bars: of {THOUSAND:,}, who pass a gate. Line: least to most overlap. ◆ {overlap.value}. {tagged(tag)}: yours."
    )
    return finished(_title(rates), how, data, layout)


@checked
def table(rates: GateRates, criteria: Mapping[str, Criterion]) -> Table:
    """The same as rows: each gate, then all together for each kind of overlap."""
    marks = marks_of(rates.passing, criteria)
    gates = [(marks[name].title, of_all(_of_thousand(n), THOUSAND)) for name, n in rates.passing.items()]
    answers = [
        (f"all together, {words}", of_all(_people(rates, overlap), THOUSAND)) for overlap, words in OVERLAPS.items()
    ]
    return Table(columns=("gate", "pass"), rows=(*gates, *answers), caption=_title(rates))


def example() -> go.Figure:
    """Six gates that 70 of 100 pass."""
    from cryoteach.figures.parts.examples import CRITERIA  # noqa: PLC0415 - for the gallery only

    return figure(GateRates(passing=dict.fromkeys(CRITERIA, 70)), CRITERIA)


def _answer(rates: GateRates, overlap: Overlap, row: int) -> Part:
    marker: Part = {"symbol": "diamond", "size": 16, "color": WITHIN.colour}
    return {
        "type": "scatter", "mode": "markers", "x": [rates.share(overlap) * THOUSAND], "y": [row], "marker": marker,
        "hoverinfo": "skip", "name": "come through", "cliponaxis": False,
    }  # fmt: skip


def _number_of(rates: GateRates, overlap: Overlap, row: int) -> Part:
    """The answer in numbers, under its line and from the left edge, where there is room."""
    low, high = (_people(rates, bound) for bound in (Overlap.LEAST, Overlap.MOST))
    text = f"◆ <b>{of_all(_people(rates, overlap), THOUSAND)}</b>; from {low:,} to {high:,}"
    return {
        "type": "scatter", "mode": "text", "x": [0], "y": [row + BAR], "text": [text], "hoverinfo": "skip",
        "textposition": "middle right", "name": "answer", "cliponaxis": False,
    }  # fmt: skip


def _rule(row: int) -> Part:
    at = row - 0.66
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": {"width": 1}}


def _of_thousand(rate: int) -> int:
    return rate * THOUSAND // HUNDRED


def _people(rates: GateRates, overlap: Overlap) -> int:
    return round(rates.share(overlap) * THOUSAND)


def _title(rates: GateRates) -> str:
    low, high = (_people(rates, bound) for bound in (Overlap.LEAST, Overlap.MOST))
    through = of_all(_people(rates, Overlap.INDEPENDENT), THOUSAND)
    return f"{through} come through if the gates are independent; {low:,} to {high:,} if they overlap"
