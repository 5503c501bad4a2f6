"""Where a learner is on a clinic list, whatever became of the people on it meanwhile."""

import pytest

from cryoteach.domain.practice.clinic_visit import ClinicVisit
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.replies import Reply
from cryoteach.domain.rules.assessment import Verdict
from tests.domain.fictional import LEAFLET, SHIPPED

CASES = list(SHIPPED.teaching.cases.values())[:3]
PEOPLE = tuple(
    PersonToJudge(name=case.id, title=case.title, person=case.person, profile=LEAFLET, case=case) for case in CASES
)
NAMES = [item.name for item in PEOPLE]


def visit(*listed: str, place: int = 0, **replies: Reply) -> ClinicVisit:
    people = tuple(item for item in PEOPLE if item.name in listed)
    return ClinicVisit(listed=listed, people=people, place=place, replies=replies)


@pytest.mark.parametrize("place", range(3))
def test_the_people_are_met_in_turn(place: int):
    assert visit(*NAMES, place=place).before_us == PEOPLE[place]


@pytest.mark.parametrize("place", [3, 999], ids=["last", "stopped"])
def test_after_the_last_nobody_is_met(place: int):
    assert visit(*NAMES, place=place).before_us is None


def test_one_who_has_gone_moves_nobody_elses_place():
    before, after = visit("gone", *NAMES, place=2), visit(*NAMES, "gone", place=1)
    assert before.before_us == after.before_us == PEOPLE[1]
    assert (before.strange, before.at) == (["gone"], 1)
    assert visit("gone", *NAMES, place=4).before_us is None


def test_a_name_that_is_listed_twice_is_one_person():
    assert visit(NAMES[0], NAMES[0], NAMES[1], place=1).before_us == PEOPLE[1]


def test_answers_stand_in_the_order_of_the_list_beside_the_keys():
    replies = {NAMES[2]: Reply(verdict=PEOPLE[2].key.verdict), "gone": Reply(verdict=Verdict.WITHIN)}
    wrong = next(verdict for verdict in Verdict if verdict is not PEOPLE[0].key.verdict)
    found = visit(*NAMES, **replies, **{NAMES[0]: Reply(verdict=wrong)}).answers
    assert [(answer.item, answer.right) for answer in found] == [(NAMES[0], False), (NAMES[2], True)]


def test_a_person_is_called_by_name_and_one_whom_the_model_made_this_person():
    assert PEOPLE[0].called == CASES[0].called
    assert PEOPLE[0].model_copy(update={"case": None}).called == "this person"
