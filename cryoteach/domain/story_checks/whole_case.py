"""What is wrong with a well-formed case: its guards, its words, its near twin; all at once, each with its place."""

from collections.abc import Iterator
from typing import TypeAlias

from cryoteach.domain.cases.case import Case, Stage, assess_stages
from cryoteach.domain.cases.keys import shift
from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion, Question
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.story_checks.condition_words import words_against_limits
from cryoteach.domain.story_checks.finding_words import words_against_findings
from cryoteach.domain.story_checks.giveaways import giveaways
from cryoteach.domain.story_checks.identity import signs_of_a_real_person

At: TypeAlias = tuple[str | int, ...]
Complaint: TypeAlias = tuple[At, str]


def problems_of(case: Case, profile: Profile | None) -> Iterator[Complaint]:
    """What is wrong with a well-formed case, as (place, sentence) pairs.

    Without a profile there is no key, so only the words are looked at.
    """
    keys = assess_stages(case, profile) if profile else []
    yield from _wrong_guards(case, keys)
    yield from _wrong_questions(case, keys)
    yield from _contradictions(case, keys)
    yield from _emptiness(case)
    for place, text in texts_of(case):
        yield from ((place, sentence) for sentence in signs_of_a_real_person(text))


def texts_of(case: Case) -> Iterator[tuple[At, str]]:
    """Everything of a case that somebody reads, with its place."""
    yield ("title",), case.title
    yield ("name",), case.name
    yield ("vignette",), case.vignette
    for index, stage in enumerate(case.stages):
        yield from ((("stages", index, *place), text) for place, text in _texts_of_stage(stage))
    yield ("teaching_point",), case.teaching_point
    yield from ((("debrief", index), prompt) for index, prompt in enumerate(case.debrief))


def twin_problem(case: Case, twin: Case | None) -> str | None:
    """Why a case's near twin is none, or None when it is: the two differ in exactly one finding."""
    if twin is None:
        return f"no case that can be used is called {case.twin!r}; name the near twin's id"
    if case.profile != twin.profile:
        return f"near twins are judged by one profile; {twin.id} is judged by {twin.profile}"
    differing = differing_findings(case, twin)
    if len(differing) != 1:
        return f"near twins differ in exactly one finding; {twin.id} differs in {', '.join(differing) or 'none'}"
    return None


def differing_findings(case: Case, twin: Case) -> list[str]:
    """The findings in which two cases differ at the end of their stories."""
    return [name for name in SCALES if case.person.value(name) != twin.person.value(name)]


def _texts_of_stage(stage: Stage) -> Iterator[tuple[At, str]]:
    yield ("label",), stage.label
    yield ("story",), stage.story
    yield ("note",), stage.note
    if stage.question is not None:
        yield from ((("question", *place), text) for place, text in _texts_of_question(stage.question))


def _texts_of_question(question: Question) -> Iterator[tuple[At, str]]:
    yield ("prompt",), question.prompt
    if isinstance(question, NumberQuestion):
        yield ("feedback",), question.feedback
    for index, option in enumerate(question.options if isinstance(question, ChoiceQuestion) else ()):
        yield ("options", index, "text"), option.text
        yield ("options", index, "feedback"), option.feedback


def _wrong_guards(case: Case, keys: list[Assessment]) -> Iterator[Complaint]:
    for index, key in enumerate(keys):
        expected = case.stages[index].expected_verdict
        if expected is not None and expected is not key.verdict:
            sentence = (
                f"expects {expected.value}, but the engine finds {key.verdict.value} ({_why(key)}); "
                "change the findings or the expectation"
            )
            yield ("stages", index, "expected_verdict"), sentence


def _wrong_questions(case: Case, keys: list[Assessment]) -> Iterator[Complaint]:
    for index, stage in enumerate(case.stages):
        if stage.question is None:
            continue
        for sentence in giveaways(case.told_at(index), stage.question):
            yield ("stages", index, "question"), sentence
        if stage.question.kind == "more-same-less" and (sentence := _no_shift(keys, index)):
            yield ("stages", index, "question"), sentence


def _no_shift(keys: list[Assessment], index: int) -> str:
    if not index:
        return "asks what a new fact changes, but this is the first stage; ask it at a later one"
    if keys and shift(keys[index - 1], keys[index]) is None:
        return "asks what the new facts change, but they pull both ways, so there is no key; reveal one fact at a time"
    return ""


def _contradictions(case: Case, keys: list[Assessment]) -> Iterator[Complaint]:
    people = [case.person_at(index) for index in range(len(case.stages))]
    stories: list[tuple[At, str]] = [(("vignette",), case.vignette)]
    stories += [(("stages", index, "story"), stage.story) for index, stage in enumerate(case.stages)]
    alone = [(place, set(words_against_findings(text, people))) for place, text in stories]
    for sentence in dict.fromkeys(words_against_findings(case.told_at(len(people) - 1), people)):
        yield next((place for place, found in alone if sentence in found), ("vignette",)), sentence
    for place, text in stories:
        yield from ((place, sentence) for sentence in words_against_limits(text, keys))


def _emptiness(case: Case) -> Iterator[Complaint]:
    """What leaves a learner with nothing to go by: no finding at all, or stages at which nothing is told."""
    known = any(value is not None for stage in case.stages for value in stage.findings.values())
    if not known:
        sentence = "no finding is given at any stage, so nobody can answer; say what is known of at least one"
        yield ("stages", 0, "findings"), sentence
    told = any(stage.story.strip() for stage in case.stages)
    if not told and not known:  # where something is known, the vignette may tell it
        yield (
            ("stages", 0, "story"),
            "nothing is told at any stage; write what a learner hears at one of them",
        )


def _why(key: Assessment) -> str:
    decisive = [finding.reason for finding in key.findings if finding.status is not Status.MET]
    return " ".join(decisive) or "every condition is met"
