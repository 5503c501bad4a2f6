"""What a liver oncologist would remark on (issue 10): each kind in a made-up case, none in ours, nothing refused."""

from itertools import product

import pytest
from hypothesis import given

from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.practice.letter_notes import notes_on_letter
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.story_checks.clinical_notes import notes_on_case
from cryoteach.domain.story_checks.settings import SHRUNK_OR_HELD
from cryoteach.domain.story_checks.whole_case import problems_of
from tests.domain.cases.test_case import case
from tests.domain.fictional import LEAFLET, SHIPPED, ideal_person, people
from tests.domain.practice.test_slips import letter

CHECKS = SHIPPED.teaching.case_checks
SLOW = CHECKS.slow_though_progressed
DAYS = SLOW.doubling_time_days
BOWEL = "Somebody fictional has had bowel cancer."
CT = "CT of chest, abdomen and pelvis shows what it shows."
BEFORE = "On two scans from before the drugs, it doubled in volume."
PULL = "Slow, yet no longer controlled by the drugs: these two conditions pull against each other."
SHRUNK = {**ideal_person().model_dump(), "chemotherapy_response": "partial-response"}
PROGRESSED = {**SHRUNK, "chemotherapy_response": "progressed"}


def noted(told):
    return [(".".join(map(str, place)), sentence) for place, sentence in notes_on_case(told, CHECKS)]


@pytest.mark.parametrize("name", SHIPPED.teaching.cases)
def test_none_of_our_cases_calls_for_a_note(name):
    assert noted(SHIPPED.teaching.cases[name]) == []


@pytest.mark.parametrize("name", SHIPPED.teaching.slips)
def test_none_of_our_letters_calls_for_a_note(name):
    assert list(notes_on_letter(SHIPPED.teaching.slips[name], CHECKS)) == []


def test_growth_since_the_drugs_is_noted_at_its_story():
    story = "Since chemotherapy the volume doubles in 155 days."
    told = case({"findings": SHRUNK, "story": f"{CT} {story}"}, vignette=BOWEL)
    [(place, sentence)] = noted(told)
    assert (place, "measure growth “since chemotherapy”" in sentence) == ("stages.0.story", True)
    assert list(problems_of(told, LEAFLET)) == []


def test_growth_in_the_vignette_is_judged_by_how_chemotherapy_went_in_the_end():
    told = case({"findings": SHRUNK, "story": CT}, vignette=f"{BOWEL} It takes 155 days to double.")
    assert [place for place, _ in noted(told)] == ["vignette"]


def test_growth_told_before_anybody_says_that_drugs_shrank_it_is_noted_too():
    first = {"findings": {"doubling_time_days": 155}, "story": "The volume doubles in 155 days."}
    told = case(first, {"findings": {**SHRUNK}, "story": CT}, vignette=BOWEL)
    assert [place for place, _ in noted(told)] == ["stages.0.story"]


def test_growth_after_the_drugs_stopped_working_is_left_alone():
    first = {"findings": {"chemotherapy_response": "partial-response"}}
    second = {"findings": {**PROGRESSED, "doubling_time_days": 100}, "story": f"{CT} The volume doubles in 100 days."}
    assert noted(case(first, second, vignette=BOWEL)) == []


def test_a_doubling_time_that_no_story_tells_is_noted_at_its_finding():
    told = case({"findings": {"lesion_count": 2}}, {"findings": SHRUNK, "story": CT}, vignette=BOWEL)
    [(place, sentence)] = noted(told)
    assert (place, "the story should say" in sentence) == ("stages.1.findings", True)


@pytest.mark.parametrize(("days", "notes"), [(DAYS - 1, 0), (DAYS, 1), (DAYS + 100, 1)])
def test_slow_and_yet_no_longer_controlled_is_noted_from_the_limit_on(days, notes):
    told = case({"findings": {**PROGRESSED, "doubling_time_days": days}, "story": CT}, vignette=BOWEL)
    found = noted(told)
    assert len(found) == notes
    assert all(place == "teaching_point" and f"it takes {days} days to double" in text for place, text in found)


@pytest.mark.parametrize("field", ["teaching_point", "debrief", "note"])
def test_a_line_about_the_pull_is_enough_wherever_the_author_writes_it(field):
    stage = {"findings": {**PROGRESSED, "doubling_time_days": DAYS}, "story": CT}
    if field == "note":
        assert noted(case({**stage, "note": PULL}, vignette=BOWEL)) == []
    else:
        assert noted(case(stage, vignette=BOWEL, **{field: [PULL] if field == "debrief" else PULL})) == []


@pytest.mark.parametrize(
    "line",
    [
        "Pull the sledge slowly. The drugs are kept at home.",
        "It is slow, and no longer controlled.",
        "The two pull against each other.",
        "Slow growth is good news. He walks. He reads. The drugs failed. It is at odds with the weather.",
    ],
)
def test_a_line_that_speaks_of_less_is_not_enough(line):
    told = case({"findings": {**PROGRESSED, "doubling_time_days": DAYS}, "story": CT}, vignette=BOWEL, debrief=[line])
    assert [place for place, _ in noted(told)] == ["teaching_point"]


