"""How each condition looks wherever it appears: one order, one hue, its whole name, one pattern, one small square."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.errors import UnknownNameError
from cryoteach.figures.parts.blank import Part
from cryoteach.theme import CANNOT_TELL, CONDITION_COLOURS

EDGE = CANNOT_TELL.colour
"""The outline of every mark: a grey that stands out from light and from dark paper."""

PATTERNS = ("", "/", "x", ".", "-", "\\", "+", "|")
SQUARES = (
    *("square", "square-cross", "square-x", "diamond", "square-open", "square-x-open", "triangle-up", "hexagon"),
)
Cells = frozenset[int]
"""People chosen in any view: the cells of the ledger in which they stand (`cryoteach.domain.population.thousand`)."""

NOBODY: Cells = frozenset()

A_TINT = "33"  # as the end of a colour: how much of it lies behind a pattern


class Mark(BaseModel, frozen=True, extra="forbid"):
    """One condition's looks and words."""

    id: str
    title: str
    short: str
    colour: str
    pattern: str
    square: str

    @property
    def name(self) -> str:
        """Its title as it stands above a bar."""
        return f"<b>{self.title}</b>"


def marks_of(conditions: Iterable[str], criteria: Mapping[str, Criterion]) -> dict[str, Mark]:
    """Give the conditions their marks; the hue follows the criterion, so a profile that asks fewer keeps the hues.

    Raises:
        UnknownNameError: a condition whose criterion is not there.
    """
    names = tuple(conditions)
    if strange := [name for name in names if name not in criteria]:
        raise UnknownNameError("criterion", strange[0], criteria)
    return {name: _mark(criteria[name]) for name in names}


def _mark(criterion: Criterion) -> Mark:
    place = (criterion.order - 1) % len(CONDITION_COLOURS)
    return Mark(
        id=criterion.id,
        title=criterion.title,
        short=criterion.measures.scale.label,
        colour=CONDITION_COLOURS[place],
        pattern=PATTERNS[place],
        square=SQUARES[place],
    )


def filling(colours: list[str], patterns: list[str]) -> Part:
    """Fill bars with colour and pattern, outlined so that a pale hue still has an edge."""
    tints = [f"{colour}{A_TINT}" if pattern else colour for colour, pattern in zip(colours, patterns, strict=True)]
    pattern: Part = {"shape": patterns, "fillmode": "replace", "size": 8, "solidity": 0.4, "fgcolor": colours}
    return {"color": colours, "line": {"width": 1, "color": EDGE}, "pattern": {**pattern, "bgcolor": tints}}


def filled(marks: Iterable[Mark]) -> Part:
    """Fill one bar for each of these conditions."""
    listed = list(marks)
    return filling([mark.colour for mark in listed], [mark.pattern for mark in listed])


def tagged(tag: Tag) -> str:
    """The words of where a number comes from, as charts write them: "model output"."""
    return tag.words


def of_all(count: int, people: int) -> str:
    """A frequency as it is always written: "24 of 1,000"."""
    return f"{count:,} of {people:,}"
