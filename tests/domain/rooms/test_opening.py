"""What a room pins at its opening: everything that its plan or its cases stand on, once, and nothing else."""

import pytest

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rooms.items import DialItem, NumberItem
from cryoteach.domain.rooms.opening import Material, opened_by_cases, opened_by_plan, with_six_questions
from cryoteach.domain.rooms.plans import Plan
from cryoteach.errors import UnknownNameError
from tests.domain.fictional import LEAFLET, PROFILES
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import BEATRIZ, CALLUM, CAROL, CASES

LEDGER = Ledger(conditions=tuple(LEAFLET.criteria), histogram=(20, *[0] * 62, 1_980))
MATERIAL = Material(cases=CASES, profiles=PROFILES, ledger=LEDGER, forms=FORMS)
STAGE = {"kind": "stage", "case": CALLUM.id}
THOUSAND = {"kind": "thousand", "prompt": "How many?", "right_within": 5, "near_within": 20, "feedback": "Few."}
DIAL = {"kind": "dial", "condition": "small-lesions", "prompt": "How small?"}


def plan(*asks: dict[str, object], measure: bool = False) -> Plan:
    """A plan that asks these, one minute each."""
    parts = [{"kind": "ask", "title": "Asked", "minutes": 1, "asks": each} for each in asks]
    parts += [{"kind": "measure", "title": "Six questions", "minutes": 1}] if measure else []
    return Plan.model_validate({"id": "a-plan", "order": 1, "title": "A plan", "minutes": len(parts), "parts": parts})


def test_a_plan_pins_its_cases_and_limits_once():
    opened = opened_by_plan(plan(STAGE, {**STAGE, "stage": 0}, {**STAGE, "case": CAROL.id}, DIAL), MATERIAL)
    assert [case.id for case in opened.cases] == [CALLUM.id, CAROL.id]
    assert [profile.id for profile in opened.profiles] == ["leaflet"]
    assert [getattr(item, "stage", None) for item in opened.items] == [2, 0, 2, None]
    assert (opened.title, opened.key, opened.measure) == ("A plan", "after-second-vote", None)
    assert opened.plan is not None


def test_the_answer_about_a_thousand_is_worked_out_at_the_opening():
    item = opened_by_plan(plan(THOUSAND), MATERIAL).items[0]
    assert isinstance(item, NumberItem)
    assert (item.question.answer, item.question.tolerance, item.near, item.tag) == (10, 5, 20, "model-output")
    with pytest.raises(ValueError, match="about a thousand people, and there are none"):
        opened_by_plan(plan(THOUSAND), MATERIAL.model_copy(update={"ledger": None}))


def test_a_dial_goes_as_far_as_any_limit():
    item = opened_by_plan(plan(DIAL), MATERIAL).items[0]
    assert isinstance(item, DialItem)
    assert item.scale.low <= 1.5
    assert item.scale.high >= 6
    with pytest.raises(ValueError, match="no-spread has no number for a limit"):
        opened_by_plan(plan({**DIAL, "condition": "no-spread"}), MATERIAL)


def test_a_plan_with_minutes_for_them_pins_the_six_questions():
    opened = opened_by_plan(plan(THOUSAND, measure=True), MATERIAL, "at-reveal")
    assert (opened.measure, opened.key) == (FORMS, "at-reveal")
    assert opened.profiles == (LEAFLET,)
    with pytest.raises(ValueError, match="six questions are marked by leaflet, which is not pinned"):
        type(opened).model_validate(opened.model_dump() | {"profiles": ()})


def test_the_six_questions_can_be_added_to_any_lesson_and_a_plan_gets_minutes_for_them():
    opened = with_six_questions(opened_by_plan(plan(STAGE), MATERIAL), FORMS, PROFILES)
    assert (opened.measure, opened.exports_pairs) == (FORMS, False)
    assert [part.kind for part in opened.plan.parts] == ["measure", "ask", "measure"]
    assert opened.plan.minutes == 9
    assert type(opened).model_validate(opened.model_dump()) == opened
    again = with_six_questions(opened, FORMS, PROFILES, exports_pairs=True)
    assert (again.plan, again.profiles, again.exports_pairs) == (opened.plan, opened.profiles, True)
    picked = with_six_questions(opened_by_plan(plan(THOUSAND), MATERIAL), FORMS, PROFILES)
    assert picked.profiles == (LEAFLET,)
    assert with_six_questions(opened_by_cases("Ours", [CALLUM], PROFILES), FORMS, PROFILES).plan is None


@pytest.mark.parametrize(
    "asks", [{**STAGE, "case": "nobody"}, {**DIAL, "profile": "none"}, {**DIAL, "condition": "luck"}]
)
def test_what_is_not_there_cannot_be_asked(asks: dict[str, object]):
    with pytest.raises(UnknownNameError):
        opened_by_plan(plan(asks), MATERIAL)


def test_picked_cases_ask_their_last_question_or_all():
    last = opened_by_cases("Ours", [CALLUM, BEATRIZ], PROFILES)
    assert [(item.case, item.stage) for item in last.items] == [(CALLUM.id, 2), (BEATRIZ.id, 1)]
    every = opened_by_cases("Ours", [CALLUM, BEATRIZ], PROFILES, key="at-reveal", every_stage=True)
    assert [item.stage for item in every.items] == [0, 1, 2, 0, 1]
    with pytest.raises(UnknownNameError, match="no profile is called 'leaflet'"):
        opened_by_cases("Ours", [CALLUM], {})
