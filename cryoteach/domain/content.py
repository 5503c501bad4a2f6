"""Everything that was read from files, by owner: what is usable, and what was wrong with the rest."""

from typing import Any, Self

from pydantic import BaseModel

from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.reviews import Reviews
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.population.table_columns import TableColumns
from cryoteach.domain.practice.teaching import Teaching
from cryoteach.domain.rooms.plans import RoomContent
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.errors import Problem


class Models(BaseModel, frozen=True, extra="forbid"):
    """What the modelled people, the ice and the seedlings are made of; None where a file cannot be used."""

    cohort: CohortParameters | None = None
    ice: IceLab | None = None
    seedlings: SeedlingLab | None = None


class Content(BaseModel, frozen=True, extra="forbid"):
    """All that the app shows, by owner; ``problems`` says what could not be used and why.

    Only a page and the entry of a chapter take all of it. What they call asks for the part that it reads.
    """

    rules: Rules = Rules()
    evidence: Evidence = Evidence()
    teaching: Teaching = Teaching()
    models: Models = Models()
    review: Reviews = Reviews()
    rooms: RoomContent = RoomContent()
    columns: TableColumns | None = None
    problems: tuple[Problem, ...] = ()

    def having(self, **parts: Any) -> Self:  # noqa: ANN401 - each part is of the type that its owner says
        """The same content with these parts in the place of its own.

        Args:
            parts: by the name that the part has in its owner, such as ``cases`` or ``facts``.

        Raises:
            TypeError: no part has that name.
        """
        new: dict[str, object] = {name: parts.pop(name) for name in Content.model_fields if name in parts}
        for name in Content.model_fields:
            owner: object = getattr(self, name)
            if isinstance(owner, BaseModel):
                own = {part: parts.pop(part) for part in type(owner).model_fields if part in parts}
                new |= {name: owner.model_copy(update=own)} if own else {}
        if parts:
            raise TypeError(f"no part of the content is called {', '.join(parts)}")
        return self.model_copy(update=new)
