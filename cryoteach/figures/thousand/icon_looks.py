"""How the groups of the icon array look: a colour and a mark each, and a mark of its own for each reason."""

from collections.abc import Mapping, Sequence
from itertools import cycle

from pydantic import BaseModel

from cryoteach.domain.population.arrangement import Grouping
from cryoteach.domain.population.failure_reasons import Reason
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import Group, people_in
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.figures.parts.marks import Cells, marks_of
from cryoteach.theme import CANNOT_TELL, OUTSIDE, WITHIN

SHAPES = ("square", "diamond", "triangle-up", "circle")  # of the reasons of a kind
FILLINGS = ("-open", "")  # of the first kind of reason, of the second, and so on
IN_TEXT = {
    "square-open": "□", "diamond-open": "◇", "triangle-up-open": "△", "circle-open": "○",
    "square": "■", "diamond": "◆", "triangle-up": "▲", "circle": "●",
}  # fmt: skip
PALEST, DARKEST = 0x18, 0xFF  # more failed, darker


class Look(BaseModel, frozen=True, extra="forbid"):
    """A group's name, its words, its colour and the mark of one person."""

    head: str
    words: str
    colour: str
    symbol: str


def looks_of(ledger: Ledger, criteria: Mapping[str, Criterion]) -> dict[str, Look]:
    """Give every group that this ledger may have its looks, by its name."""
    marks = marks_of(ledger.conditions, criteria)
    firsts = {
        mark.id: Look(head=mark.title, words=mark.short, colour=mark.colour, symbol=mark.square)
        for mark in marks.values()
    }
    numbers = {
        str(n): Look(
            head=f"{n} failed", words="", colour=f"{OUTSIDE.colour}{_depth(n, len(marks)):02x}", symbol="square"
        )
        for n in range(1, len(marks) + 1)
    }
    unknown = Look(head=CANNOT_TELL.mark, words=CANNOT_TELL.words, colour=CANNOT_TELL.colour, symbol="circle-open-dot")
    within = Look(head=WITHIN.mark, words=WITHIN.words, colour=WITHIN.colour, symbol="circle")
    return {**firsts, **numbers, "cannot-tell": unknown, "within": within}


def parts_of(
    group: Group, look: Look, ledger: Ledger, grouping: Grouping, chosen: Cells
) -> list[tuple[Look, int, int]]:
    """What a group is drawn as, one after another: a look, how many of it are chosen, and how many are not."""
    cells = chosen & {*group.cells}
    reasons = grouping.reasons_of(group)
    if grouping.reasons is None or not reasons:
        theirs = people_in(ledger, cells)
        return [(look, theirs, group.people - theirs)]
    chosen_of = dict(zip(grouping.reasons.reasons, grouping.reasons.of(cells), strict=True))
    symbols = _symbols([reason for reason, _ in reasons])
    return [
        (look.model_copy(update={"symbol": symbols[reason]}), chosen_of[reason], many - chosen_of[reason])
        for reason, many in reasons
    ]


def key_of(group: Group, grouping: Grouping) -> str:
    """The marks of a group's reasons with their counts, in words; empty where no reasons are known."""
    reasons = grouping.reasons_of(group)
    symbols = _symbols([reason for reason, _ in reasons])
    kinds: dict[str, list[str]] = {}
    for reason, many in reasons:
        kinds.setdefault(reason.kind, []).append(f"{IN_TEXT[symbols[reason]]} {many:,} {reason.words}")
    return "; ".join(f"{kind}: {', '.join(told)}" for kind, told in kinds.items())


def _symbols(reasons: Sequence[Reason]) -> dict[Reason, str]:
    """A mark for each reason: the kinds differ in their filling, the reasons of a kind in their shape."""
    kinds = list(dict.fromkeys(reason.kind for reason in reasons))
    fillings, shapes = dict(zip(kinds, cycle(FILLINGS), strict=False)), {kind: cycle(SHAPES) for kind in kinds}
    return {reason: f"{next(shapes[reason.kind])}{fillings[reason.kind]}" for reason in reasons}


def _depth(number: int, most: int) -> int:
    return PALEST + (DARKEST - PALEST) * (number - 1) // max(most - 1, 1)
