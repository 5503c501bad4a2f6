"""A plan of a lesson: its parts in order with their minutes, and what each asks; clinicians and trainers edit them."""

from itertools import takewhile
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.rooms.measure import Forms
from cryoteach.domain.rules.terms import Line, Prose, Slug

HAIR = 1e-9
MOST_MINUTES = 240
MINUTES_FOR_SIX = 4.0  # our teaching assumption, as in the plan that has them


class AskStage(BaseModel, frozen=True, extra="forbid"):
    """Ask the question of a stage (counted from 0) of a case; of its last one, where none is named."""

    kind: Literal["stage"]
    case: Slug
    stage: int | None = Field(default=None, ge=0)


class AskThousand(BaseModel, frozen=True, extra="forbid"):
    """Ask how many of 1,000 people meet every condition: worked out by the model at the opening."""

    kind: Literal["thousand"]
    prompt: Line
    right_within: float = Field(gt=0)
    near_within: float = Field(gt=0)
    feedback: Prose


class AskDial(BaseModel, frozen=True, extra="forbid"):
    """Ask everybody to set the limit of one condition of a profile."""

    kind: Literal["dial"]
    condition: Slug
    profile: Slug = "leaflet"
    prompt: Line


Asks: TypeAlias = Annotated[AskStage | AskThousand | AskDial, Field(discriminator="kind")]
Phases: TypeAlias = Literal["commit", "reveal", "talk", "revote", "reveal2", "model"]


class Part(BaseModel, frozen=True, extra="forbid"):
    """One part of a lesson. ``phases`` are the minutes of its phases, which add up to its own."""

    kind: Literal["join", "measure", "ask", "debrief", "slack"]
    title: Line
    minutes: float = Field(gt=0, le=MOST_MINUTES)
    asks: Asks | None = None
    phases: dict[Phases, float] = {}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.asks is not None) != (self.kind == "ask"):
            raise ValueError(f"a part of the kind ask says what it asks, and no other does; this one is {self.kind}")
        if self.phases and abs(sum(self.phases.values()) - self.minutes) > HAIR:
            raise ValueError(f"its phases add up to {sum(self.phases.values()):g} minutes, and it has {self.minutes:g}")
        return self


class Plan(BaseModel, frozen=True, extra="forbid"):
    """A lesson of so many minutes."""

    id: Slug
    order: int = Field(ge=1, le=99)
    title: Line
    minutes: float = Field(gt=0, le=MOST_MINUTES)
    parts: tuple[Part, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        needed = sum(part.minutes for part in self.parts)
        if abs(needed - self.minutes) > HAIR:
            raise ValueError(f"its parts add up to {needed:g} minutes, and it has {self.minutes:g}")
        if not self.asked:
            raise ValueError("asks nothing; give at least one part of the kind ask")
        return self

    @property
    def asked(self) -> tuple[Part, ...]:
        """The parts that ask, in order: one item of the room each."""
        return tuple(part for part in self.parts if part.kind == "ask")


def with_minutes_for_six(plan: Plan) -> Plan:
    """The plan with minutes for the six questions, after joining and at the end; as it is where it has some."""
    if any(part.kind == "measure" for part in plan.parts):
        return plan
    joining = len(list(takewhile(lambda part: part.kind == "join", plan.parts)))
    spare = len(list(takewhile(lambda part: part.kind == "slack", reversed(plan.parts))))
    end = len(plan.parts) - spare
    before, after = (
        Part(kind="measure", title=f"Six questions {when}", minutes=MINUTES_FOR_SIX) for when in ("before", "after")
    )
    parts = (*plan.parts[:joining], before, *plan.parts[joining:end], after, *plan.parts[end:])
    return plan.model_copy(update={"parts": parts, "minutes": plan.minutes + 2 * MINUTES_FOR_SIX})


class RoomContent(BaseModel, frozen=True, extra="forbid"):
    """What a room can be opened with, beside cases: plans by id, and the two forms where their file can be used."""

    plans: dict[str, Plan] = {}
    forms: Forms | None = None
