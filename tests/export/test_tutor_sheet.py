"""The tutor's sheet says what a tutor needs, holds only safe text, and carries the code once there is one."""

import re
from html import escape, unescape

import pytest

from cryoteach.domain.cases.aims import MISCONCEPTIONS
from cryoteach.domain.cases.case import Case
from cryoteach.domain.rooms.items import StageItem
from cryoteach.domain.rooms.keys import key_of
from cryoteach.domain.rooms.opening import opened_by_cases
from cryoteach.export.tutor_sheet import as_html, rows_of
from cryoteach.wiring import content
from cryoteach.wiring.rooms.lesson import lesson_of

CONTENT = content()
JOIN, CODE = "http://192.168.1.20:8501/j/K7M4QX", "K7M4QX"


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html.partition("<body>")[2])).split())


@pytest.mark.parametrize("name", ["ten-minutes", "twenty-minutes"])
def test_a_plan_has_its_minutes_questions_keys_beliefs_and_what_to_say(name: str):
    opened = lesson_of([name], [])
    sheet = words(as_html(opened))
    assert f"The plan: {opened.plan.minutes:g} minutes" in sheet
    for part in opened.plan.parts:
        assert part.title in sheet
    for item in opened.items:
        assert key_of(item, opened).words in sheet
    for case in opened.cases:
        assert all(f"“{MISCONCEPTIONS[name]}”" in sheet for name in case.misconceptions)
        assert all(prompt in sheet for prompt in case.debrief)
        assert case.teaching_point in sheet
    assert "model output" in sheet or name == "ten-minutes"
    assert "vote alone 1.5" in sheet
    assert "have everybody vote again" in sheet


def test_the_minutes_of_the_rows_add_up_to_the_plan():
    opened = lesson_of(["twenty-minutes"], [])
    assert sum(row.minutes for row in rows_of(opened)) == opened.plan.minutes
    assert [row.title for row in rows_of(opened) if row.asked] == [part.title for part in opened.plan.asked]


def test_a_dial_has_no_key_and_says_so():
    dial = next(
        row for row in rows_of(lesson_of(["fifty-minutes"], []).model_copy(update={"measure": None})) if row.asked
        and row.asked.kind == "dial"
    )  # fmt: skip
    assert dial.key is None
    assert "No answer is right" in as_html(lesson_of(["fifty-minutes"], []))


def test_cases_of_ones_choice_have_every_question_and_wrong_options_with_their_feedback():
    opened = lesson_of([], ["carol-quiz-night", "mei-ferry"], "at-reveal")
    sheet = words(as_html(opened))
    assert "The questions: 18 minutes" in sheet
    assert "with the first spread" in sheet
    for item in opened.items:
        assert isinstance(item, StageItem)
        assert opened.case(item.case).stages[item.stage].label in sheet
    options = [option for stage in opened.case("carol-quiz-night").stages if stage.question
               for option in getattr(stage.question, "options", ())]  # fmt: skip
    assert options
    assert all(option.feedback in sheet for option in options if not option.right)


def test_the_code_and_the_address_stand_on_it_once_the_room_is_open_and_can_be_reached():
    opened = lesson_of(["ten-minutes"], [])
    assert "K7M 4QX" not in as_html(opened)
    whole = as_html(opened, JOIN, CODE)
    assert "K7M 4QX" in whole
    assert JOIN in whole
    assert "data:image/svg+xml;base64," in whole
    alone = as_html(opened, "", CODE)
    assert "Only the computer that runs CryoTeach" in alone
    assert "data:image" not in alone


def test_text_of_others_stays_words_and_nothing_is_fetched():
    hostile = "<script>alert(1)</script>"
    case = CONTENT.teaching.cases["carol-quiz-night"]
    written = case.model_dump() | {
        "title": hostile,
        "vignette": hostile,
        "debrief": [hostile],
        "teaching_point": hostile,
    }
    opened = opened_by_cases(hostile, [Case.model_validate(written)], CONTENT.rules.profiles, every_stage=True)
    sheet = as_html(opened, JOIN, CODE)
    assert hostile not in sheet
    assert escape(hostile) in sheet
    assert not re.search(r"(src|href)=\"(?!data:)|url\(|@import", sheet)


def test_it_is_a4_with_page_numbers():
    sheet = as_html(lesson_of(["ten-minutes"], []))
    assert "size: A4" in sheet
    assert "counter(pages)" in sheet
