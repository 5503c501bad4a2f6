"""The kinds of question a stage of a case can ask; where the engine holds the key, the question carries none."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field, StrictFloat, field_validator

Prose: TypeAlias = Annotated[str, Field(min_length=1, max_length=4000)]
Line: TypeAlias = Annotated[str, Field(min_length=1, max_length=160)]


class VerdictQuestion(BaseModel, frozen=True, extra="forbid"):
    """Within, outside or cannot tell? The engine holds the key."""

    kind: Literal["verdict"]
    prompt: Line = "Within the limits, outside them, or can we not tell?"


class LimitingQuestion(BaseModel, frozen=True, extra="forbid"):
    """Which conditions keep this person out? The engine holds the key."""

    kind: Literal["limiting-conditions"]
    prompt: Line = "Which conditions are not met?"


class Option(BaseModel, frozen=True, extra="forbid"):
    """One answer to choose, with feedback of its own."""

    text: Line
    right: bool = False
    feedback: Prose


class ChoiceQuestion(BaseModel, frozen=True, extra="forbid"):
    """One right answer of several; every option explains itself."""

    kind: Literal["choice"]
    prompt: Line
    options: tuple[Option, ...] = Field(min_length=2, max_length=6)

    @field_validator("options")
    @classmethod
    def _one_is_right(cls, options: tuple[Option, ...]) -> tuple[Option, ...]:
        if sum(option.right for option in options) != 1:
            raise ValueError("exactly one option must be right")
        return options


class NumberQuestion(BaseModel, frozen=True, extra="forbid"):
    """A number to work out, right within a tolerance."""

    kind: Literal["number"]
    prompt: Line
    answer: StrictFloat
    tolerance: StrictFloat = Field(ge=0)
    unit: str = Field(default="", max_length=20)
    feedback: Prose


class ShiftQuestion(BaseModel, frozen=True, extra="forbid"):
    """Does this stage's new fact make "within" more, the same or less likely? The engine holds the key."""

    kind: Literal["more-same-less"]
    prompt: Line = "Given this new fact: more, the same or less likely to be within the limits?"


Question: TypeAlias = Annotated[
    VerdictQuestion | LimitingQuestion | ChoiceQuestion | NumberQuestion | ShiftQuestion, Field(discriminator="kind")
]
