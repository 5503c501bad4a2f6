"""A plan that could not be played is left out and says why, as are questions that nobody could mark."""

import pytest

TEN, TWENTY, FIFTY = (f"content/plans/{name}-minutes.yaml" for name in ("ten", "twenty", "fifty"))
FORMS = "content/measure/items.yaml"
CALLUM, TWIN = "case: callum-bowling-green", "case: vikram-cricket-umpire"
SMALL = "condition: small-lesions"
SLIPS = [
    (TEN, (CALLUM, "case: nobody"), "parts.1.asks", "names the case nobody, which cannot be used"),
    (TEN, (CALLUM, f"{CALLUM}, stage: 5"), "parts.1.asks", "which asks nothing"),
    (TWENTY, (TWIN, "case: eleri-slate-quarry"), "parts.2.asks", "as eleri-slate-quarry before it"),
    (FIFTY, (SMALL, "condition: luck"), "parts.6.asks", "no condition is called 'luck'"),
    (FIFTY, (SMALL, "condition: no-spread"), "parts.6.asks", "whose limit is no number"),
    (FIFTY, (SMALL, "condition: fit\n      profile: none"), "parts.6.asks", "names none, which is no set"),
    (TEN, ("minutes: 10", "minutes: 11"), "", "its parts add up to 10 minutes, and it has 11"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "slip", "place", "words"), SLIPS)
def test_a_plan_that_cannot_be_played_is_left_out_and_says_why(library, file, slip, place, words):
    library.replace(file, *slip)
    content = library.load()
    (problem,) = content.problems
    assert problem.place == place
    assert words in problem.message
    assert len(content.rooms.plans) == 2


def test_a_stage_may_be_named_by_its_place(library):
    library.replace(TEN, "case: callum-bowling-green", "case: callum-bowling-green, stage: 0")
    content = library.load()
    assert content.problems == ()
    assert content.rooms.plans["ten-minutes"].asked[0].asks.stage == 0


def test_the_six_questions_need_limits_and_facts_that_are_there(library):
    library.replace(FORMS, "profile: leaflet", "profile: none")
    library.replace(FORMS, "cites: [seed-number-limit, seed-size-limit]", "cites: [nothing-known]")
    content = library.load()
    assert content.rooms.forms is None
    assert len(content.problems) == 2
    assert "names none, which is no set of limits" in str(content.problems[1])
