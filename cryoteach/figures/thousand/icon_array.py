"""Who are the thousand, and what stops each of them first?

One square is one person; those who are stopped by the same gate stand together. Their number is written beside them.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import numpy as np
from plotly import graph_objects as go

from cryoteach.domain.population.arrangement import Grouping
from cryoteach.domain.population.groups import ChosenGroup
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import THOUSAND, Group, by_number_failed
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, NOBODY, Cells, of_all, tagged
from cryoteach.figures.parts.table import Table
from cryoteach.figures.thousand.icon_looks import Look, looks_of, parts_of

ACROSS, DOWN, HEIGHT = 25, 40, 340
SQUARE, KEY, DIMMED = 6, 11, 0.22
KEYS_AT, LABELS_FROM, LABELS_TO = ACROSS + 0.8, ACROSS + 1.8, ACROSS + 20.5
A_LABEL, LABELS = 5.3, 8  # rows of squares that two lines of words need, and how many such there may be
DEEP = max(DOWN, LABELS * A_LABEL)
FIRST_FAILED = Grouping()


@checked
def figure(
    ledger: Ledger,
    criteria: Mapping[str, Criterion],
    grouping: Grouping = FIRST_FAILED,
    chosen: Cells = NOBODY,
    tag: Tag = Tag.MODEL_OUTPUT,
) -> go.Figure:
    """Draw a ledger of exactly a thousand people; those who are chosen stand out.

    Raises:
        ValueError: the ledger holds another number of people.
    """
    if ledger.people != THOUSAND:
        raise ValueError(f"the icon array draws {THOUSAND:,} people, found {ledger.people:,}: reconcile them first")
    groups, looks = grouping.groups(ledger), looks_of(ledger, criteria)
    data = list[Part]()
    place = 0
    for group in groups:
        for look, theirs, others in parts_of(group, looks[group.name], ledger, grouping, chosen):
            data += [*_squares(look, place, theirs, dimmed=False)]
            data += [*_squares(look, place + theirs, others, dimmed=bool(chosen))]
            place += theirs + others
    axis: Part = {"visible": False, "constrain": "range"}
    layout: Part = {
        "height": HEIGHT,
        "xaxis": {**axis, "range": [-0.6, LABELS_TO], "constraintoward": "left"},
        "yaxis": {**axis, "range": [DEEP - 0.3, -0.7], "constraintoward": "top", "scaleanchor": "x"},
    }
    data += [_keys(groups, looks), _labels(groups, looks)]
    return finished(_title(ledger, grouping), _how_to_read(grouping, chosen, tag), data, layout)


@checked
def table(ledger: Ledger, criteria: Mapping[str, Criterion], grouping: Grouping = FIRST_FAILED) -> Table:
    """The same as rows: each group and its people."""
    looks = looks_of(ledger, criteria)
    rows = list[tuple[str | int, ...]]()
    for group in grouping.groups(ledger):
        rows.append((looks[group.name].head, looks[group.name].words, group.people))
        rows += [("", f"of these, {reason.kind}: {reason.words}", many) for reason, many in grouping.reasons_of(group)]
    return Table(
        columns=("group", "what decides", f"people of {ledger.people:,}"),
        rows=tuple(rows),
        caption=_title(ledger, grouping),
    )


def example() -> go.Figure:
    """A made-up thousand by the first gate they fail."""
    from cryoteach.figures.parts.examples import CRITERIA, LEDGER  # noqa: PLC0415 - for the gallery only

    return figure(LEDGER, CRITERIA)


def group_at(ledger: Ledger, grouping: Grouping, x: float, y: float) -> ChosenGroup | None:
    """The group whose square or label was tapped at this place of the chart."""
    groups = grouping.groups(ledger)
    if x > ACROSS - 0.5:
        near = [(abs(at - y), number) for number, at in enumerate(_label_rows(groups))]
        return grouping.chosen(groups[min(near)[1]]) if min(near)[0] <= A_LABEL / 2 and x <= LABELS_TO else None
    column, row = round(x), round(y)
    if not (0 <= column < ACROSS and 0 <= row < DOWN):
        return None
    ends = accumulate(group.people for group in groups)
    tapped = next(group for group, end in zip(groups, ends, strict=True) if row * ACROSS + column < end)
    return grouping.chosen(tapped)


def _squares(look: Look, start: int, people: int, *, dimmed: bool) -> list[Part]:
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


def _keys(groups: Sequence[Group], looks: Mapping[str, Look]) -> Part:
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


def _labels(groups: Sequence[Group], looks: Mapping[str, Look]) -> Part:
    """Write each group's number beside it: in the same order, moved apart where groups are small."""
    texts = [f"<b>{group.people:,}</b><br>{looks[group.name].words or looks[group.name].head}" for group in groups]
    return {
        "type": "scatter", "mode": "text", "x": [LABELS_FROM] * len(groups), "y": _label_rows(groups),
        "text": texts, "textposition": "middle right", "hoverinfo": "skip", "name": "labels",
    }  # fmt: skip


def _edge(look: Look) -> str:
    return look.colour[:7] if look.head.endswith("failed") else EDGE


def _label_rows(groups: Sequence[Group]) -> list[float]:
    sizes = [group.people for group in groups]
    middles = [(end - size / 2) / ACROSS - 0.5 for size, end in zip(sizes, accumulate(sizes), strict=True)]
    least = A_LABEL / 2 - 0.5
    for number, middle in enumerate(middles):  # downwards: none above its forerunner
        middles[number] = max(middle, least, middles[number - 1] + A_LABEL if number else least)
    most = DEEP - A_LABEL / 2 - 0.5
    for number in range(len(middles) - 1, -1, -1):  # upwards again: none below the picture
        middles[number] = min(middles[number], most)
        most = middles[number] - A_LABEL
    return middles


def _how_to_read(grouping: Grouping, chosen: Cells, tag: Tag) -> str:
    order = "; another order of asking moves the blame" if grouping.by == "first-failed" else ""
    told = " Those you picked stand out." if chosen else ""
    return f"One mark is one of {THOUSAND:,} people; groups stand together{order}.{told} {tagged(tag)}."


def _title(ledger: Ledger, grouping: Grouping) -> str:
    within = f"{of_all(ledger.within, ledger.people)} {'is' if ledger.within == 1 else 'are'} within every limit"
    if grouping.by == "first-failed":
        return within
    several = sum(g.people for g in by_number_failed(ledger) if g.name.isdigit() and g.name != "1")
    return f"{within}; {several:,} fail more than one condition"
