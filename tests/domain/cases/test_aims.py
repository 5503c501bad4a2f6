"""What a case is for is said in words, and a trainer finds it by them."""

from typing import get_args

import pytest

from cryoteach.domain.cases.aims import (
    LEVELS,
    MISCONCEPTIONS,
    OBJECTIVES,
    found,
    levels_of,
    minutes,
    misconceptions_of,
    objectives_of,
)
from cryoteach.domain.cases.case import Level, Objective
from cryoteach.domain.rules.terms import Misconception
from tests.domain.fictional import SHIPPED

CASES = list(SHIPPED.teaching.cases.values())
AOIFE = SHIPPED.teaching.cases["aoife-harbour-tours"]


@pytest.mark.parametrize(("kind", "words"), [(Level, LEVELS), (Objective, OBJECTIVES), (Misconception, MISCONCEPTIONS)])
def test_everything_a_case_can_be_for_has_words_of_its_own(kind, words):
    assert get_args(kind) == tuple(words)
    assert len(set(words.values())) == len(words)


def test_minutes_follow_stages_and_prompts():
    assert minutes(AOIFE) == 3 * len(AOIFE.stages) + len(AOIFE.debrief)
    assert minutes(AOIFE.model_copy(update={"debrief": ()})) == 3 * len(AOIFE.stages)


def test_cases_are_found_by_level_aim_and_every_word():
    assert found(CASES) == CASES
    assert {case.level for case in found(CASES, level="stretch")} == {"stretch"}
    assert all("M12" in case.misconceptions for case in found(CASES, aim="M12"))
    assert all("LO8" in case.objectives for case in found(CASES, aim="LO8"))
    assert found(CASES, "HARBOUR aoife blurred") == [AOIFE]
    assert AOIFE in found(CASES, "clear scan")  # the words of what it teaches
    assert found(CASES, "harbour giraffe") == []


def test_filters_offer_what_the_cases_have_in_its_own_order():
    assert levels_of([AOIFE]) == ["core"]
    assert misconceptions_of([AOIFE]) == ["M3", "M7"]
    assert objectives_of([AOIFE]) == ["LO2", "LO6", "LO7"]
    assert levels_of([]) == []
