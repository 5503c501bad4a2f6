"""What stands on one handout: a front that knows nothing of the key, and a back that holds all of it."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.questions import ChoiceQuestion
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.rooms.asked import Asked, asked_of
from cryoteach.domain.rooms.items import Pinned, StageItem, items_of, question_of
from cryoteach.domain.rooms.keys import key_of
from cryoteach.domain.rules.assessment import Assessment, Finding, Verdict, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.phrases import count_line, flip_sentence, verdict_words, weakest_words
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.terms import Line

Written: TypeAlias = dict[str, Any]
LETTERS = "ABCDEF"
MARKS = {Status.MET: "●", Status.NOT_MET: "✕", Status.CANNOT_TELL: "?"}
VERDICTS = {Verdict.WITHIN: "●", Verdict.OUTSIDE: "✕", Verdict.CANNOT_TELL: "?"}
A_PERSON = "One person"


class Gate(BaseModel, frozen=True, extra="forbid"):
    """A condition as the front has it: its words and its rule, and room to fill in."""

    title: str
    rule: str
    tag: str


class Judged(BaseModel, frozen=True, extra="forbid"):
    """The same overleaf: what this person has, whether it is met, why, and where the limit was read."""

    mark: str
    title: str
    value: str
    status: str
    reason: str
    tag: str
    place: str
    sources: tuple[int, ...]


class Front(BaseModel, frozen=True, extra="forbid"):
    """The first page. Of a case nothing in it depends on the findings; a person without a story is a list of them."""

    title: str
    story: tuple[tuple[str, str], ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
    prompt: str
    kind: str
    options: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    gates: tuple[Gate, ...]


class Back(BaseModel, frozen=True, extra="forbid"):
    """The page overleaf."""

    mark: str
    verdict: str
    counted: str
    weakest: str
    flip: str
    holds: str = ""
    feedback: tuple[tuple[str, str], ...] = ()
    says: tuple[str, ...] = ()
    gates: tuple[Judged, ...]
    sources: tuple[str, ...]


class Sheet(BaseModel, frozen=True, extra="forbid"):
    """One handout: both pages, whose they are, and by which limits."""

    front: Front
    back: Back
    person: Person
    profile: Profile
    case: Case | None = None


def sheet_of_case(case: Case, profile: Profile, evidence: Evidence, stage: int | None = None) -> Sheet:
    """The handout of a case, told up to one of its questions: the last one, where no other is named.

    Args:
        case: whose story.
        profile: the limits that it is judged by.
        evidence: where the sources of the limits are looked up.
        stage: the stage (counted from 0) whose question is asked; one that asks nothing asks for the verdict.
    """
    last = len(case.stages) - 1
    at = last if stage is None else stage
    told = case if at == last else case.model_copy(update={"stages": case.stages[: at + 1]})
    item = items_of(told)[-1]
    pinned = Pinned(items=(item,), cases=(told,), profiles=(profile.model_copy(update={"id": told.profile}),))
    asked = asked_of(item, pinned)
    person = told.person
    front = Front(
        title=case.title, story=_story(told), prompt=asked.prompt, kind=asked.kind, unit=asked.unit,
        options=_options(asked), gates=_gates(profile),
    )  # fmt: skip
    more = {**_key(item, pinned), "says": _says(case, at)}
    back = _back(assess(person, profile), evidence).model_copy(update=more)
    return Sheet(front=front, back=back, person=person, profile=profile, case=case)


def sheet_of_person(person: Person, profile: Profile, evidence: Evidence, title: Line = A_PERSON) -> Sheet:
    """The handout of a person of chapter 2: the findings in place of a story, and the verdict is asked for."""
    options = tuple((LETTERS[at], verdict.words) for at, verdict in enumerate(Verdict))
    findings = tuple((scale.label.capitalize(), _value(person, name)) for name, scale in SCALES.items())
    front = Front(
        title=title, findings=findings, prompt="Within the limits, outside them, or can we not tell?", kind="verdict",
        options=options, gates=_gates(profile),
    )  # fmt: skip
    return Sheet(front=front, back=_back(assess(person, profile), evidence), person=person, profile=profile)


def _value(person: Person, name: str) -> str:
    value = person.value(name)
    return "not known" if value is None else SCALES[name].words(value)


def _story(case: Case) -> tuple[tuple[str, str], ...]:
    stages = [(stage.label, stage.story) for stage in case.stages if stage.story.strip()]
    parts = [("", case.vignette), *stages]
    return tuple((label, each.strip()) for label, text in parts for each in _paragraphs(text))


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def _options(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What can be chosen, with the letter that the answer cards have for it; conditions are ticked in the table."""
    if asked.kind == "limiting-conditions":
        return ()
    return tuple((LETTERS[at], option.words) for at, option in enumerate(asked.options))


def _gates(profile: Profile) -> tuple[Gate, ...]:
    return tuple(
        Gate(title=each.criterion.title, rule=each.limit_words, tag=each.limit.tag.words) for each in profile.conditions
    )


def _key(item: StageItem, pinned: Pinned) -> Written:
    """What holds, in words, and what each answer gets back."""
    key, question = key_of(item, pinned), question_of(item, pinned)
    options = question.options if isinstance(question, ChoiceQuestion) else ()
    feedback = [(f"{LETTERS[at]}. {option.text.rstrip('.')}", option.feedback) for at, option in enumerate(options)]
    if key is not None and key.explanation:
        feedback.append(("Why", key.explanation))
    holds = (
        key.words.rstrip(".") if key and question.kind != "verdict" else ""
    )  # of a verdict the head of the page says it
    return {"holds": holds, "feedback": tuple(feedback)}


def _says(case: Case, stage: int) -> tuple[str, ...]:
    texts = [case.stages[stage].note, *([case.teaching_point] if stage == len(case.stages) - 1 else [])]
    return tuple(part.strip() for text in texts for part in _paragraphs(text))


def _back(assessment: Assessment, evidence: Evidence) -> Back:
    words = verdict_words(assessment.verdict)
    numbered = _numbered(assessment.profile, evidence)
    sources = [evidence.sources[name] for name in numbered]
    return Back(
        mark=VERDICTS[assessment.verdict], verdict=f"{words[:1].upper()}{words[1:]}.",
        counted=count_line(assessment), weakest=weakest_words(assessment), flip=flip_sentence(assessment),
        gates=tuple(_judged(finding, evidence, numbered) for finding in assessment.findings),
        sources=tuple(f"{source.name}{f', {source.link}' if source.link else ''}" for source in sources),
    )  # fmt: skip


def _judged(finding: Finding, evidence: Evidence, numbered: Mapping[str, int]) -> Judged:
    condition = finding.condition
    return Judged(
        mark=MARKS[finding.status], title=condition.criterion.title, value=finding.value_words,
        status=f"{finding.status.words}{', near the edge' if finding.near else ''}", reason=finding.reason,
        tag=finding.tag.words, place=condition.criterion.leaflet_place,
        sources=tuple(sorted({numbered[name] for name in _cited(condition, evidence)})),
    )  # fmt: skip


def _numbered(profile: Profile, evidence: Evidence) -> dict[str, int]:
    """Every source that the limits cite, with its number on the sheet."""
    names = (name for condition in profile.conditions for name in _cited(condition, evidence))
    return {name: at for at, name in enumerate(dict.fromkeys(names), 1)}


def _cited(condition: Condition, evidence: Evidence) -> list[str]:
    facts = [evidence.facts[cite] for cite in condition.limit.cites if cite in evidence.facts]
    return [fact.source for fact in facts if fact.show]
