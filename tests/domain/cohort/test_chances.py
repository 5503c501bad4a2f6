"""The chance of every value: rows that add up to one, and the exact sums that the compilers of cohort.yaml give."""

import numpy as np
import pytest

from cryoteach.domain.cohort.chances import NO_RESULT, chances
from cryoteach.domain.cohort.mix import mix_of
from cryoteach.domain.rules.patient import CHEMOTHERAPY_RESPONSE, SCALES
from cryoteach.domain.rules.scales import Choice
from tests.domain.cohort.invented import PARAMETERS, PRESETS, by_type

TABLES = {preset: chances(mix_of(PARAMETERS, preset)) for preset in PRESETS}
STRICT = PARAMETERS.rule_settings.strict
each_preset = pytest.mark.parametrize("preset", PRESETS)
ROUNDING = 0.0501  # per cent: the file has one decimal


def upto(preset, finding, limit):
    """Add the chances of a finding up to a limit, for each kind of people."""
    return TABLES[preset].shares[finding][:, SCALES[finding].grid() <= limit].sum(axis=1).tolist()


def sums(preset):
    """Work the reference output out from the rows of chances, each type by itself and then both."""
    table = TABLES[preset]
    number = upto(preset, "lesion_count", STRICT.number_max)
    width = upto(preset, "largest_diameter_cm", STRICT.diameter_max_mm / 10)
    clear = table.shares["extrahepatic_disease"][:, 0].tolist()
    fitness, courses = table.shares["performance_status"][0], table.shares["chemotherapy_response"]
    names = [name.replace("-", "_") for name in CHEMOTHERAPY_RESPONSE.options]
    chemo = {name: courses[:, place] for place, name in enumerate(names)}
    qualifies = sum(chemo[name] for name in STRICT.chemo_qualifies)
    slow = 1 - upto(preset, "doubling_time_days", STRICT.slow_threshold_days - 1)[0]
    local = by_type(preset, *(n * w * c for n, w, c in zip(number, width, clear, strict=True)))
    fit = slice(0, STRICT.ecog_max + 1)
    return {
        "at_most_5": by_type(preset, *number),
        "at_most_30_mm": by_type(preset, *width),
        "both": by_type(preset, *(n * w for n, w in zip(number, width, strict=True))),
        "both_and_no_spread": local,
        "spread_overall": 1 - by_type(preset, *clear),
        "never_chemotherapy": float(fitness @ chemo["not_possible"]),
        "chemotherapy_qualifies": float(fitness @ qualifies),
        "chemotherapy_qualifies_with_stable": float(fitness @ (qualifies + chemo["stable"])),
        "slow_at_92_days": slow,
        "all_six_with_link_and_92_days": local * slow * float(fitness[fit] @ qualifies[fit]),
    }


@each_preset
def test_the_exact_sums_are_those_of_the_file(preset):
    reference = {k: v for k, v in PARAMETERS.reference_output[preset].items() if k != "all_six_in_compilers_script"}
    assert {name: 100 * value for name, value in sums(preset).items()} == pytest.approx(reference, abs=ROUNDING)


@each_preset
@pytest.mark.parametrize("name", SCALES)
def test_every_row_of_chances_covers_the_scale_and_adds_up_to_one(preset, name):
    scale, rows = SCALES[name], TABLES[preset].shares[name]
    assert rows.shape[1] == (len(scale.options) if isinstance(scale, Choice) else len(scale.grid()))
    assert rows.min() >= 0
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-12)


@pytest.mark.parametrize("days", PARAMETERS.parameters()["slow_threshold"].share_passing_central_preset.items())
def test_the_share_that_grows_slowly_enough_is_that_of_the_file_at_each_threshold(days):
    assert 100 * (1 - upto("central", "doubling_time_days", int(days[0]) - 1)[0]) == pytest.approx(
        days[1], abs=ROUNDING
    )


def test_widths_are_never_outside_the_clip_of_the_file():
    narrow = PARAMETERS.diameter_few.model_copy(update={"clip": (20.0, 40.0)})
    rows = chances(mix_of(PARAMETERS.model_copy(update={"diameter_few": narrow}), "central")).shares
    few = dict(zip(SCALES["largest_diameter_cm"].grid().tolist(), rows["largest_diameter_cm"][0].tolist(), strict=True))
    assert {cm for cm, share in few.items() if share} == {cm for cm in few if 2.0 <= cm <= 4.0}
    assert few[2.0] > few[2.1]
    assert few[4.0] > few[3.9]


@each_preset
def test_the_treated_of_a_mix_are_its_people_less_those_whose_result_nobody_can_know(preset):
    mix = mix_of(PARAMETERS, preset)
    whole, treated = TABLES[preset], chances(mix.model_copy(update={"only_treated": True}))
    fitness, courses = (whole.shares[name] for name in ("performance_status", "chemotherapy_response"))
    joint = fitness[0][:, None] * courses
    known = [place for place, option in enumerate(CHEMOTHERAPY_RESPONSE.options) if option not in NO_RESULT]
    joint = joint[:, known] / joint[:, known].sum()
    told = treated.shares["performance_status"][0][:, None] * treated.shares["chemotherapy_response"]
    assert np.allclose(told[:, known], joint, atol=1e-12)
    assert told.sum() == pytest.approx(told[:, known].sum())
    for name in set(SCALES) - {"performance_status", "chemotherapy_response"}:
        assert np.array_equal(treated.shares[name], whole.shares[name])
