"""What can happen in a room, one line of its log each. ``at``: seconds since the room was opened, set by the store.

Who presses says what was on screen: ``step`` is the room's step that the presser saw, ``presses`` the number of
switches thrown so far. So a double click, or a second tab, cannot do a thing twice.
"""

from hashlib import blake2b
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, Field, StringConstraints, TypeAdapter, model_validator

from cryoteach.domain.input.patterns import WrittenAs
from cryoteach.domain.rooms.items import Pinned
from cryoteach.domain.rooms.measure import FormName, Forms
from cryoteach.domain.rooms.measure import Part as PartOfTheLesson
from cryoteach.domain.rooms.plans import Plan
from cryoteach.domain.rules.terms import Line

Phase: TypeAlias = Literal[
    "lobby", "measure", "commit", "closed", "reveal", "talk", "revote", "reveal2", "model", "debrief", "ended"
]
KeyShown: TypeAlias = Literal["after-second-vote", "at-reveal"]
Phone: TypeAlias = Annotated[str, WrittenAs(r"[0-9a-f]{32}", "32 hexadecimal digits, as the web names a phone")]
Reply: TypeAlias = Annotated[
    str, WrittenAs(r"(c[0-9][0-3])?", "c, the place of the option and the certainty, or nothing")
]
Written: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=26)]
Seconds: TypeAlias = Annotated[int, Field(ge=0)]
Round: TypeAlias = Literal[1, 2]
Sure: TypeAlias = Literal[1, 2, 3]
MOST_PHONES_LISTED = 2_000
MOST_CARDS = 400  # answers of one item and round that may be typed in
LENGTH_OF_A_KEY = 16


class Opened(Pinned, frozen=True, extra="forbid"):
    """The room is open: all it will ever need is pinned here.

    ``rehearsal``: its phones are simulated. ``exports_pairs``: the trainer asked for what each phone sent before and
    after, nameless, and phones are told.
    """

    kind: Literal["opened"] = "opened"
    at: Seconds = 0
    title: Line
    key: KeyShown = "after-second-vote"
    plan: Plan | None = None
    measure: Forms | None = None
    rehearsal: bool = False
    exports_pairs: bool = False

    @model_validator(mode="after")
    def _can_mark_the_forms(self) -> Self:
        if self.measure is not None and self.measure.profile not in {profile.id for profile in self.profiles}:
            raise ValueError(f"the six questions are marked by {self.measure.profile}, which is not pinned")
        return self


class Moved(BaseModel, frozen=True, extra="forbid"):
    """The room went on, or back to look again; for ``measure`` the round is 1 before the items and 2 after them."""

    kind: Literal["moved"] = "moved"
    at: Seconds = 0
    step: int = Field(ge=0)
    to: Phase
    item: int = Field(ge=0)
    round: Round = 1


class Closed(BaseModel, frozen=True, extra="forbid"):
    """The vote is closed."""

    kind: Literal["closed"] = "closed"
    at: Seconds = 0
    step: int = Field(ge=0)


class Voted(BaseModel, frozen=True, extra="forbid"):
    """A phone answered. ``revision``: how many of its votes on this item and round it had seen counted."""

    kind: Literal["voted"] = "voted"
    at: Seconds = 0
    phone: Phone
    item: int = Field(ge=0)
    round: Round
    said: Written
    sure: Sure | None = None
    revision: int = Field(default=0, ge=0)


class SameCards(BaseModel, frozen=True, extra="forbid"):
    """So many cards showed one answer with one certainty."""

    said: Written
    sure: Sure | None = None
    count: int = Field(ge=1, le=MOST_CARDS)


class CardsCounted(BaseModel, frozen=True, extra="forbid"):
    """The trainer typed in what cards showed: it stands in the place of what was typed in before for this question.

    ``revision``: how often that had been done, as far as the trainer had seen.
    """

    kind: Literal["cards-counted"] = "cards-counted"
    at: Seconds = 0
    item: int = Field(ge=0)
    round: Round
    counts: tuple[SameCards, ...] = Field(max_length=MOST_CARDS)
    revision: int = Field(default=0, ge=0)

    @property
    def total(self) -> int:
        """How many answers that are."""
        return sum(each.count for each in self.counts)


class Measured(BaseModel, frozen=True, extra="forbid"):
    """A phone answered one of the two forms before or after the lesson; one reply an item, "" where left open.

    ``revision``: how often this phone had sent this form before, as far as it had seen.
    """

    kind: Literal["measured"] = "measured"
    at: Seconds = 0
    phone: Phone
    form: FormName
    part: PartOfTheLesson
    replies: tuple[Reply, ...] = Field(max_length=20)
    revision: int = Field(default=0, ge=0)


class Blanked(BaseModel, frozen=True, extra="forbid"):
    """The projector was made blank, or shows again."""

    kind: Literal["blanked"] = "blanked"
    at: Seconds = 0
    on: bool
    presses: int = Field(ge=0)


class Locked(BaseModel, frozen=True, extra="forbid"):
    """New phones are kept out, or let in again.

    ``phones`` are those that were in the room, as far as the web knows; where it does not say, only its door is shut.
    """

    kind: Literal["locked"] = "locked"
    at: Seconds = 0
    on: bool
    presses: int = Field(ge=0)
    phones: tuple[Phone, ...] | None = Field(default=None, max_length=MOST_PHONES_LISTED)


class Extended(BaseModel, frozen=True, extra="forbid"):
    """The room lasts once as long again."""

    kind: Literal["extended"] = "extended"
    at: Seconds = 0


class Ended(BaseModel, frozen=True, extra="forbid"):
    """The lesson is over; what was shown stays until the room is erased."""

    kind: Literal["ended"] = "ended"
    at: Seconds = 0
    step: int = Field(ge=0)


Event: TypeAlias = Annotated[
    Opened | Moved | Closed | Voted | CardsCounted | Measured | Blanked | Locked | Extended | Ended,
    Field(discriminator="kind"),
]
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
STATE_KINDS = frozenset({"opened", "moved", "closed", "blanked", "locked", "extended", "ended"})
"""The kinds that wake phones: all but votes, tallies by hand and measures."""


def event_key(event: Event) -> bytes:
    """The same sixteen bytes for what is the same thing sent or pressed twice, whenever that happens.

    Two presses on the same step that lead to different places have different keys: the second is refused as stale.
    """
    parts = event.model_dump(mode="json", exclude={"at", "phones", "items", "cases", "profiles", "plan", "measure"})
    text = "|".join(f"{name}={parts[name]}" for name in sorted(parts))
    return blake2b(text.encode(), digest_size=LENGTH_OF_A_KEY).digest()
