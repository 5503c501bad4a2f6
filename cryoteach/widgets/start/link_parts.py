"""What the address of Start may hold: the guess, the order of the gates, what is opened for teaching."""

from collections.abc import Iterable, Mapping

from cryoteach.domain.page_address import Order, Part
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.scales import Choice
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.guess import PARTS as GUESS_PARTS
from cryoteach.widgets.thousand.link_parts import letters_at_first

WALK, TEACH, OPEN = "walk", "teach", "open"


def start_parts(criteria: Mapping[str, Criterion]) -> list[Part]:
    """Every part of the address of Start."""
    letters = tuple(criterion.letters for criterion in criteria.values())
    walk = Order(name=WALK, label="order of the gates", letters=letters)
    teach = Choice(name=TEACH, label="teaching", term="", options={OPEN: "opened"})
    return [*GUESS_PARTS, Part(kind=walk, default=letters_at_first(criteria)), Part(kind=teach)]


def gates_asked(criteria: Mapping[str, Criterion], asked: Iterable[str]) -> tuple[str, ...]:
    """The conditions of a set of limits, in the order in which the thousand meet them here."""
    by_letters, known = {criterion.letters: criterion.id for criterion in criteria.values()}, set(asked)
    return tuple(name for part in chapter_state.text(WALK).split("-") if (name := by_letters.get(part, "")) in known)


def as_letters(order: Iterable[str], criteria: Mapping[str, Criterion]) -> str:
    """An order as the address writes it; gates that are not asked stay behind the others."""
    asked = list(dict.fromkeys([*order, *criteria]))
    return "-".join(criteria[name].letters for name in asked)
