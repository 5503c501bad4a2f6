"""Which conditions are failed together, and by how many people?

Each row is one exact combination: its filled marks are failed, its small dots are met. The bar is the people who fail
exactly these.
"""

from collections.abc import Iterable, Mapping, Sequence

from plotly import graph_objects as go
from pydantic import BaseModel

from cryoteach.domain.population.groups import ChosenGroup, GroupKind
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import OPEN, WITHIN_CELL, people_in
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.phrases import both
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, NOBODY, Cells, Mark, filling, marks_of, of_all, tagged
from cryoteach.figures.parts.rows import UPRIGHT_WHERE_NARROW
from cryoteach.figures.parts.table import Table
from cryoteach.theme import OUTSIDE, WITHIN

TOP = 10
ROW, AROUND = 30, 140
MATRIX, PEOPLE = (0.0, 0.62), (0.65, 1.0)
FAILED, MET = 15, 4


class _Row(BaseModel, frozen=True, extra="forbid"):
    failed: tuple[str, ...]
    words: str
    people: int
    cells: Cells
    kind: str


@checked
def figure(
    ledger: Ledger,
    criteria: Mapping[str, Criterion],
    top: int = TOP,
    chosen: Cells = NOBODY,
    tag: Tag = Tag.MODEL_OUTPUT,
) -> go.Figure:
    """Draw the largest combinations, then all the others in one row, then who fails nothing."""
    rows, marks = _rows(ledger, criteria, top), list(marks_of(ledger.conditions, criteria).values())
    most = max([row.people for row in rows if row.kind != "rest"] + [1])
    layout: Part = {
        "height": AROUND + ROW * len(rows),
        "xaxis": {
            "domain": MATRIX, "range": [-0.6, len(marks) - 0.4], "side": "top", "ticks": "", "showline": False,
            "tickvals": list(range(len(marks))), "ticktext": [mark.short for mark in marks],
            **UPRIGHT_WHERE_NARROW,
        },
        "xaxis2": {"domain": PEOPLE, "range": [0, most * 1.45], "visible": False},
        "yaxis": {"range": [len(rows) - 0.4, -0.6], "visible": False},
        "shapes": [*_threads(rows, ledger), *_outlined(rows, chosen)],
        "annotations": [_note(row, number) for number, row in enumerate(rows) if not row.failed],
    }  # fmt: skip
    data = [*_dots(rows, marks), *_bars(rows)]
    return finished(_title(ledger, marks, rows), _how_to_read(chosen, tag), data, layout)


@checked
def table(ledger: Ledger, criteria: Mapping[str, Criterion], top: int = TOP) -> Table:
    """The same as rows: each combination and its people."""
    rows, marks = _rows(ledger, criteria, top), list(marks_of(ledger.conditions, criteria).values())
    return Table(
        columns=("fail exactly these", "how many conditions", f"people of {ledger.people:,}"),
        rows=tuple((row.words, len(row.failed) if row.kind != "rest" else None, row.people) for row in rows),
        caption=_title(ledger, marks, rows),
    )


def example() -> go.Figure:
    """The largest combinations of a made-up thousand."""
    from cryoteach.figures.parts.examples import CRITERIA, LEDGER  # noqa: PLC0415 - for the gallery only

    return figure(LEDGER, CRITERIA)


def group_at(ledger: Ledger, top: int, y: float) -> ChosenGroup | None:
    """The people of the combination whose row was tapped; the row of all the others is no one group."""
    rows, row = _rows(ledger, {}, top), round(y)
    if not 0 <= row < len(rows) or rows[row].kind == "rest":
        return None
    failed = rows[row].failed
    return ChosenGroup.failing_only(failed) if failed else ChosenGroup(kind=GroupKind.WITHIN)


def _rows(ledger: Ledger, criteria: Mapping[str, Criterion], top: int) -> list[_Row]:
    sets = [(failed, people) for failed, people in ledger.intersections().items() if failed]
    rows = list[_Row]()
    for failed, people in sets[:top]:
        names = tuple(name for name in ledger.conditions if name in failed)
        words = " + ".join(criteria[name].title if name in criteria else name for name in names)
        rows.append(_Row(failed=names, words=words, people=people, cells=frozenset({_cell(ledger, names)}), kind="set"))
    others = frozenset(_cell(ledger, failed) for failed, _ in sets[top:])
    if others:
        words = f"{len(others)} other set{'s' if len(others) > 1 else ''}"
        rows.append(_Row(failed=(), words=words, people=people_in(ledger, others), cells=others, kind="rest"))
    nothing: Cells = frozenset({WITHIN_CELL, OPEN})
    return [
        *rows, _Row(failed=(), words="none failed", people=people_in(ledger, nothing), cells=nothing, kind="none")
    ]  # fmt: skip


