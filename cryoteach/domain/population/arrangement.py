"""How the thousand are put together: by the first gate failed in some order, or by how many are failed."""

from typing import Literal

from pydantic import BaseModel

from cryoteach.domain.population.failure_reasons import Reason, Reasons
from cryoteach.domain.population.groups import ChosenGroup, GroupKind
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import CANNOT_TELL, WITHIN, Group, by_first_failed, by_number_failed


class Grouping(BaseModel, frozen=True, extra="forbid"):
    """One way to put the thousand together.

    ``by``: the first condition failed, or how many are failed. ``order``: in which the conditions are asked; the
    profile's own when empty. With ``reasons`` those stopped first at that condition are told apart by why.
    """

    by: Literal["first-failed", "number-failed"] = "first-failed"
    order: tuple[str, ...] = ()
    reasons: Reasons | None = None

    def groups(self, ledger: Ledger) -> list[Group]:
        """The groups of this ledger, in the order in which they are drawn."""
        return by_number_failed(ledger) if self.by == "number-failed" else by_first_failed(ledger, self.order or None)

    def chosen(self, group: Group) -> ChosenGroup:
        """One of these groups as somebody chooses it."""
        if group.name in {WITHIN, CANNOT_TELL}:
            return ChosenGroup(kind=GroupKind(group.name))
        if self.by == "number-failed":
            return ChosenGroup(kind=GroupKind.NUMBER, number=int(group.name))
        return ChosenGroup.first(group.name)

    def reasons_of(self, group: Group) -> list[tuple[Reason, int]]:
        """Why the people of a group are in it, where that is known; reasons that nobody has are left out."""
        if self.reasons is None or self.by != "first-failed" or group.name != self.reasons.condition:
            return []
        counts = self.reasons.of(group.cells)
        return [(reason, many) for reason, many in zip(self.reasons.reasons, counts, strict=True) if many]
