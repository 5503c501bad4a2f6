"""The shipped cases: all sides of the rule, told in plain words, and nothing in them that the project may not say."""

import re
from pathlib import Path

import pytest

from cryoteach.domain.assessment import Verdict, assess
from cryoteach.domain.cases import Case, assess_stages
from cryoteach.domain.criteria import Status
from cryoteach.wiring import content

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "scenarios").glob("*.yaml"))
CASES = content().cases
LONGEST_SENTENCE = 19
FORBIDDEN = re.compile(
    r"\b((in)?eligib\w*|(un)?suitab\w*|recommend\w*|approved|candidate|cured?|promis\w*|(a|the|this) case)\b",
    re.IGNORECASE,
)


def prose(case: Case) -> list[str]:
    """Everything of a case that a learner reads."""
    stages = [text for stage in case.stages for text in (stage.label, stage.story, stage.note)]
    questions = [stage.question for stage in case.stages if stage.question]
    options = [option for question in questions for option in getattr(question, "options", ())]
    answers = [text for option in options for text in (option.text, option.feedback)]
    asked = [text for question in questions for text in (question.prompt, getattr(question, "feedback", ""))]
    return [case.title, case.vignette, case.teaching_point, *case.debrief, *stages, *asked, *answers]


def each_case() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])


def last(case: Case):
    return assess(case.person, content().profiles[case.profile])


def test_every_file_is_a_case_without_a_problem():
    assert [problem for problem in content().problems if problem.file.startswith("scenarios/")] == []
    assert sorted(CASES) == [path.stem for path in FILES]


@pytest.mark.parametrize("condition", [condition.id for condition in content().profiles["leaflet"].conditions])
def test_each_condition_fails_alone_in_some_case(condition: str):
    alone = [
        case.id
        for case in CASES.values()
        if [finding.id for finding in last(case).findings if finding.status is not Status.MET] == [condition]
        and last(case).verdict is Verdict.OUTSIDE
    ]
    assert alone


def test_someone_is_within_and_someone_cannot_be_told():
    assert {Verdict.WITHIN, Verdict.CANNOT_TELL} <= {last(case).verdict for case in CASES.values()}


@each_case()
def test_who_is_within_is_told_that_it_is_no_offer(case: Case):
    if last(case).verdict is Verdict.WITHIN:
        assert "not an offer" in case.teaching_point
        assert "would still have to be considered by a specialist team" in case.teaching_point


@each_case()
def test_a_case_is_told_in_stages_each_with_a_question_and_a_guard(case: Case):
    assert len(case.stages) >= 2
    assert "MRI" in case.stages[0].label
    assert all(stage.question and stage.expected_verdict and stage.findings for stage in case.stages)
    assert any(stage.question.kind == "verdict" for stage in case.stages if stage.question)


@each_case()
def test_a_case_names_its_author_licence_review_and_prompts(case: Case):
    assert (case.author, case.licence) == ("CryoTeach authors", "CC BY 4.0")
    assert case.review.words == "not yet clinically reviewed"
    assert 2 <= len(case.debrief) <= 3


@each_case()
def test_sentences_are_short_and_plain(case: Case):
    sentences = [part for text in prose(case) for part in re.split(r"(?<=[.?!])[\"”’]?\s+", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


@each_case()
def test_no_word_promises_judges_or_makes_a_person_a_case(case: Case):
    assert [found[0] for text in prose(case) for found in FORBIDDEN.finditer(text)] == []


@each_case()
def test_every_right_answer_to_a_choice_is_explained_and_so_is_every_other(case: Case):
    for stage in case.stages:
        for option in getattr(stage.question, "options", ()):
            assert len(option.feedback.split()) >= 5


def test_a_pair_of_near_twins_stands_on_two_sides_of_one_limit():
    pairs = [(case, CASES[case.twin]) for case in CASES.values() if case.twin]
    assert pairs
    for case, twin in pairs:
        assert twin.twin == case.id
        assert {last(case).verdict, last(twin).verdict} == {Verdict.WITHIN, Verdict.OUTSIDE}


def test_the_people_are_not_all_alike():
    ages = [int(re.search(r" is (\d+)", case.vignette)[1]) for case in CASES.values()]
    assert min(ages) < 40
    assert max(ages) > 70
    assert len({case.title.split()[0] for case in CASES.values()}) == len(CASES)


def test_questions_are_of_every_kind():
    kinds = {stage.question.kind for case in CASES.values() for stage in case.stages if stage.question}
    assert kinds == {"verdict", "limiting-conditions", "choice", "number", "more-same-less"}


def test_a_verdict_changes_on_the_way_somewhere():
    verdicts = [
        [key.verdict for key in assess_stages(case, content().profiles[case.profile])] for case in CASES.values()
    ]
    assert any(len(set(way)) > 2 for way in verdicts)
