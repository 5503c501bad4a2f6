"""What a finding can be: legal values in plain words, and refusals that name the finding and its range."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, PERFORMANCE_STATUS, SCALES
from cryoteach.domain.rules.scales import Choice
from tests.domain.fictional import legal_values

QUANTITIES = [scale for scale in SCALES.values() if not isinstance(scale, Choice)]
CHOICES = [scale for scale in SCALES.values() if isinstance(scale, Choice)]
NO_NUMBER = [True, False, np.True_, None, "7", "", "text", math.nan, math.inf, -math.inf, 10**400, [], [1], {}, b"7"]


def named(scale):
    return scale.name


@pytest.mark.parametrize("scale", QUANTITIES, ids=named)
@pytest.mark.parametrize("value", NO_NUMBER, ids=lambda value: repr(value)[:12])
def test_what_is_no_number_is_refused_by_name_with_the_legal_range(scale, value):
    with pytest.raises(ValueError, match=r"is not possible for .*it takes ") as refusal:
        scale.checked(value)
    assert scale.name in str(refusal.value)
    assert scale.label in str(refusal.value)
    assert f"from {scale.low:g} to {scale.high:g}" in str(refusal.value)


@pytest.mark.parametrize("scale", QUANTITIES, ids=named)
def test_values_just_outside_the_range_or_between_two_steps_are_refused(scale):
    for value in (scale.low - scale.step, scale.high + scale.step, scale.low + scale.step / 2, -scale.high):
        with pytest.raises(ValueError, match=scale.name):
            scale.checked(value)


@pytest.mark.parametrize("scale", QUANTITIES, ids=named)
def test_every_value_of_the_grid_is_legal_and_comes_back_unchanged(scale):
    assert [scale.checked(value) for value in scale.grid().tolist()] == legal_values(scale)
    assert scale.grid()[0] == scale.low
    assert scale.grid()[-1] == scale.high


@pytest.mark.parametrize("scale", QUANTITIES, ids=named)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_numbers_of_numpy_are_taken_as_the_plain_numbers_they_stand_for(scale, kind):
    checked = [scale.checked(value) for value in scale.grid().astype(kind)]
    assert checked == legal_values(scale)
    assert {type(value) for value in checked} == {int if scale.whole else float}


def test_the_grid_is_shared_so_nobody_can_write_on_it():
    with pytest.raises(ValueError, match="read-only"):
        LESION_COUNT.grid()[0] = 99


@pytest.mark.parametrize("scale", SCALES.values(), ids=named)
def test_what_is_typed_is_read_as_what_it_says(scale):
    for value in legal_values(scale):
        assert scale.read(str(value)) == value


@given(text=st.text(max_size=7))
def test_whatever_is_typed_is_read_or_refused_in_the_words_that_were_typed(text):
    for scale in SCALES.values():
        try:
            assert scale.read(text) in legal_values(scale)
        except ValueError as refusal:
            assert str(refusal).startswith(f"{text!r} is not possible for {scale.label}")  # noqa: PT017 - either is fine


def test_a_refusal_stays_short_however_much_was_typed():
    for scale in SCALES.values():
        for value in ("x" * 1_000_000, 16**5000):
            with pytest.raises(ValueError, match=scale.name) as refusal:
                scale.checked(value)
            assert len(str(refusal.value)) < 400


@pytest.mark.parametrize("scale", CHOICES, ids=named)
@pytest.mark.parametrize("value", ["", "Progressed", "unknown", 3, None, ["stable"]])
def test_a_choice_refuses_what_is_no_option_and_lists_the_options(scale, value):
    with pytest.raises(ValueError, match=f"is not possible for {scale.label}") as refusal:
        scale.checked(value)
    assert all(option in str(refusal.value) for option in scale.options)


@pytest.mark.parametrize("scale", CHOICES, ids=named)
def test_each_option_has_words_and_a_code_of_its_own(scale):
    assert len({scale.words(option) for option in scale.options}) == len(scale.options)
    assert [scale.code(option) for option in scale.options] == list(range(len(scale.options)))


def test_values_are_written_as_a_person_would_say_them():
    assert LESION_COUNT.words(1) == "1 lesion"
    assert LESION_COUNT.words(7) == "7 lesions"
    assert LARGEST_DIAMETER_CM.words(3.0) == "3.0 cm"
    assert PERFORMANCE_STATUS.words(1) == "ECOG 1"


def test_ranges_are_written_as_a_person_would_say_them():
    assert LESION_COUNT.range_in_words == "a whole number from 1 to 60 lesions"
    assert LARGEST_DIAMETER_CM.range_in_words == "a number in steps of 0.1 from 0.3 to 15 cm"
    assert PERFORMANCE_STATUS.range_in_words == "a whole number from 0 to 4"


@pytest.mark.parametrize("scale", QUANTITIES, ids=named)
@given(number=st.floats(-1e300, 1e300) | st.floats(-10, 700))
def test_the_nearest_legal_value_is_legal_and_none_lies_nearer(scale, number):
    nearest = scale.nearest(number)
    assert nearest in legal_values(scale)
    assert abs(nearest - number) <= np.abs(scale.grid() - number).min() + 1e-6
