"""How much of the exclusion does each condition own, whatever the order of asking?

Everyone outside is shared out equally among the conditions they fail, which is the average over every order of asking.
The line about the bar goes from the people whom only this condition stops to all whom it stops.
"""

from collections.abc import Mapping

from plotly import graph_objects as go

from cryoteach.domain.population.groups import ChosenGroup
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import names_of, people_in, whole_shares
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import NOBODY, Cells, filled, marks_of, of_all, tagged
from cryoteach.figures.parts.rows import bars, downwards, ends, height, span, words
from cryoteach.figures.parts.table import Table

ROOM = 1.18


@checked
def figure(
    ledger: Ledger, criteria: Mapping[str, Criterion], chosen: Cells = NOBODY, tag: Tag = Tag.MODEL_OUTPUT
) -> go.Figure:
    """Draw each condition's share of the people outside; a thick line shows how much of it are the people chosen."""
    marks = marks_of(ledger.conditions, criteria)
    shares, alone, only = whole_shares(ledger), ledger.alone(), _only(ledger)
    most = max([*alone.values(), 1])
    layout: Part = {
        "height": height(len(marks)),
        "xaxis": {"visible": False, "range": [0, most * ROOM]},
        "yaxis": downwards(len(marks)),
        "annotations": words([f"{mark.title}: <b>{shares[name]:,}</b>" for name, mark in marks.items()]),
        "shapes": [part for row, name in enumerate(marks) for part in span(only[name], alone[name], row)],
    }
    layout["shapes"] += _chosen(ledger, chosen)
    data = [
        bars([shares[name] for name in marks], filled(marks.values()), name="share"),
        ends([alone[name] for name in marks], [f"{alone[name]:,}" for name in marks], name="stops at all"),
    ]
    told = " Thick line: those you picked." if chosen else ""
    how = (
        "Bar and bold number: its share; the shares add up to all outside. "
        f"Line: from those it alone stops, to all it stops.{told} {tagged(tag)}."
    )
    return finished(_title(ledger, criteria), how, data, layout)


@checked
def table(ledger: Ledger, criteria: Mapping[str, Criterion]) -> Table:
    """The same as rows: each share in whole people, with the people stopped only by it and all whom it stops."""
    marks, shares = marks_of(ledger.conditions, criteria), whole_shares(ledger)
    alone, only = ledger.alone(), _only(ledger)
    rows = [(mark.title, shares[name], only[name], alone[name]) for name, mark in marks.items()]
    return Table(
        columns=("condition", "share of the people outside", "stopped by it only", "stopped by it at all"),
        rows=(*rows, ("all outside", ledger.outside, None, None)),
        caption=_title(ledger, criteria),
    )


def example() -> go.Figure:
    """The shares of a made-up thousand."""
    from cryoteach.figures.parts.examples import CRITERIA, LEDGER  # noqa: PLC0415 - for the gallery only

    return figure(LEDGER, CRITERIA)


def group_at(ledger: Ledger, y: float) -> ChosenGroup | None:
    """Everyone who fails the condition whose row was tapped."""
    row = round(y + 0.2)  # the words above the bar belong to the row
    return ChosenGroup.failing(ledger.conditions[row]) if 0 <= row < len(ledger.conditions) else None


def _chosen(ledger: Ledger, chosen: Cells) -> list[Part]:
    """A line along the foot of each bar: each person chosen is shared out as everybody is."""
    theirs = dict.fromkeys(ledger.conditions, 0.0)
    for cell in chosen:
        failed = names_of(ledger, cell)
        for name in failed:
            theirs[name] += people_in(ledger, [cell]) / len(failed)
    return [
        {"type": "line", "x0": 0, "x1": share, "y0": row + 0.27, "y1": row + 0.27, "line": {"width": 4}}
        for row, share in enumerate(theirs.values())
        if share
    ]


def _only(ledger: Ledger) -> dict[str, int]:
    return {name: ledger.dropped(name) for name in ledger.conditions}


def _title(ledger: Ledger, criteria: Mapping[str, Criterion]) -> str:
    if not ledger.outside:
        return "Nobody is outside, so there is nothing to share out"
    shares = whole_shares(ledger)
    largest = max(shares, key=lambda name: shares[name])
    return (
        f"The largest share is {criteria[largest].title.lower()}: {of_all(shares[largest], ledger.people)}; "
        f"all shares add up to {ledger.outside:,}"
    )
