"""A teaching case: a fictional person told in stages, a question at each stage, and what the author adds.

The key comes from the engine; an author's note may add to it, never contradict it. What a stage does not mention
stays as the stage before left it; what no stage has mentioned is unknown.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self, TypeAlias, cast

from pydantic import AfterValidator, BaseModel, Field, field_validator, model_validator

from cryoteach.domain.cases.formats import FORMAT, up_to_date
from cryoteach.domain.cases.questions import Question
from cryoteach.domain.cases.sizes import (  # fmt: skip
    LONGEST_NAME,
    LONGEST_NOTE,
    MOST_BYTES_OF_A_CASE,
    MOST_PROMPTS,
    MOST_STAGES,
)
from cryoteach.domain.input.days import IsoDate
from cryoteach.domain.input.unknown_words import written_as_unknown
from cryoteach.domain.rules.assessment import Assessment, Verdict, assess
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Value
from cryoteach.domain.rules.terms import LONGEST_LINE, LONGEST_PROSE, Line, Misconception, Prose, Slug
from cryoteach.errors import and_more, shown

MOST_WRONG = 12  # findings of one stage that are told one by one
Objective: TypeAlias = Literal["LO1", "LO2", "LO3", "LO4", "LO5", "LO6", "LO7", "LO8"]
Level: TypeAlias = Literal["first-steps", "core", "stretch"]


def _as_a_name(text: str) -> str:
    name = " ".join(text.split())
    if strange := [letter for letter in name if not (letter.isalpha() or letter in " '’-.")]:
        raise ValueError(f"holds {shown(strange[0])}; a first name is letters alone, such as Zoë or Anne-Marie")
    return name


FirstName: TypeAlias = Annotated[
    str,
    Field(max_length=LONGEST_NAME, description="What the person is called: a first name alone. Empty: “this person”."),
    AfterValidator(_as_a_name),
]


class Stage(BaseModel, frozen=True, extra="forbid"):
    """What becomes known at one point of the story; a finding may be revealed, corrected or set back to unknown."""

    label: Line
    story: str = Field(default="", max_length=LONGEST_PROSE)
    findings: dict[str, Value | None] = {}
    question: Question | None = None
    expected_verdict: Verdict | None = None
    note: str = Field(default="", max_length=LONGEST_NOTE)

    @field_validator("findings", mode="before")
    @classmethod
    def _findings_are_possible(cls, findings: object) -> object:
        if not isinstance(findings, dict):
            return findings  # pydantic says what was expected
        told = {name: None if written_as_unknown(value) else value for name, value in _items(cast("object", findings))}
        if wrong := [complaint for name, value in told.items() if (complaint := _complaint(name, value))]:
            raise ValueError("; ".join(and_more(wrong, MOST_WRONG)))
        return told


class Review(BaseModel, frozen=True, extra="forbid"):
    """Who reviewed a case as a clinician, and when; until then it says that nobody has."""

    reviewer: str = Field(default="", max_length=LONGEST_LINE)
    date: IsoDate | None = None

    @property
    def words(self) -> str:
        """The state of review in words."""
        if self.reviewer and self.date:
            return f"reviewed by {self.reviewer} on {self.date}"
        return "not yet clinically reviewed"


class Case(BaseModel, frozen=True, extra="forbid"):
    """One teaching case, as one YAML file holds it."""

    format: Literal[1] = FORMAT
    id: Slug
    title: Line
    name: FirstName = ""
    level: Level
    objectives: tuple[Objective, ...]
    misconceptions: tuple[Misconception, ...]
    author: Line
    licence: Line
    review: Review = Review()
    profile: Slug = "leaflet"
    vignette: Prose
    stages: tuple[Stage, ...] = Field(min_length=1, max_length=MOST_STAGES)
    teaching_point: Prose
    debrief: tuple[Line, ...] = Field(default=(), max_length=MOST_PROMPTS)
    twin: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_of_the_newest_format(cls, given: object) -> object:
        return up_to_date(cast("dict[str, Any]", given)) if isinstance(given, dict) else given

    @field_validator("objectives", "misconceptions")
    @classmethod
    def _serves_something(cls, served: tuple[str, ...]) -> tuple[str, ...]:
        if not served:
            raise ValueError("is empty; name at least one, for a case without a reason to exist teaches nobody")
        return served

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        size = len(self.model_dump_json(exclude_defaults=True).encode())
        if size > MOST_BYTES_OF_A_CASE:
            raise ValueError(
                f"is {size:,} bytes as a whole; a case takes at most {MOST_BYTES_OF_A_CASE:,}, so shorten it"
            )
        return self

    def person_at(self, stage: int) -> Person:
        """What is known of the person once this stage (counted from 0) has been told."""
        known: dict[str, Value | None] = {}
        for told in self.stages[: stage + 1]:
            known.update(told.findings)
        return Person.model_validate(known)

    @property
    def called(self) -> str:
        """What the person is called in a sentence: by the first name, where the case gives one."""
        return self.name or "this person"

    @property
    def person(self) -> Person:
        """What is known at the end."""
        return self.person_at(len(self.stages) - 1)

    def told_at(self, stage: int) -> str:
        """All that has been read once this stage (counted from 0) has been told."""
        return " ".join([self.vignette, *(told.story for told in self.stages[: stage + 1])])


def assess_stages(case: Case, profile: Profile) -> list[Assessment]:
    """The engine's key for every stage of a case."""
    return [assess(case.person_at(stage), profile) for stage in range(len(case.stages))]


def _items(findings: object) -> Iterable[tuple[str, object]]:
    return cast("dict[str, object]", findings).items()


def _complaint(name: str, value: object) -> str:
    if name not in SCALES:
        return f"{shown(name)} is not a finding; known: {', '.join(SCALES)}"
    try:
        if value is not None:
            SCALES[name].checked(value)
    except ValueError as refusal:
        return str(refusal)
    return ""
