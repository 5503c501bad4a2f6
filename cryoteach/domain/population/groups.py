"""A group of the thousand that somebody may choose: a link names it, and every view shows the same people."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Self

from pydantic import BaseModel, model_validator

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import OPEN, WITHIN_CELL, by_first_failed, cells_failing
from cryoteach.domain.rules.criteria import Criterion

PAIR = 2


class GroupKind(StrEnum):
    """What the people of a group have in common; the word is how the text of the group begins in a link."""

    WITHIN = "within"
    CANNOT_TELL = "cannot-tell"
    FIRST = "first"
    NUMBER = "number"
    FAILS = "fails"
    ONLY = "only"
    BACK = "back"


WITHOUT_CONDITIONS = {GroupKind.WITHIN, GroupKind.CANNOT_TELL, GroupKind.NUMBER}


class ChosenGroup(BaseModel, frozen=True, extra="forbid"):
    """Some of the thousand by what they fail: ``conditions`` by their ids, or for ``NUMBER`` how many of them."""

    kind: GroupKind
    conditions: frozenset[str] = frozenset()
    number: int = 0

    @model_validator(mode="after")
    def _names_conditions_where_it_is_about_some(self) -> Self:
        if bool(self.conditions) is (self.kind in WITHOUT_CONDITIONS):
            raise ValueError(f"a group of the kind {self.kind} cannot be about {len(self.conditions)} conditions")
        return self

    @classmethod
    def read(cls, text: str, criteria: Collection[Criterion]) -> "ChosenGroup":
        """The group that a link names.

        Raises:
            ValueError: it names none.
        """
        found = groups_by_text(criteria).get(text)
        if found is None:
            raise ValueError(f"{text!r} is no group of the thousand")
        return found

    @classmethod
    def first(cls, name: str) -> Self:
        """Those who are stopped first at this condition, in whatever order the conditions are asked."""
        return cls(kind=GroupKind.FIRST, conditions=frozenset({name}))

    @classmethod
    def failing(cls, name: str) -> Self:
        """Those who fail this condition, whatever else they fail."""
        return cls(kind=GroupKind.FAILS, conditions=frozenset({name}))

    @classmethod
    def failing_only(cls, names: Iterable[str]) -> Self:
        """Those who fail exactly these conditions."""
        return cls(kind=GroupKind.ONLY, conditions=frozenset(names))

    @classmethod
    def coming_back(cls, names: Iterable[str]) -> Self:
        """Those who fail nothing once these conditions are no longer asked: of one, those who fail only that."""
        conditions = frozenset(names)
        return cls(kind=GroupKind.BACK if len(conditions) > 1 else GroupKind.ONLY, conditions=conditions)

    @property
    def dropped(self) -> frozenset[str]:
        """The one or two conditions whose dropping brings these people back; none where nothing so small does."""
        small = self.kind in {GroupKind.ONLY, GroupKind.BACK} and len(self.conditions) <= PAIR
        return self.conditions if small else frozenset()

    def text(self, criteria: Iterable[Criterion]) -> str:
        """The group as a link names it, "only-Fi-No": the letters of its conditions in the order of the criteria."""
        if self.kind is GroupKind.NUMBER:
            return f"{self.kind}-{self.number}"
        names = sorted(self.conditions) if self.kind is GroupKind.FIRST else [c.letters for c in self._of(criteria)]
        return "-".join([self.kind, *names])

    def words(self, criteria: Iterable[Criterion]) -> str:
        """The group as it reads on screen."""
        if self.kind is GroupKind.NUMBER:
            return f"fail exactly {self.number} condition{'' if self.number == 1 else 's'}"
        return WORDS[self.kind] + ", ".join(criterion.title.lower() for criterion in self._of(criteria))

    def cells(self, ledger: Ledger, order: Sequence[str]) -> frozenset[int]:
        """The cells of the ledger in which these people stand; none where the limits do not ask what it names.

        Args:
            ledger: the people.
            order: every condition's id in the order in which they are asked.
        """
        if not self.conditions:
            return self._without_conditions(ledger)
        if not self.conditions <= set(ledger.conditions):
            return frozenset()
        if self.kind is GroupKind.FIRST:
            groups = by_first_failed(ledger, order)
            return frozenset(cell for group in groups if group.name in self.conditions for cell in group.cells)
        if self.kind is GroupKind.FAILS:
            return frozenset(cells_failing(ledger, *self.conditions))
        whole = sum(ledger.bit(name) for name in self.conditions)
        if self.kind is GroupKind.BACK:
            return frozenset(mask for mask in range(1, whole + 1) if not mask & ~whole)
        return frozenset({whole})

    def _without_conditions(self, ledger: Ledger) -> frozenset[int]:
        if self.kind is GroupKind.NUMBER:
            masks = range(1, len(ledger.histogram))
            return frozenset(mask for mask in masks if mask.bit_count() == self.number)
        return frozenset({WITHIN_CELL if self.kind is GroupKind.WITHIN else OPEN})

    def _of(self, criteria: Iterable[Criterion]) -> list[Criterion]:
        return [criterion for criterion in criteria if criterion.id in self.conditions]


WORDS: Mapping[GroupKind, str] = {
    GroupKind.WITHIN: "within every limit",
    GroupKind.CANNOT_TELL: "cannot tell: something is not known",
    GroupKind.FIRST: "stopped first at: ",
    GroupKind.FAILS: "fail, among others: ",
    GroupKind.ONLY: "fail only: ",
    GroupKind.BACK: "come back if these two are dropped: ",
}


def groups_by_text(criteria: Collection[Criterion]) -> dict[str, ChosenGroup]:
    """Every group that can be chosen, by the text that names it in a link."""
    return {group.text(criteria): group for group in _groups([criterion.id for criterion in criteria])}


def _groups(names: Sequence[str]) -> Iterator[ChosenGroup]:
    yield ChosenGroup(kind=GroupKind.WITHIN)
    yield ChosenGroup(kind=GroupKind.CANNOT_TELL)
    yield from (ChosenGroup.first(name) for name in names)
    yield from (ChosenGroup(kind=GroupKind.NUMBER, number=number) for number in range(1, len(names) + 1))
    yield from (ChosenGroup.failing(name) for name in names)
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            yield ChosenGroup.failing_only(chosen)
            if size == PAIR:
                yield ChosenGroup.coming_back(chosen)
