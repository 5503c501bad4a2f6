"""The numbers of one cohort: a preset, what was moved of it, and what may not be moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cohort.mix import mix_of, preset_complaints
from cryoteach.errors import UnknownNameError
from tests.domain.cohort.invented import PARAMETERS, PRESETS

RANGES = PARAMETERS.ranges()
each_preset = pytest.mark.parametrize("preset", PRESETS)


@st.composite
def moves(draw):
    """Draw any set of dials, each moved to anywhere in its range."""
    names = draw(st.sets(st.sampled_from(list(RANGES))))
    return {name: draw(st.floats(*RANGES[name])) for name in sorted(names)}


@given(preset=st.sampled_from(PRESETS), moved=moves())
def test_a_dial_stands_where_it_was_moved_and_the_others_where_the_preset_has_them(preset, moved):
    before, after = mix_of(PARAMETERS, preset).dials(), mix_of(PARAMETERS, preset, moved).dials()
    follows = {"qualifying_share_overall"} if "ecog_0_1_total" in moved else set()
    for name in RANGES.keys() - follows - moved.keys():
        assert after[name] == pytest.approx(before[name])
    for name, value in moved.items():
        assert after[name] == pytest.approx(value)


@given(preset=st.sampled_from(PRESETS), moved=moves())
def test_shares_always_add_up_to_one_and_each_is_possible(preset, moved):
    mix = mix_of(PARAMETERS, preset, moved)
    for shares in (mix.ecog, mix.courses):
        assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
        assert all(0 <= share <= 1 for share in shares.values())


@each_preset
def test_where_the_dials_stand_can_be_given_back(preset):
    dials = mix_of(PARAMETERS, preset).dials()
    assert dials.keys() == RANGES.keys()
    low, high = RANGES["qualifying_share_overall"]
    dials["qualifying_share_overall"] = min(max(dials["qualifying_share_overall"], low), high)
    again = mix_of(PARAMETERS, preset, dials).dials()
    assert again == pytest.approx(dials)


def test_the_share_whose_chemotherapy_qualifies_follows_fitness_unless_it_is_moved_itself():
    fit = {"ecog_0_1_total": RANGES["ecog_0_1_total"][1]}
    start, fitter = mix_of(PARAMETERS, "unselected").dials(), mix_of(PARAMETERS, "unselected", fit).dials()
    assert fitter["qualifying_share_overall"] > start["qualifying_share_overall"]
    both = mix_of(PARAMETERS, "unselected", {**fit, "qualifying_share_overall": 0.6})
    assert both.dials()["qualifying_share_overall"] == pytest.approx(0.6)


def test_never_given_chemotherapy_is_the_margin_of_the_link():
    assert mix_of(PARAMETERS, "central").never_given_overall == pytest.approx(0.165)


@pytest.mark.parametrize("name", RANGES)
def test_a_dial_beyond_its_range_is_refused_with_the_range(name):
    low, high = RANGES[name]
    for value in (low - 0.001, high + 0.001, float("nan")):
        with pytest.raises(ValueError, match=f"{name} may be moved from"):
            mix_of(PARAMETERS, "central", {name: value})


def test_a_dial_or_preset_nobody_knows_is_refused():
    with pytest.raises(UnknownNameError, match="no dial is called 'age'; known: few_type_share"):
        mix_of(PARAMETERS, "central", {"age": 1})
    with pytest.raises(UnknownNameError, match="no preset is called 'rosy'"):
        mix_of(PARAMETERS, "rosy")


def test_a_preset_beyond_a_range_or_another_middle_is_complained_of():
    assert list(preset_complaints(PARAMETERS)) == []
    odd = PARAMETERS.presets["central"].model_copy(update={"few_type_share": 0.9})
    wrong = PARAMETERS.model_copy(update={"presets": {"central": odd}})
    assert list(preset_complaints(wrong)) == [
        ("central", "few_type_share is not the central value of its parameter; give both one value"),
        ("central", "few_type_share is 0.9, outside its range of 0.3 to 0.75"),
    ]
