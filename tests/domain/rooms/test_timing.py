"""How a lesson stands against its plan, and what could be left out when it runs late."""

import pytest

from cryoteach.domain.rooms.opening import opened_by_plan
from cryoteach.domain.rooms.plans import Plan
from cryoteach.domain.rooms.room import Room, after
from cryoteach.domain.rooms.timing import timing_of
from tests.domain.rooms.lessons import goes_to, room_of
from tests.domain.rooms.test_opening import MATERIAL, STAGE
from tests.domain.rooms.test_plans import PLANS

ASK = {"kind": "ask", "title": "Ask", "minutes": 3, "asks": STAGE}


def room_with(plan: Plan) -> Room:
    return after(None, opened_by_plan(plan, MATERIAL))


def test_a_room_without_a_plan_has_no_time_to_keep():
    assert timing_of(room_of(), 60) is None


def test_each_phase_has_its_minutes():
    room = goes_to(room_with(PLANS["twenty-minutes"]), "commit")
    now = timing_of(room, 90)
    assert (now.part, now.used, now.until, now.of, now.phase, now.in_phase, now.drop) == (
        "Eleri and the slate quarry", 1.5, 8, 20, 1.5, 1.5, None,
    )  # fmt: skip
    assert timing_of(goes_to(room, "closed"), 90).phase is None
    assert timing_of(goes_to(room, "reveal", "commit"), 90).part == "Vikram, her near twin"


@pytest.mark.parametrize(("minutes", "drop"), [(9.6, None), (9.7, 2)])
def test_a_fifth_over_the_plan_the_last_item_could_be_dropped(minutes: float, drop: int | None):
    room = goes_to(room_with(PLANS["twenty-minutes"]), "commit")
    assert timing_of(room, round(minutes * 60)).drop == drop


def test_where_all_was_asked_nothing_can_be_dropped():
    room = goes_to(room_with(PLANS["ten-minutes"]), "commit")
    assert timing_of(room, 3_600).drop is None


def test_the_parts_of_a_whole_tutorial_follow_each_other():
    room = room_with(PLANS["fifty-minutes"])
    titles = [timing_of(room, 0).part]
    for phases in (("measure",), ("commit", "reveal"), ("debrief",), ("measure",), ("ended",)):
        room = goes_to(room, *phases)
        titles.append(timing_of(room, 0).part)
    assert titles == [
        "Everybody joins", "Six questions before", "One condition fails: Yusuf and the bakery", "Three prompts",
        "Six questions after", "Time to spare",
    ]  # fmt: skip


def test_a_plan_without_a_part_for_it_stands_at_its_ends():
    room = room_with(Plan.model_validate({"id": "p", "order": 1, "title": "P", "minutes": 6, "parts": [ASK, ASK]}))
    assert timing_of(room, 0).until == 3
    assert timing_of(goes_to(room, "commit", "reveal", "debrief"), 0).until == 6
