"""A group of the thousand picked by name, so that a link can name it and every view can show the same people."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import (
    CANNOT_TELL,
    OPEN,
    WITHIN,
    WITHIN_CELL,
    by_first_failed,
    by_number_failed,
    cells_failing,
)
from cryoteach.domain.rules.criteria import Criterion

FIRST, NUMBER, FAILS, ONLY, BACK = "first-", "number-", "fails-", "only-", "back-"
PAIR = 2


def picks_of(criteria: Iterable[Criterion]) -> dict[str, str]:
    """Every group that can be picked, with its words."""
    return dict(_picks(list(criteria)))


def cells_of(pick: str, ledger: Ledger, order: Sequence[str], criteria: Iterable[Criterion]) -> frozenset[int]:
    """The cells of the ledger in which the people of a group stand; none where the limits do not ask what it names."""
    if pick in {WITHIN, CANNOT_TELL}:
        return frozenset({WITHIN_CELL if pick == WITHIN else OPEN})
    if pick.startswith((FIRST, NUMBER)):
        groups = by_first_failed(ledger, order) if pick.startswith(FIRST) else by_number_failed(ledger)
        name = pick.removeprefix(FIRST).removeprefix(NUMBER)
        return frozenset(cell for group in groups if group.name == name for cell in group.cells)
    letters = pick.removeprefix(FAILS).removeprefix(ONLY).removeprefix(BACK).split("-")
    names = [criterion.id for criterion in criteria if criterion.letters in letters]
    if not names or not set(names) <= set(ledger.conditions):
        return frozenset()
    if pick.startswith(FAILS):
        return frozenset(cells_failing(ledger, *names))
    whole = sum(ledger.bit(name) for name in names)
    if pick.startswith(BACK):
        return frozenset(mask for mask in range(1, whole + 1) if not mask & ~whole)
    return frozenset({whole})


def fails(name: str, criteria: Iterable[Criterion]) -> str:
    """The pick of those who fail this condition, whatever else they fail."""
    return FAILS + next(criterion.letters for criterion in criteria if criterion.id == name)


def only(names: Iterable[str], criteria: Iterable[Criterion]) -> str:
    """The pick of those who fail exactly these conditions."""
    wanted = set(names)
    return ONLY + "-".join(criterion.letters for criterion in criteria if criterion.id in wanted)


def back(names: Iterable[str], criteria: Iterable[Criterion]) -> str:
    """The pick of those who fail nothing once these conditions are no longer asked."""
    wanted = set(names)
    letters = [criterion.letters for criterion in criteria if criterion.id in wanted]
    return (BACK if len(letters) > 1 else ONLY) + "-".join(letters)


def dropped_by(pick: str, criteria: Iterable[Criterion]) -> frozenset[str]:
    """The one or two conditions whose dropping brings the picked people back; none where nothing so small does."""
    letters = pick.removeprefix(ONLY).removeprefix(BACK).split("-") if pick.startswith((ONLY, BACK)) else []
    names = frozenset(criterion.id for criterion in criteria if criterion.letters in letters)
    return names if len(names) <= PAIR else frozenset()


def _picks(criteria: list[Criterion]) -> Iterator[tuple[str, str]]:
    yield WITHIN, "within every limit"
    yield CANNOT_TELL, "cannot tell: something is not known"
    for criterion in criteria:
        yield FIRST + criterion.id, f"stopped first at: {criterion.title.lower()}"
    for number in range(1, len(criteria) + 1):
        yield f"{NUMBER}{number}", f"fail exactly {number} condition{'' if number == 1 else 's'}"
    for criterion in criteria:
        yield FAILS + criterion.letters, f"fail, among others: {criterion.title.lower()}"
    yield from _sets(criteria)


def _sets(criteria: list[Criterion]) -> Iterator[tuple[str, str]]:
    for size in range(1, len(criteria) + 1):
        for chosen in combinations(criteria, size):
            titles = ", ".join(criterion.title.lower() for criterion in chosen)
            names = [criterion.id for criterion in chosen]
            yield only(names, criteria), f"fail only: {titles}"
            if size == PAIR:
                yield back(names, criteria), f"come back if these two are dropped: {titles}"
