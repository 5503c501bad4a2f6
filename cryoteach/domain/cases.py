"""A teaching case: a fictional person told in stages, a question at each stage, and what the author adds.

The key comes from the engine; an author's note may add to it, never contradict it. What a stage does not mention
stays as the stage before left it; what no stage has mentioned is unknown.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias, cast

from pydantic import BaseModel, Field, field_validator

from cryoteach.domain.assessment import Assessment, Verdict, assess
from cryoteach.domain.criteria import IsoDate, Misconception, Slug, Status
from cryoteach.domain.patient import SCALES, Person
from cryoteach.domain.profiles import Profile
from cryoteach.domain.questions import Line, Prose, Question
from cryoteach.domain.scales import Value
from cryoteach.domain.wording_checks import words_against_findings

FORMAT = 1
Objective: TypeAlias = Literal["LO1", "LO2", "LO3", "LO4", "LO5", "LO6", "LO7", "LO8"]


class Stage(BaseModel, frozen=True, extra="forbid"):
    """What becomes known at one point of the story; a finding may be revealed, corrected or set back to unknown."""

    label: Line
    story: str = Field(default="", max_length=4000)
    findings: dict[str, Value | None] = {}
    question: Question | None = None
    expected_verdict: Verdict | None = None
    note: str = Field(default="", max_length=2000)

    @field_validator("findings", mode="before")
    @classmethod
    def _findings_are_possible(cls, findings: object) -> object:
        if wrong := [complaint for name, value in _items(findings) if (complaint := _complaint(name, value))]:
            raise ValueError("; ".join(wrong))
        return findings


class Review(BaseModel, frozen=True, extra="forbid"):
    """Who reviewed a case as a clinician, and when; until then it says that nobody has."""

    reviewer: str = Field(default="", max_length=160)
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
    level: Literal["first-steps", "core", "stretch"]
    objectives: tuple[Objective, ...] = Field(min_length=1)
    misconceptions: tuple[Misconception, ...] = Field(min_length=1)
    author: Line
    licence: Line
    review: Review = Review()
    profile: Slug = "leaflet"
    vignette: Prose
    stages: tuple[Stage, ...] = Field(min_length=1, max_length=6)
    teaching_point: Prose
    debrief: tuple[Line, ...] = ()
    twin: Slug | None = None

    def person_at(self, stage: int) -> Person:
        """What is known of the person once this stage (counted from 0) has been told."""
        known: dict[str, Value | None] = {}
        for told in self.stages[: stage + 1]:
            known.update(told.findings)
        return Person.model_validate(known)

    @property
    def person(self) -> Person:
        """What is known at the end."""
        return self.person_at(len(self.stages) - 1)


def assess_stages(case: Case, profile: Profile) -> list[Assessment]:
    """The engine's key for every stage of a case."""
    return [assess(case.person_at(stage), profile) for stage in range(len(case.stages))]


def problems_of(case: Case, profile: Profile | None) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with a well-formed case, as (place, sentence) pairs: its guards and its words.

    Without a profile there is no key, so only the words are looked at.
    """
    for index, key in enumerate(assess_stages(case, profile) if profile else ()):
        expected = case.stages[index].expected_verdict
        if expected is not None and expected is not key.verdict:
            sentence = (
                f"expects {expected.value}, but the engine finds {key.verdict.value} ({_why(key)}); "
                "change the findings or the expectation"
            )
            yield ("stages", index, "expected_verdict"), sentence
    told = " ".join([case.vignette, *(stage.story for stage in case.stages)])
    for sentence in words_against_findings(told, [case.person_at(i) for i in range(len(case.stages))]):
        yield ("vignette",), sentence


def _why(key: Assessment) -> str:
    decisive = [finding.reason for finding in key.findings if finding.status is not Status.MET]
    return " ".join(decisive) or "every condition is met"


def twin_problem(case: Case, twin: Case | None) -> str | None:
    """Why a case's near twin is none, or None when it is: the two differ in exactly one finding."""
    if twin is None:
        return f"no case that can be used is called {case.twin!r}; name the near twin's id"
    if case.profile != twin.profile:
        return f"near twins are judged by one profile; {twin.id} is judged by {twin.profile}"
    differing = [name for name in SCALES if case.person.value(name) != twin.person.value(name)]
    if len(differing) != 1:
        return f"near twins differ in exactly one finding; {twin.id} differs in {', '.join(differing) or 'none'}"
    return None


def _items(findings: object) -> list[tuple[str, object]]:
    return list(cast("dict[str, object]", findings).items()) if isinstance(findings, dict) else []


def _complaint(name: str, value: object) -> str:
    if name not in SCALES:
        return f"{name} is not a finding; known: {', '.join(SCALES)}"
    try:
        if value is not None:
            SCALES[name].checked(value)
    except ValueError as refusal:
        return str(refusal)
    return ""
