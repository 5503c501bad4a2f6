"""The kinds of question a stage of a case can ask; where the engine holds the key, the question carries none."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, Field, StrictFloat, field_validator

from cryoteach.domain.cases.sizes import FEWEST_OPTIONS, MOST_OPTIONS
from cryoteach.domain.input.typed_numbers import read_number
from cryoteach.domain.rules.terms import Line, Prose


def _not_two_numbers(value: object) -> object:
    """Say of a text why it is no number, as where it could be one of two; a text that is one is still no number."""
    if isinstance(value, str):
        read_number(value)
    return value


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
    options: tuple[Option, ...] = Field(min_length=FEWEST_OPTIONS, max_length=MOST_OPTIONS)

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
    answer: Annotated[StrictFloat, BeforeValidator(_not_two_numbers)] = Field(allow_inf_nan=False)
    tolerance: Annotated[StrictFloat, BeforeValidator(_not_two_numbers)] = Field(ge=0, allow_inf_nan=False)
    unit: str = Field(default="", max_length=20)
    feedback: Prose


class ShiftQuestion(BaseModel, frozen=True, extra="forbid"):
    """Does this stage's new fact make "within" more, the same or less likely? The engine holds the key."""

    kind: Literal["more-same-less"]
    prompt: Line = "Given this new fact: more, the same or less likely to be within the limits?"


Question: TypeAlias = Annotated[
    VerdictQuestion | LimitingQuestion | ChoiceQuestion | NumberQuestion | ShiftQuestion, Field(discriminator="kind")
]