def _cell(ledger: Ledger, failed: Iterable[str]) -> int:
    return sum(ledger.bit(name) for name in failed)


def _dots(rows: Sequence[_Row], marks: Sequence[Mark]) -> list[Part]:
    exact = [(number, row) for number, row in enumerate(rows) if row.failed]
    met = [(x, y) for y, row in exact for x, mark in enumerate(marks) if mark.id not in row.failed]
    small = {"size": MET, "color": EDGE}
    parts: list[Part] = [_marks([x for x, _ in met], [y for _, y in met], small, "met")]
    for x, mark in enumerate(marks):
        ys = [y for y, row in exact if mark.id in row.failed]
        look = {"size": FAILED, "color": mark.colour, "symbol": "circle", "line": {"width": 1.5, "color": EDGE}}
        parts.append(_marks([x] * len(ys), ys, look, f"{mark.title}: failed"))
    return parts


def _marks(xs: list[int], ys: list[int], marker: Part, name: str) -> Part:
    return {
        "type": "scatter", "mode": "markers", "x": xs, "y": ys, "marker": marker, "name": name, "hoverinfo": "skip",
    }  # fmt: skip


def _bars(rows: Sequence[_Row]) -> list[Part]:
    """Draw the people of each row; the rest are many sets, so they get a number and no bar."""
    looks = {"set": (OUTSIDE.colour, ""), "rest": (OUTSIDE.colour, ""), "none": (WITHIN.colour, "/")}
    drawn_as = [looks[row.kind] for row in rows]
    people = [0 if row.kind == "rest" else row.people for row in rows]
    where = {"y": list(range(len(rows))), "xaxis": "x2", "hoverinfo": "skip"}
    return [
        {
            "type": "bar", "orientation": "h", "x": people, "width": 0.62, "name": "people", **where,
            "marker": filling([colour for colour, _ in drawn_as], [pattern for _, pattern in drawn_as]),
        },
        {
            "type": "scatter", "mode": "text", "x": people, "text": [_number(row) for row in rows],
            "textposition": "middle right", "cliponaxis": False, "name": "numbers", **where,
        },
    ]  # fmt: skip


def _number(row: _Row) -> str:
    return f" {row.people:,}{' together' if row.kind == 'rest' else ''}"


def _threads(rows: Sequence[_Row], ledger: Ledger) -> list[Part]:
    """A line through the failed marks of a row, from its first to its last."""
    places = [[ledger.conditions.index(name) for name in row.failed] for row in rows]
    return [
        {"type": "line", "x0": xs[0], "x1": xs[-1], "y0": y, "y1": y, "line": {"width": 2}, "layer": "below"}
        for y, xs in enumerate(places)
        if len(xs) > 1
    ]


def _outlined(rows: Sequence[_Row], chosen: Cells) -> list[Part]:
    """A frame around each row that holds somebody who is chosen."""
    return [
        {
            "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": y - 0.46, "y1": y + 0.46,
            "line": {"width": 2, "dash": "solid" if row.cells <= chosen else "dot"},
        }
        for y, row in enumerate(rows)
        if row.cells & chosen
    ]  # fmt: skip


def _note(row: _Row, number: int) -> Part:
    mark = f"{WITHIN.mark} " if row.kind == "none" else ""
    return {"x": 0, "xref": "paper", "xanchor": "left", "y": number, "text": f"{mark}{row.words}", "borderpad": 0}


def _how_to_read(chosen: Cells, tag: Tag) -> str:
    told = " Framed: where those you picked are." if chosen else ""
    return f"Big marks are failed, small dots met. A bar counts who fails exactly these.{told} {tagged(tag)}."


def _title(ledger: Ledger, marks: Sequence[Mark], rows: Sequence[_Row]) -> str:
    if not ledger.outside:
        return "Nobody fails anything"
    titles = {mark.id: mark.title.lower() for mark in marks}
    largest = both([titles[name] for name in rows[0].failed]) or rows[0].words
    several = sum(people for failed, people in ledger.intersections().items() if len(failed) > 1)
    return (
        f"{of_all(several, ledger.people)} fail more than one condition; "
        f"most often together ({rows[0].people:,} people): {largest}"
    )
