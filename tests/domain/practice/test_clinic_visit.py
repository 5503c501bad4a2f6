"""Where a learner is on a clinic list, whatever became of the people on it meanwhile."""

import pytest

from cryoteach.domain.cases.keys import limiting
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
    replies = {
        NAMES[2]: Reply(verdict=PEOPLE[2].key.verdict, named=limiting(PEOPLE[2].key)),
        "gone": Reply(verdict=Verdict.WITHIN),
    }
    wrong = next(verdict for verdict in Verdict if verdict is not PEOPLE[0].key.verdict)
    found = visit(*NAMES, **replies, **{NAMES[0]: Reply(verdict=wrong)}).marked_replies
    assert [(answer.item, answer.right) for answer in found] == [(NAMES[0], False), (NAMES[2], True)]


def test_a_person_is_called_by_name_and_one_whom_the_model_made_this_person():
    assert PEOPLE[0].called == CASES[0].called
    assert PEOPLE[0].model_copy(update={"case": None}).called == "this person"


AOIFE = SHIPPED.teaching.cases["aoife-harbour-tours"]
IN_STAGES = PersonToJudge(name=AOIFE.id, title=AOIFE.title, person=AOIFE.person, profile=LEAFLET, case=AOIFE)
MADE_UP = IN_STAGES.model_copy(update={"case": None})


def in_stages(written: dict[int, str], *, committed: bool = False) -> ClinicVisit:
    replies = {AOIFE.id: Reply(verdict=Verdict.CANNOT_TELL)} if committed else {}
    said = {(AOIFE.id, stage): text for stage, text in written.items()}
    people = (IN_STAGES,)
    return ClinicVisit(listed=(AOIFE.id,), people=people, replies=replies, in_stages=True, stage_replies=said)


def test_the_story_waits_at_the_first_stage_whose_question_is_open():
    assert in_stages({}).open_stage(IN_STAGES) == 0
    assert in_stages({0: "vo"}).open_stage(IN_STAGES) is None  # the last stage is asked with the verdict
    assert in_stages({0: "l00"}).open_stage(IN_STAGES) == 0  # no reply to this kind of question
    assert in_stages({0: "vo"}).reply_at(IN_STAGES, 0) is Verdict.OUTSIDE


def test_a_story_told_whole_and_a_person_without_one_ask_nothing_on_the_way():
    assert visit(AOIFE.id).asked_of(IN_STAGES) == []
    assert (in_stages({}).asked_of(MADE_UP), MADE_UP.stage_keys, MADE_UP.last_stage) == ([], [], -1)
    assert in_stages({0: "vo"}).reply_at(MADE_UP, 0) is None


def test_only_what_was_answered_on_the_way_to_a_committed_verdict_is_counted():
    right = "v" + {Verdict.WITHIN: "w", Verdict.OUTSIDE: "o", Verdict.CANNOT_TELL: "c"}[IN_STAGES.stage_keys[0].verdict]
    assert in_stages({0: right}).tally_on_the_way() == (0, 0)
    assert in_stages({0: right}, committed=True).tally_on_the_way() == (1, 1)
    wrong = "vw" if right != "vw" else "vo"
    assert in_stages({0: wrong}, committed=True).tally_on_the_way() == (0, 1)
