"""A teaching case: told in stages, keyed by the engine, guarded against contradicting itself."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.cases.case import Case, Review, Stage, assess_stages
from cryoteach.domain.input.refusals import sentences_of
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.story_checks.whole_case import problems_of, twin_problem
from tests.domain.fictional import LEAFLET, SHIPPED, ideal_person, next_past

PAST = next_past(LEAFLET.condition("few-lesions"))
IDEAL = ideal_person().model_dump()


def case(*stages, **changed):
    """A case of these stages; each is a dictionary of findings, or a whole stage."""
    told = [stage if "findings" in stage else {"findings": stage} for stage in stages or [IDEAL]]
    return Case.model_validate(
        {
            "id": "a-case",
            "title": "A case",
            "level": "core",
            "objectives": ["LO2"],
            "misconceptions": ["M2"],
            "author": "A. Trainer",
            "licence": "CC BY 4.0",
            "vignette": "Somebody fictional is discussed.",
            "teaching_point": "One closed gate closes the way.",
            **changed,
            "stages": [{"label": f"Stage {number}", **stage} for number, stage in enumerate(told, start=1)],
        }
    )


def problems(told):
    return {".".join(map(str, place)): sentence for place, sentence in problems_of(told, LEAFLET)}


def test_a_stage_adds_to_what_is_known_corrects_it_or_sets_it_back_to_unknown():
    told = case({"lesion_count": 3}, {"largest_diameter_cm": 2}, {"lesion_count": 4}, {"lesion_count": None})
    assert [told.person_at(stage) for stage in range(4)] == [
        Person(lesion_count=3),
        Person(lesion_count=3, largest_diameter_cm=2.0),
        Person(lesion_count=4, largest_diameter_cm=2.0),
        Person(largest_diameter_cm=2.0),
    ]
    assert told.person == told.person_at(3)


def test_the_key_of_every_stage_comes_from_the_engine():
    told = case({}, IDEAL, {"lesion_count": PAST})
    assert [key.verdict.value for key in assess_stages(told, LEAFLET)] == ["cannot-tell", "within", "outside"]


def test_an_expected_verdict_that_is_the_engines_is_no_problem():
    right = [({}, "cannot-tell"), (IDEAL, "within"), ({"lesion_count": PAST}, "outside")]
    assert problems(case(*({"findings": told, "expected_verdict": verdict} for told, verdict in right))) == {}


def test_an_expected_verdict_that_is_not_the_engines_is_a_problem_that_says_why():
    wrong = [({}, "within"), (IDEAL, "outside"), ({"lesion_count": PAST}, "within")]
    found = problems(case(*({"findings": told, "expected_verdict": verdict} for told, verdict in wrong)))
    assert found.keys() == {f"stages.{stage}.expected_verdict" for stage in range(3)}
    assert "expects within, but the engine finds cannot-tell" in found["stages.0.expected_verdict"]
    assert "finds within (every condition is met)" in found["stages.1.expected_verdict"]
    assert f"finds outside ({PAST} tumours in the liver" in found["stages.2.expected_verdict"]


def test_words_that_no_stage_holds_are_a_problem_with_or_without_a_profile():
    told = case({"lesion_count": 3}, vignette="Her scan shows four lesions.")
    assert [place for place, _ in problems_of(told, LEAFLET)] == [("vignette",)]
    assert list(problems_of(told, None)) == list(problems_of(told, LEAFLET))


def test_the_words_of_a_later_stage_are_looked_at_too():
    stages = [{"findings": {"lesion_count": 3}}, {"findings": {"lesion_count": 6}, "story": "Now five lesions."}]
    assert "'five lesions', but lesion_count is 3, 6" in problems(case(*stages))["stages.1.story"]


def test_all_impossible_findings_of_a_stage_are_refused_at_once():
    with pytest.raises(ValidationError) as refusal:
        Stage(
            label="One",
            findings={"lesion_count": True, "largest_diameter_cm": "2", "age": 70, "performance_status": [1]},
        )
    [(place, sentence)] = sentences_of(refusal.value)
    assert place == ("findings",)
    assert "true is not possible for liver tumours" in sentence
    assert "'2' is not possible for largest diameter" in sentence
    assert f"'age' is not a finding; known: {', '.join(SCALES)}" in sentence
    assert "a list of 1 is not possible for fitness" in sentence


@pytest.mark.parametrize("findings", [[], "none", 3])
def test_findings_are_fields_with_values(findings):
    with pytest.raises(ValidationError) as refusal:
        Stage(label="One", findings=findings)
    [(place, sentence)] = sentences_of(refusal.value)
    assert place == ("findings",)
    assert "fields with values were expected" in sentence


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"objectives": []}, "objectives"),
        ({"objectives": ["LO9"]}, "objectives"),
        ({"misconceptions": ["M13"]}, "misconceptions"),
        ({"level": "hard"}, "level"),
        ({"format": 2}, "format"),
        ({"id": "A case"}, "id"),
        ({"title": ""}, "title"),
        ({"title": " \t"}, "title"),
        ({"debrief": ["Why?"] * 21}, "debrief"),
        ({"vignette": "x" * 5000}, "vignette"),
        ({"review": {"date": "yesterday"}}, "date"),
        ({"verdict": "within"}, "verdict"),
    ],
)
def test_a_case_is_refused_by_the_field_that_is_wrong(changed, field):
    with pytest.raises(ValidationError, match=field):
        case(**changed)


def test_margins_around_a_line_are_no_part_of_it():
    assert case(title=" Nia\n").title == "Nia"


def test_a_case_that_no_link_could_carry_is_refused_in_words():
    options = [{"text": f"Option {n}", "right": n == 0, "feedback": "x" * 4000} for n in range(6)]
    stage = {"findings": {}, "question": {"kind": "choice", "prompt": "Which?", "options": options}}
    with pytest.raises(ValidationError, match="bytes as a whole; a case takes at most 100,000, so shorten it"):
        case(*[stage] * 6)
    assert case(*[stage] * 3)


def test_near_twins_differ_in_exactly_one_finding():
    one = case(IDEAL, twin="the-twin")
    assert twin_problem(one, case({**IDEAL, "lesion_count": PAST}, id="the-twin")) is None
    assert twin_problem(one, case({**IDEAL, "lesion_count": None}, id="the-twin")) is None
    assert "the-twin differs in none" in twin_problem(one, case(IDEAL, id="the-twin"))
    two = case({**IDEAL, "lesion_count": PAST, "performance_status": None}, id="the-twin")
    assert "the-twin differs in lesion_count, performance_status" in twin_problem(one, two)


def test_near_twins_are_compared_at_the_end_of_their_stories():
    told_slowly = case({"lesion_count": 60}, IDEAL, id="the-twin")
    assert twin_problem(case({**IDEAL, "lesion_count": PAST}), told_slowly) is None


def test_near_twins_are_judged_by_one_profile():
    other = case({**IDEAL, "lesion_count": PAST}, id="the-twin", profile="strict")
    assert "near twins are judged by one profile; the-twin is judged by strict" in twin_problem(case(), other)


def test_a_twin_that_is_not_there_is_named():
    assert "no case that can be used is called 'nobody'" in twin_problem(case(twin="nobody"), None)


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (Review(), "not yet clinically reviewed"),
        (Review(reviewer="Dr A"), "not yet clinically reviewed"),
        (Review(date="2026-01-31"), "not yet clinically reviewed"),
        (Review(reviewer="Dr A", date="2026-01-31"), "reviewed by Dr A on 2026-01-31"),
    ],
)
def test_until_someone_signs_with_a_date_a_case_says_that_nobody_has_reviewed_it(review, words):
    assert review.words == words


@pytest.mark.parametrize("told", SHIPPED.teaching.cases.values(), ids=SHIPPED.teaching.cases)
def test_a_shipped_case_says_that_nobody_has_reviewed_it(told):
    assert told.review.words == Review().words


def test_a_person_is_called_by_the_name_the_case_gives_and_never_by_a_word_of_its_title():
    the_baker = case(title="The baker and the bus")
    assert the_baker.called == "this person"
    assert case(name=" Anne-Marie  ").called == "Anne-Marie"


@pytest.mark.parametrize("name", ["Nia <b>", "Nia 7", "A" * 41])
def test_a_name_is_letters_alone(name):
    with pytest.raises(ValidationError):
        case(name=name)


def test_a_name_in_full_is_stopped():
    assert "full name" in dict(problems_of(case(name="Mr Jones"), None))[("name",)]