def test_the_arithmetic_is_right():
    assert SLOW.wider_in_percent(200) == 11  # as issue 10 says
    assert SLOW.wider_in_percent(30) == 100  # three doublings of the volume are one of the width


@pytest.mark.parametrize("elsewhere", ["none-seen", "suspected", "confirmed"])
def test_spread_that_a_liver_scan_settles_is_noted_at_its_stage(elsewhere):
    first = {"label": "After the MRI", "findings": {"lesion_count": 2}, "story": "The MRI shows two spots."}
    second = {"findings": {"extrahepatic_disease": elsewhere}, "story": "It has been settled."}
    [(place, sentence)] = noted(case(first, second, vignette=BOWEL))
    assert (place, "the only scan told of is “MRI”" in sentence) == ("stages.1.story", True)
    assert noted(case(first, {**second, "story": CT}, vignette=BOWEL)) == []
    assert noted(case(first, {**second, "findings": {"extrahepatic_disease": None}}, vignette=BOWEL)) == []


def test_a_case_without_a_primary_or_with_another_is_noted_at_its_vignette():
    [(place, sentence)] = noted(case({"findings": {"lesion_count": 2}}))
    assert (place, "from which cancer" in sentence) == ("vignette", True)
    [(place, sentence)] = noted(case({"findings": {"lesion_count": 2}}, vignette="She has breast cancer."))
    assert (place, "“breast cancer”" in sentence) == ("vignette", True)


@given(people)
def test_somebody_told_with_care_calls_for_no_note_and_told_carelessly_for_those_that_apply(person: Person):
    findings = person.model_dump()
    careful = {"findings": findings, "story": f"The MRI is done. {CT} {BEFORE}"}
    assert noted(case(careful, vignette=BOWEL, debrief=[PULL])) == []
    careless = case({"findings": findings, "story": "The MRI is done."})
    wanted = {"vignette"}
    wanted |= {"stages.0.story"} if person.extrahepatic_disease else set()
    across = person.chemotherapy_response in SHRUNK_OR_HELD and person.doubling_time_days is not None
    wanted |= {"stages.0.findings"} if across else set()
    slow = person.chemotherapy_response == "progressed" and (person.doubling_time_days or 0) >= DAYS
    wanted |= {"teaching_point"} if slow else set()
    assert {place for place, _ in noted(careless)} == wanted


def test_people_whom_the_model_makes_carry_the_remark_that_their_two_findings_call_for():
    cohort = make_cohort(SHIPPED.models.cohort, "central", 2_000, 1)
    said = set()
    for row in range(len(cohort)):
        person = cohort.person(row)
        remarks = CHECKS.remarks(person)
        said |= set(remarks)
        assert (CHECKS.grown_before_the_drugs.says in remarks) == (person.chemotherapy_response in SHRUNK_OR_HELD)
        slow = person.chemotherapy_response == "progressed" and person.doubling_time_days >= DAYS
        assert (CHECKS.strained in remarks) == slow
        assert CHECKS.remarks(person.with_values(doubling_time_days=None)) == ()
    assert said == {CHECKS.grown_before_the_drugs.says, CHECKS.strained}
    assert "about 11 % in 90 days (our arithmetic)" in CHECKS.strained


RESPONSE = {
    "Chemotherapy has shrunk it in part.": True,
    "There was a partial response.": True,
    "Chemotherapy is holding it.": True,
    "There was a complete response.": True,
    "Chemotherapy no longer controls it.": False,
    "She has had no drugs.": False,
}


def of_letter(*texts, teaching_point="One gate."):
    sentences = [{"text": text, "feedback": "It says this.", "slip": not at} for at, text in enumerate(texts)]
    written = letter(0, sentences=sentences, teaching_point=teaching_point)
    return [(".".join(map(str, place)), sentence) for place, sentence in notes_on_letter(written, CHECKS)]


@pytest.mark.parametrize(
    ("response", "growth"), [*product(RESPONSE, ["doubling in about 210 days", "100 days to double"])]
)
def test_growth_in_a_letter_is_read_beside_how_chemotherapy_went(response, growth):
    found = of_letter(BOWEL, response, f"It lies there, {growth}.", "Thank you.")
    slow = "no longer" in response and "210" in growth
    wanted = ["sentences.2.text"] if RESPONSE[response] else ["teaching_point"] if slow else []
    assert [place for place, _ in found] == wanted
    assert of_letter(BOWEL, response, f"Before the drugs it grew, {growth}.", "Thank you.", teaching_point=PULL) == []


def test_a_letter_without_a_primary_and_with_a_liver_scan_alone_is_noted_at_its_sentences():
    found = of_letter("Ann is 50.", "The MRI shows two lesions.", "Nothing is seen outside the liver.", "Thank you.")
    assert [place for place, _ in found] == ["sentences.0.text", "sentences.2.text"]
    assert of_letter(BOWEL, "The MRI shows two lesions.", f"{CT} Nothing is seen elsewhere.", "Thank you.") == []
