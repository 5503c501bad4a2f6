"""How many are left after each gate in turn, and how many would each gate stop alone?

Left: everyone comes to the first gate; the pale part of a bar goes on, the patterned part is stopped there. Right: how
many of all the people the same gate would stop if it were the only one. A later gate stops fewer only because others
came first.
"""

from collections.abc import Mapping, Sequence

from plotly import graph_objects as go
from pydantic import BaseModel

from cryoteach.domain.population.groups import ChosenGroup
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import by_first_failed, people_in
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, NOBODY, Cells, Mark, filled, marks_of, of_all, tagged
from cryoteach.figures.parts.rows import bars, downwards, ends, height, span, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import WITHIN

IN_TURN, ALONE = (0.0, 0.66), (0.7, 1.0)
ROOM, ROOM_FOR_A_BAND = 1.28, 1.85  # of the whole axis: the numbers stand at the ends of the bars
PALE = "40"


class Asking(BaseModel, frozen=True, extra="forbid"):
    """The order of asking, and how uncertain the people left after each gate are (low and high, by condition)."""

    order: tuple[str, ...] = ()
    left: dict[str, tuple[int, int]] = {}


OWN_ORDER = Asking()


@checked
def figure(
    ledger: Ledger,
    criteria: Mapping[str, Criterion],
    turn: Asking = OWN_ORDER,
    chosen: Cells = NOBODY,
    tag: Tag = Tag.MODEL_OUTPUT,
) -> go.Figure:
    """Draw both readings of one ledger; where people are chosen, a dark line shows how far they come."""
    order = turn.order or ledger.conditions
    marks = marks_of(order, criteria)
    room = ledger.people * (ROOM_FOR_A_BAND if turn.left else ROOM)
    axis: Part = {"visible": False}
    layout: Part = {
        "height": height(len(order), 26),
        "barmode": "stack",
        "xaxis": {**axis, "range": [0, room], "domain": IN_TURN},
        "xaxis2": {**axis, "range": [0, ledger.people * 1.6], "domain": ALONE},
        "yaxis": downwards(len(order)),
        "annotations": [*words([_step(number, mark) for number, mark in enumerate(marks.values(), 1)]), *_headings()],
        "shapes": [*_bands(turn, order), *_chosen(ledger, order, chosen)],
    }
    data = [*_in_turn(ledger, turn, list(marks.values())), *_alone(ledger, list(marks.values()))]
    return finished(_title(ledger, marks), _how_to_read(turn, chosen, tag), data, layout)


@checked
def table(ledger: Ledger, criteria: Mapping[str, Criterion], turn: Asking = OWN_ORDER) -> Table:
    """The same as rows: stopped and left in turn, and stopped when asked alone."""
    order = turn.order or ledger.conditions
    alone, marks, before = ledger.alone(), marks_of(order, criteria), ledger.people
    rows = list[tuple[str | int | None, ...]]()
    for name, left in ledger.funnel(order):
        low, high = turn.left.get(name, (None, None))
        rows.append((marks[name].title, before - left, left, low, high, alone[name]))
        before = left
    columns = ("gate", "stopped here", "left after it", "left: low", "left: high", "stopped if asked alone")
    return Table(columns=columns, rows=tuple(rows), caption=_title(ledger, marks))


def example() -> go.Figure:
    """A made-up thousand in the order of the conditions, with a band."""
    from cryoteach.figures.parts.examples import CRITERIA, LEDGER  # noqa: PLC0415 - for the gallery only

    left = {name: (round(n * 0.7), min(round(n * 1.3), 1000)) for name, n in LEDGER.funnel()}
    return figure(LEDGER, CRITERIA, Asking(left=left))


def group_at(ledger: Ledger, turn: Asking, y: float) -> ChosenGroup | None:
    """The people stopped at the gate whose row was tapped."""
    order = turn.order or ledger.conditions
    row = round(y + 0.2)  # the words above the bar belong to the row
    return ChosenGroup.first(order[row]) if 0 <= row < len(order) else None


def _in_turn(ledger: Ledger, turn: Asking, marks: Sequence[Mark]) -> list[Part]:
    lefts = [left for _, left in ledger.funnel([mark.id for mark in marks])]
    stopped = [before - left for before, left in zip([ledger.people, *lefts], lefts, strict=False)]
    tips = [left + stop for left, stop in zip(lefts, stopped, strict=True)]
    on = {"color": f"{WITHIN.colour}{PALE}", "line": {"width": 1, "color": EDGE}}
    return [
        bars(lefts, on, name="go on"),
        bars(stopped, filled(marks), name="stopped here"),
        ends(
            [max(tip, turn.left.get(mark.id, (0, 0))[1]) for tip, mark in zip(tips, marks, strict=True)],
            [_number(left, turn.left.get(mark.id)) for left, mark in zip(lefts, marks, strict=True)],
            name="left after it",
        ),
    ]


def _alone(ledger: Ledger, marks: Sequence[Mark]) -> list[Part]:
    alone = [ledger.alone()[mark.id] for mark in marks]
    return [
        bars(alone, filled(marks), name="stopped if asked alone", xaxis="x2"),
        ends(alone, [f"{number:,}" for number in alone], name="alone", xaxis="x2"),
    ]


def _number(left: int, band: tuple[int, int] | None) -> str:
    return f"<b>{left:,}</b> ({band[0]:,}–{band[1]:,})" if band else f"<b>{left:,}</b>"


def _step(number: int, mark: Mark) -> str:
    return f"{number}. {mark.name}"


def _headings() -> list[Part]:
    places = {"<b>left, in turn</b>": IN_TURN[0], "<b>stops alone</b>": ALONE[0]}
    return [
        {
            "x": x, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "top", "yshift": 8,
            "text": text, "borderpad": 0,
        }
        for text, x in places.items()
    ]  # fmt: skip


def _bands(turn: Asking, order: Sequence[str]) -> list[Part]:
    return [part for row, name in enumerate(order) if name in turn.left for part in span(*turn.left[name], row)]


def _chosen(ledger: Ledger, order: Sequence[str], chosen: Cells) -> list[Part]:
    """A line along the foot of each bar: how many of the chosen people are left after that gate."""
    parts, left = list[Part](), chosen
    for row, group in enumerate(by_first_failed(ledger, order)[: len(order)]):
        left -= {*group.cells}
        if people := people_in(ledger, left):
            at = row + 0.27
            parts.append({"type": "line", "x0": 0, "x1": people, "y0": at, "y1": at, "line": {"width": 4}})
    return parts


def _how_to_read(turn: Asking, chosen: Cells, tag: Tag) -> str:
    band = " Lines with caps: how far it may lie." if turn.left else ""
    told = " Thick line: those you picked." if chosen else ""
    return f"Plain: go on. Patterned: stopped here. Right: each gate by itself.{band}{told} {tagged(tag)}."


def _title(ledger: Ledger, marks: Mapping[str, Mark]) -> str:
    alone = ledger.alone()
    most = max(alone, key=lambda name: alone[name])
    left = ledger.people - ledger.outside
    return (
        f"{of_all(left, ledger.people)} pass every gate; "
        f"the strictest alone ({marks[most].title.lower()}) would leave {ledger.people - alone[most]:,}"
    )
