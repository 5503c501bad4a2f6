"""Every problem of a case at once, each at its own place, with what to do about it."""

from cryoteach.domain.story_checks.whole_case import problems_of, texts_of
from tests.domain.cases.test_case import case
from tests.domain.fictional import LEAFLET, ideal_person, next_past

IDEAL = ideal_person().model_dump()
CHOICE = {
    "kind": "choice",
    "prompt": "Next?",
    "options": [
        {"text": "Wait and see.", "right": True, "feedback": "Ask Mrs Jones about it."},
        {"text": "Go.", "feedback": "No."},
    ],
}
NUMBER = {"kind": "number", "prompt": "How many?", "answer": 4.0, "tolerance": 0.0, "feedback": "Born on a Monday."}


def found(told):
    return [(".".join(map(str, place)), sentence) for place, sentence in problems_of(told, LEAFLET)]


def places(told):
    return [place for place, _ in found(told)]


def test_every_text_that_somebody_reads_is_looked_at():
    told = case(
        {"findings": IDEAL, "question": CHOICE, "note": "x"}, {"findings": {}, "question": NUMBER}, debrief=["Why?"]
    )
    assert {".".join(map(str, place)) for place, _ in texts_of(told)} == {
        *("title", "name", "vignette", "teaching_point", "debrief.0"),
        *(f"stages.{stage}.{part}" for stage in (0, 1) for part in ("label", "story", "note", "question.prompt")),
        *(f"stages.0.question.options.{option}.{part}" for option in (0, 1) for part in ("text", "feedback")),
        "stages.1.question.feedback",
    }


def test_a_real_person_is_refused_wherever_it_stands():
    told = case({"findings": IDEAL, "question": CHOICE}, {"findings": {}, "question": NUMBER}, title="D.O.B. 60")
    assert places(told) == ["title", "stages.0.question.options.0.feedback", "stages.1.question.feedback"]


def test_a_word_against_the_findings_is_told_at_the_story_that_holds_it():
    told = case({"findings": IDEAL, "story": "She is frail."}, {"findings": {}, "story": "Nine lesions."})
    assert places(told) == ["stages.1.story", "stages.0.story"]


def test_the_same_words_are_told_once_however_often_they_are_written():
    assert len(found(case(vignette="Four lesions. " * 280))) == 1


def test_sizes_without_the_largest_are_told_once_where_they_first_stand():
    told = case(
        {"findings": {**IDEAL, "largest_diameter_cm": 2.0}, "story": "One is 1 cm."}, vignette="Another is 0.5 cm."
    )
    [(place, sentence)] = found(told)
    assert (place, "never give the largest" in sentence) == ("vignette", True)


def test_a_question_is_told_when_the_story_answers_it():
    told = case({"findings": IDEAL, "question": {"kind": "verdict"}, "story": "He is within the limits."})
    assert places(told) == ["stages.0.question"]


def test_a_question_about_new_facts_needs_some_and_they_must_pull_one_way():
    shift = {"question": {"kind": "more-same-less"}}
    assert "first stage" in found(case({"findings": IDEAL, **shift}))[0][1]
    both = {"lesion_count": None, "extrahepatic_disease": None}
    told = case(
        {"findings": {**IDEAL, **both}}, {"findings": {"lesion_count": 1, "extrahepatic_disease": "suspected"}, **shift}
    )
    assert "pull both ways" in found(told)[0][1]
    assert places(case({"findings": {**IDEAL, "lesion_count": None}}, {"findings": {"lesion_count": 1}, **shift})) == []
    assert list(problems_of(told, None)) == []


def test_all_problems_come_at_once():
    past = next_past(LEAFLET.condition("few-lesions"))
    stage = {"findings": {**IDEAL, "lesion_count": past}, "story": "A solitary lesion.", "expected_verdict": "within"}
    assert len(found(case(stage, vignette="Mr Smith is frail."))) == 4


def test_a_case_with_empty_stories_and_no_findings_has_something_to_mend():
    assert places(case({"findings": {}}, {"findings": {"lesion_count": None}})) == [
        "stages.0.findings",
        "stages.0.story",
    ]
    assert "nobody can answer" in dict(found(case({"findings": {}})))["stages.0.findings"]
