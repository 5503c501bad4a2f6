"""A handout asks in front and answers overleaf: nothing of the key is on the first page, and every text is escaped."""

import re
from html import unescape

import pytest

from cryoteach.domain.cases.questions import ChoiceQuestion
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.drawings.paper_map import paper_map
from cryoteach.export.handout.fit import back_fit, front_fit
from cryoteach.export.handout.page import as_html
from cryoteach.export.handout.sheet import sheet_of_case, sheet_of_person
from tests.domain.fictional import LEAFLET, PROFILES, SHIPPED
from tests.export.handout.cases_to_print import ADDRESS, CASES, NASTY, full, handout, sheets_of


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def sides(html: str) -> tuple[str, str]:
    front, _, back = html.partition("<body>")[2].partition("</section>")
    return front, back


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_front_is_the_same_whatever_the_findings_are(case: object):
    other = case.model_copy(
        update={
            "stages": tuple(
                stage.model_copy(update={"findings": {"lesion_count": 60}, "note": "told"}) for stage in case.stages
            ),
            "teaching_point": "the point",
        }
    )
    assert sides(handout(case))[0] == sides(handout(other))[0]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_overleaf_stand_the_verdict_every_reason_with_its_tag_and_where_it_was_read(case: object):
    front, back = map(words, sides(handout(case)))
    judged = assess(case.person, PROFILES[case.profile])
    assert judged.verdict.words.lower() in back.lower()
    for finding in judged.findings:
        assert finding.reason in back
        assert finding.reason not in front
        assert finding.tag.words in back
        assert finding.condition.criterion.leaflet_place in back
    assert case.teaching_point in back
    assert case.teaching_point not in front
    question = case.stages[-1].question
    for option in question.options if isinstance(question, ChoiceQuestion) else ():
        assert option.text in front
        assert option.feedback in back
        assert option.feedback not in front


def test_it_carries_licence_version_citation_and_that_nobody_has_reviewed_it():
    back = words(sides(handout(CASES["mei-ferry"]))[1])
    for said in ("No clinician has reviewed this.", "MIT licence", "CC BY 4.0", "Cite as: The CryoTeach authors.",
                 f"leaflet version {LEAFLET.version}", "fictional people only"):  # fmt: skip
        assert said in back
    assert f"{ADDRESS}/one-person?" in back
    assert "case=mei-ferry" in back


def test_without_an_address_there_are_words_and_no_code_of_this_machine():
    html = handout(CASES["mei-ferry"], address="")
    assert "No link: CryoTeach was given no address" in words(html)
    assert "QR code" not in html
    assert "127.0.0.1" not in html


def test_a_case_of_ones_own_is_no_part_of_the_link():
    html = as_html(sheets_of(CASES["mei-ferry"]), paper_map, ADDRESS, own=frozenset({"mei-ferry"}))
    assert "case=mei-ferry" not in html
    assert "lesion_count=3" in html


def test_a_person_of_chapter_2_has_a_list_of_findings_in_place_of_a_story():
    person = Person(lesion_count=7, largest_diameter_cm=2.0)
    front, back = map(words, sides(as_html([sheet_of_person(person, LEAFLET, SHIPPED.evidence)], paper_map)))
    assert all(scale.label.capitalize() in front for scale in SCALES.values())
    assert "7 tumours" in front
    assert front.count("not known") >= 4
    assert "Outside the limits." in back


def test_a_case_can_be_told_up_to_an_earlier_question_and_by_other_limits():
    sheet = sheet_of_case(CASES["mei-ferry"], PROFILES["relaxed"], SHIPPED.evidence, stage=1)
    assert sheet.front.unit == "days"
    assert sheet.back.holds == "60 days"
    assert "two doublings" in sheet.back.feedback[0][1]
    assert "radiologist" not in str(sheet.front.story)
    assert sheet.profile.id == "relaxed"


def test_nothing_that_was_written_can_leave_its_place():
    html = handout(full(1500, 400))
    assert NASTY not in html
    assert "<script" not in html
    assert 'dir="auto"' in html
    assert "&lt;/script&gt;" in html


def test_what_cannot_stand_on_one_page_is_refused_in_words():
    with pytest.raises(
        ValueError, match=r"its story and question take about .* letters; one page holds .*, so shorten"
    ):
        handout(full(4000, 200).model_copy(update={"stages": CASES["mei-ferry"].stages * 2}))
    with pytest.raises(ValueError, match="its answers and notes take"):
        handout(full(300, 3990))


def test_every_shipped_case_is_written_in_a_large_or_middling_size():
    for sheet in sheets_of(*CASES.values()):
        assert front_fit(sheet) <= 1
        assert back_fit(sheet) <= 2


def test_the_map_has_no_colour_and_marks_nobody_on_the_front():
    blank, said = paper_map(LEAFLET)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", blank)) <= {"#000000", "#FFFFFF"}
    assert "nobody is marked" in said
    assert "stroke-dasharray" not in blank
    for person in (
        Person(lesion_count=3),
        Person(largest_diameter_cm=12.0),
        Person(lesion_count=40, largest_diameter_cm=1),
    ):
        drawn, said = paper_map(LEAFLET, person)
        assert 'stroke-width="3"' in drawn  # a diamond, or a line where one of the two is not known
        assert "not known" in said or "40 tumours" in said
    assert paper_map(LEAFLET, Person())[0] == blank
