"""What a finding can be: legal values in plain words, and refusals that name the finding and its range."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, PERFORMANCE_STATUS, SCALES
from cryoteach.domain.rules.scales import Choice, Quantity
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
    assert LESION_COUNT.words(1) == "1 tumour"
    assert LESION_COUNT.words(7) == "7 tumours"
    assert LARGEST_DIAMETER_CM.words(3.0) == "3.0 cm"
    assert PERFORMANCE_STATUS.words(1) == "ECOG 1"


def test_ranges_are_written_as_a_person_would_say_them():
    assert LESION_COUNT.range_in_words == "a whole number from 1 to 60 tumours"
    assert LARGEST_DIAMETER_CM.range_in_words == "a number in steps of 0.1 from 0.3 to 15 cm"
    assert PERFORMANCE_STATUS.range_in_words == "a whole number from 0 to 4"


@pytest.mark.parametrize("scale", QUANTITIES, ids=named)
@given(number=st.floats(-1e300, 1e300) | st.floats(-10, 700))
def test_the_nearest_legal_value_is_legal_and_none_lies_nearer(scale, number):
    nearest = scale.nearest(number)
    assert nearest in legal_values(scale)
    assert abs(nearest - number) <= np.abs(scale.grid() - number).min() + 1e-6


def scale_of(low, step, high, **more):
    return Quantity(name="dose", label="dose", term="", unit="mg", low=low, high=high, step=step, **more)


@st.composite
def scales(draw):
    """Give any scale and its values, worked out in decimals."""
    decimals = draw(st.integers(0, 9))
    low, step = (Decimal(draw(st.integers(*ends))).scaleb(-decimals) for ends in ((-2000, 2000), (1, 500)))
    steps, beyond = draw(st.integers(0, 60)), draw(st.integers(0, 9)) * step / 10
    return scale_of(float(low), float(step), float(low + steps * step + beyond)), [
        low + i * step for i in range(steps + 1)
    ]


@given(found=scales())
@example(found=(scale_of(0, 0.05, 0.97), [Decimal(5 * i) / 100 for i in range(20)]))
@example(found=(scale_of(0.25, 0.5, 3), [Decimal(25 + 50 * i) / 100 for i in range(6)]))
def test_of_any_step_every_value_is_kept_written_and_read_to_its_last_decimal(found):
    scale, values = found
    numbers = [float(value) for value in values]
    assert scale.grid().tolist() == [scale.checked(number) for number in numbers] == numbers
    assert [scale.nearest(number) for number in numbers] == numbers
    assert [Decimal(scale.number(number)) for number in numbers] == values
    assert [scale.read(scale.number(number), mark=".") for number in numbers] == numbers
    assert scale.last == numbers[-1]
    told = [Decimal(word) for word in scale.range_in_words.split() if word[-1].isdigit()]
    assert told[-2:] == [values[0], values[-1]]
    assert told[:-2] in ([Decimal(repr(scale.step))], [])


@given(found=scales(), share=st.fractions(-1, 2))
def test_of_any_step_the_nearest_value_is_legal_and_what_lies_between_two_is_refused(found, share):
    scale, values = found
    asked = Fraction(values[0]) + share * (Fraction(values[-1] - values[0]) + Fraction(scale.step))
    nearest = scale.nearest(float(asked))
    assert nearest in [float(value) for value in values]
    assert abs(nearest - float(asked)) <= min(abs(float(value) - float(asked)) for value in values) + scale.step * 1e-6
    for value in values:
        with pytest.raises(ValueError, match="is not possible for dose"):
            scale.checked(float(value) + scale.step / 2)


@pytest.mark.parametrize(
    ("step", "value", "written"), [(0.05, 0.35, "0.35 mg"), (0.25, 1.25, "1.25 mg"), (2.5, 5, "5.0 mg")]
)
def test_a_value_is_shown_with_as_many_decimals_as_its_step_has(step, value, written):
    assert scale_of(0, step, 10).words(scale_of(0, step, 10).checked(value)) == written
    assert scale_of(0, step, 10).range_in_words == f"a number in steps of {step} from 0 to 10 mg"


def test_a_scale_that_starts_between_two_whole_numbers_is_not_said_to_be_of_whole_numbers():
    assert scale_of(0.5, 1, 3).range_in_words == "a number in steps of 1 from 0.5 to 2.5 mg"


@pytest.mark.parametrize(
    ("low", "step", "high"),
    [
        *((0, step, 10) for step in (0, -1, math.nan, math.inf, 1e-6, 1e-300, 1 / 3)),
        *((low, 1, 10) for low in (math.nan, -math.inf, 1e-10)),
        *((0, 1, high) for high in (math.nan, math.inf, 1e17)),
    ],
)
def test_steps_that_no_number_could_keep_apart_make_no_scale(low, step, high):
    with pytest.raises(ValidationError):
        scale_of(low, step, high)
