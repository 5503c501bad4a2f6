"""How one person stands against one profile: each condition's status and margin, and the verdict of them together.

Three-valued logic: any condition not met means outside; else any unknown means cannot tell; else within. The
conditions are a conjunction, not a sum, so the only score is the weakest link.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import cast

from pydantic import BaseModel

from cryoteach.domain.rules.criteria import FILLED_IN, Status
from cryoteach.domain.rules.patient import Person, Value
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.smallest_changes import Change, smallest_changes
from cryoteach.domain.rules.terms import Tag


class Verdict(StrEnum):
    """The three things the rules can say; "within" is never an offer of treatment."""

    WITHIN = "within"
    OUTSIDE = "outside"
    CANNOT_TELL = "cannot-tell"

    @property
    def words(self) -> str:
        """The verdict as it reads on screen."""
        return {"within": "within the limits", "outside": "outside the limits"}.get(self.value, "cannot tell")


class Finding(BaseModel, frozen=True, extra="forbid"):
    """How one person stands on one condition.

    ``margin`` is normalised: 0 is the limit, 1 is ideal, below 0 is not met. ``margin_in_unit`` is the same distance
    in the finding's own unit. A condition without a number has margin 1 when met and -1 when not.
    """

    condition: Condition
    status: Status
    value: Value | None
    margin: float | None
    margin_in_unit: float | None

    def __repr_args__(self) -> Iterator[tuple[str | None, str | float | None]]:
        """Show which condition it is about, and how it stands."""
        yield from (("id", self.id), ("status", self.status.value), ("value", self.value), ("margin", self.margin))

    @cached_property
    def reason(self) -> str:
        """Why it stands so, in a sentence; written only when somebody reads it, for a map assesses many people."""
        status, condition = self.status, self.condition
        sentences = condition.criterion.sentences
        general = {
            Status.MET: sentences.met, Status.NOT_MET: sentences.not_met, Status.CANNOT_TELL: sentences.cannot_tell,
        }[status]  # fmt: skip
        filled = {
            "{value}": self.value_words,
            "{limit}": condition.limit_words,
            "{edge}": condition.edge_words,
            "{tag}": condition.limit.tag.words,
        }
        text = sentences.because.get(str(self.value), general) if status is not Status.MET else general
        sentence = re.sub("|".join(FILLED_IN), lambda match: filled[match[0]], text)
        return sentence[:1].upper() + sentence[1:]

    @property
    def id(self) -> str:
        """The condition's id."""
        return self.condition.id

    @property
    def tag(self) -> Tag:
        """Where the limit comes from."""
        return self.condition.limit.tag

    @property
    def near(self) -> bool:
        """Met, but short of ideal."""
        return self.status is Status.MET and self.margin is not None and self.margin < 1

    @property
    def value_words(self) -> str:
        """The value in words, "not known" when it is unknown."""
        return "not known" if self.value is None else self.condition.scale.words(self.value)


class Judgement(BaseModel, frozen=True, extra="forbid"):
    """A person's findings under a profile, and what follows from them."""

    profile: Profile
    person: Person
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Outside if any condition fails, else cannot tell if any is unknown, else within."""
        statuses = {finding.status for finding in self.findings}
        if Status.NOT_MET in statuses:
            return Verdict.OUTSIDE
        return Verdict.CANNOT_TELL if Status.CANNOT_TELL in statuses else Verdict.WITHIN

    @property
    def met(self) -> int:
        """How many conditions are met."""
        return sum(finding.status is Status.MET for finding in self.findings)

    @property
    def of(self) -> int:
        """How many conditions the profile asks."""
        return len(self.findings)

    @property
    def weakest(self) -> Finding | None:
        """The finding with the smallest known margin (the first of equals), or None when nothing is known."""
        known = [finding for finding in self.findings if finding.margin is not None]
        return min(known, key=lambda finding: cast("float", finding.margin), default=None)

    @cached_property
    def smallest_changes(self) -> tuple[tuple[Change, ...], ...]:
        """Every minimal set of changed findings that flips the verdict, fewest findings first."""
        return smallest_changes(self.person, self.profile)

    def finding(self, condition_id: str) -> Finding:
        """The finding on one condition of the profile."""
        return self.findings[self.profile.conditions.index(self.profile.condition(condition_id))]

    def with_status(self, status: Status) -> tuple[Finding, ...]:
        """The findings that have one status, in the profile's order."""
        return tuple(finding for finding in self.findings if finding.status is status)
