"""The plans that are shipped can be played: they add up, name what is there, and no neighbours have one answer."""

from itertools import pairwise

import pytest

from cryoteach.domain.cases.case import assess_stages
from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.rooms.opening import Material, opened_by_plan
from cryoteach.domain.rooms.plans import Part, Plan
from tests.domain.fictional import PROFILES, SHIPPED
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import CASES
from tests.domain.rooms.test_opening import LEDGER

PLANS = SHIPPED.rooms.plans
PART = {"kind": "join", "title": "Join", "minutes": 1}
ASK = {"kind": "ask", "title": "Ask", "minutes": 3, "asks": {"kind": "stage", "case": "callum-bowling-green"}}
PLAN = {"id": "a-plan", "order": 1, "title": "A plan", "minutes": 4, "parts": [PART, ASK]}


def test_there_is_a_plan_of_ten_twenty_and_fifty_minutes():
    assert [plan.minutes for plan in PLANS.values()] == [10, 20, 50]


@pytest.mark.parametrize("plan", PLANS.values(), ids=lambda plan: plan.id)
def test_a_plan_that_is_shipped_adds_up_and_can_be_opened(plan: Plan):
    assert sum(part.minutes for part in plan.parts) == plan.minutes
    assert all(sum(part.phases.values()) == part.minutes for part in plan.asked)
    opened = opened_by_plan(plan, Material(cases=CASES, profiles=PROFILES, ledger=LEDGER, forms=FORMS))
    assert len(opened.items) == len(plan.asked)
    stages = [item for item in opened.items if item.kind == "stage"]
    judged = [assess_stages(CASES[item.case], PROFILES[CASES[item.case].profile])[item.stage] for item in stages]
    for one, other in pairwise(judged):
        assert (one.verdict, limiting(one)) != (other.verdict, limiting(other))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"minutes": 5}, "its parts add up to 4 minutes, and it has 5"),
        ({"parts": [{**PART, "minutes": 4}]}, "asks nothing"),
    ],
)
def test_a_plan_that_cannot_be_played_is_refused(more: dict[str, object], words: str):
    with pytest.raises(ValueError, match=words):
        Plan.model_validate({**PLAN, **more})


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({**ASK, "asks": None}, "a part of the kind ask says what it asks"),
        ({**PART, "asks": ASK["asks"]}, "this one is join"),
        ({**ASK, "phases": {"commit": 1, "talk": 1}}, "its phases add up to 2 minutes, and it has 3"),
    ],
)
def test_a_part_that_does_not_hold_together_is_refused(part: dict[str, object], words: str):
    with pytest.raises(ValueError, match=words):
        Part.model_validate(part)
