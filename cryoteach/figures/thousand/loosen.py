"""Who comes back when one condition is dropped, or two?

Each number is how many more people fail nothing. On the framed diagonal one condition is dropped; elsewhere the two of
its row and its column. The square is the same on both sides of the diagonal.
"""

from collections.abc import Mapping

from plotly import graph_objects as go

from cryoteach.domain.population.groups import ChosenGroup
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import Mark, marks_of, of_all, tagged
from cryoteach.figures.parts.rows import UPRIGHT_WHERE_NARROW, folded
from cryoteach.figures.parts.table import Table
from cryoteach.theme import WITHIN

ROW, AROUND = 42, 130
NAME_WIDTH = 17
FAINT, STRONG = "00", "66"  # never so strong that the text of either theme could not be read on it


@checked
def figure(
    ledger: Ledger,
    criteria: Mapping[str, Criterion],
    chosen: frozenset[str] = frozenset(),
    tag: Tag = Tag.MODEL_OUTPUT,
) -> go.Figure:
    """Draw the square of singles and pairs; the conditions chosen (one or two) are framed."""
    marks = list(marks_of(ledger.conditions, criteria).values())
    places = list(range(len(marks)))
    back = _square(ledger)
    axis: Part = {"tickvals": places, "ticks": "", "showline": False}
    layout: Part = {
        "height": AROUND + ROW * len(marks),
        "xaxis": {**axis, **UPRIGHT_WHERE_NARROW, "ticktext": [mark.short for mark in marks], "side": "top"},
        "yaxis": {**axis, "ticktext": [folded(mark.title, NAME_WIDTH) for mark in marks], "autorange": "reversed"},
        "shapes": [_frame(place, place, 1.5) for place in places] + _chosen(marks, chosen),
    }
    cells: Part = {
        "type": "heatmap", "z": back, "x": places, "y": places, "xgap": 2, "ygap": 2, "showscale": False,
        "colorscale": [[0, f"{WITHIN.colour}{FAINT}"], [1, f"{WITHIN.colour}{STRONG}"]], "zmin": 0,
        "zmax": max([1, *(number for row in back for number in row)]), "hoverinfo": "skip", "name": "cells",
    }  # fmt: skip
    numbers: Part = {
        "type": "scatter", "mode": "text", "x": places * len(places), "y": sorted(places * len(places)),
        "text": [f"{number:,}" for row in back for number in row], "hoverinfo": "skip", "name": "numbers",
    }  # fmt: skip
    how = f"How many more fail nothing. Framed diagonal: one dropped; elsewhere: row and column. {tagged(tag)}."
    return finished(_title(ledger), how, [cells, numbers], layout)


@checked
def table(ledger: Ledger, criteria: Mapping[str, Criterion]) -> Table:
    """The same as rows: each single and each pair, once."""
    rows = [
        (criteria[names[0]].title, criteria[names[1]].title if len(names) > 1 else "", people)
        for names, people in ledger.singles_and_pairs().items()
    ]
    columns = ("dropped", "and dropped", f"come back, of {ledger.people:,}")
    return Table(columns=columns, rows=tuple(rows), caption=_title(ledger))


def example() -> go.Figure:
    """Who comes back of a made-up thousand."""
    from cryoteach.figures.parts.examples import CRITERIA, LEDGER  # noqa: PLC0415 - for the gallery only

    return figure(LEDGER, CRITERIA)


def group_at(ledger: Ledger, x: float, y: float) -> ChosenGroup | None:
    """The people who come back by the cell that was tapped."""
    places = range(len(ledger.conditions))
    if round(x) not in places or round(y) not in places:
        return None
    return ChosenGroup.coming_back([ledger.conditions[round(y)], ledger.conditions[round(x)]])


def _square(ledger: Ledger) -> list[list[int]]:
    back = {frozenset(names): people for names, people in ledger.singles_and_pairs().items()}
    return [[back[frozenset({row, column})] for column in ledger.conditions] for row in ledger.conditions]


def _chosen(marks: list[Mark], chosen: frozenset[str]) -> list[Part]:
    places = [place for place, mark in enumerate(marks) if mark.id in chosen]
    return [_frame(x, y, 4) for x, y in {(places[0], places[-1]), (places[-1], places[0])}] if places else []


def _frame(x: int, y: int, width: float) -> Part:
    return {
        "type": "rect", "x0": x - 0.47, "x1": x + 0.47, "y0": y - 0.47, "y1": y + 0.47, "line": {"width": width},
    }  # fmt: skip


def _title(ledger: Ledger) -> str:
    if not ledger.outside:
        return "Nobody is outside, so nobody can come back"
    back = ledger.singles_and_pairs()
    one, two = (max([n for names, n in back.items() if len(names) == size], default=None) for size in (1, 2))
    best = f"Drop any one condition and at most {of_all(one or 0, ledger.people)} come back"
    return best if two is None else f"{best}; drop any two, at most {two:,}"
