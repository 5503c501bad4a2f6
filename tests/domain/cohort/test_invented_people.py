"""The synthetic cohort: the people cohort.yaml describes, the same ones for the same seed, whatever the limits."""

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.cohort.invented_people import cohort_in_parts, draws_of, make_cohort
from cryoteach.domain.population.screening import ROWS_AT_ONCE, screen
from cryoteach.domain.rules.patient import CHEMOTHERAPY_RESPONSE, SCALES, Person
from cryoteach.domain.rules.scales import Choice
from cryoteach.errors import UnknownNameError
from tests.domain.cohort.invented import PARAMETERS, PRESETS, below, by_type, chi_square
from tests.domain.fictional import LEAFLET

PEOPLE, SEED = 200_000, 11
COHORTS = {preset: make_cohort(PARAMETERS, preset, PEOPLE, SEED) for preset in PRESETS}
KS_ONCE_IN_A_THOUSAND = 1.95 / PEOPLE**0.5
each_preset = pytest.mark.parametrize("preset", PRESETS)
presets = st.sampled_from(PRESETS)
PINNED = {
    "central": "f4192a1f424b588e66d2b45040b076d3bc15b0d392f74077e2feca2e1dc3c126",
    "selected": "2ca4515e1205d7bbf8aa17bf6bbe0b0284774d57b2d7bf4b079a5738304d5ee5",
    "unselected": "424e5fec294f05e2a105d67475f018bb49cb3c7e80765803d61ee37e99c10fd1",
}


def columns(cohort):
    return {name: column.tolist() for name, column in cohort.columns.items()}


def in_whole_numbers(cohort):
    """Write the people down in whole numbers (widths in mm), so that no rounding of a machine's own can show."""
    tenths = {"largest_diameter_cm": 10}
    rows = [np.rint(column * tenths.get(name, 1)).astype("<i4") for name, column in cohort.columns.items()]
    return np.stack(rows, axis=1).tobytes()


@each_preset
def test_the_same_seed_gives_the_same_people_on_any_machine(preset):
    written = in_whole_numbers(make_cohort(PARAMETERS, preset, 10_000, 7))
    assert hashlib.sha256(written).hexdigest() == PINNED[preset]


def test_another_seed_gives_other_people():
    assert columns(make_cohort(PARAMETERS, "central", 50, 1)) != columns(make_cohort(PARAMETERS, "central", 50, 2))


@settings(max_examples=20)
@given(preset=presets, seed=st.integers(0, 2**64), few=st.integers(0, 60), more=st.integers(0, 60))
def test_a_cohort_is_the_beginning_of_a_larger_one(preset, seed, few, more):
    small, large = (make_cohort(PARAMETERS, preset, people, seed) for people in (few, few + more))
    assert columns(small) == {name: column[:few] for name, column in columns(large).items()}


def test_a_cohort_in_parts_is_the_same_people():
    whole = make_cohort(PARAMETERS, "central", ROWS_AT_ONCE + 5, 3)
    parts = list(cohort_in_parts(PARAMETERS, "central", ROWS_AT_ONCE + 5, 3))
    assert [len(part) for part in parts] == [ROWS_AT_ONCE, 5]
    for name, column in whole.columns.items():
        assert np.array_equal(column, np.concatenate([part.columns[name] for part in parts]))


def test_people_are_drawn_alike_however_many_at_once():
    whole = next(draws_of(100, 5))
    parts = list(draws_of(100, 5, at_once=30))
    for name, drawn in whole.items():
        assert np.array_equal(drawn, np.concatenate([part[name] for part in parts]))


@each_preset
def test_everyone_is_possible_and_nothing_is_unknown(preset):
    cohort = COHORTS[preset]
    for name, column in cohort.columns.items():
        scale = SCALES[name]
        legal = np.arange(len(scale.options)) if isinstance(scale, Choice) else scale.grid().astype(np.float32)
        assert np.isin(column, legal).all()
        assert column.dtype == (np.int8 if isinstance(scale, Choice) else np.float32)
    assert isinstance(cohort.person(0), Person)
    assert screen(cohort, LEAFLET).ledger().cannot_tell == 0


DEPENDS_ON = {
    "few_type_share": {"lesion_count", "largest_diameter_cm", "extrahepatic_disease"},
    "diameter_few": {"largest_diameter_cm"},
    "diameter_many": {"largest_diameter_cm"},
    "number_size_correlation": {"largest_diameter_cm"},
    "extrahepatic_few": {"extrahepatic_disease"},
    "extrahepatic_many": {"extrahepatic_disease"},
    "ecog_0_1_total": {"performance_status", "chemotherapy_response"},
    "qualifying_share_overall": {"chemotherapy_response"},
    "doubling_time": {"doubling_time_days"},
    "doubling_time_log_sd": {"doubling_time_days"},
}


@pytest.mark.parametrize("dial", PARAMETERS.ranges())
def test_moving_a_dial_changes_only_the_findings_that_hang_on_it(dial):
    before = make_cohort(PARAMETERS, "central", 3000, 1)
    low, high = (make_cohort(PARAMETERS, "central", 3000, 1, {dial: end}) for end in PARAMETERS.ranges()[dial])
    changed = {name for name, column in before.columns.items() if columns(low)[name] != columns(high)[name]}
    assert changed == DEPENDS_ON[dial]
    for name in set(SCALES) - changed:
        assert np.array_equal(before.columns[name], low.columns[name])


@each_preset
def test_numbers_fall_into_the_bins_as_often_as_the_file_says(preset):
    few, many = PARAMETERS.number_few.central, PARAMETERS.number_many.central
    counts = COHORTS[preset].columns["lesion_count"]
    seen = [int(np.count_nonzero((counts >= part.low) & (counts <= part.high))) for part in few]
    shares = [by_type(preset, a.probability, b.probability) for a, b in zip(few, many, strict=True)]
    found, limit = chi_square(seen, shares)
    assert found < limit


@each_preset
def test_inside_a_bin_a_number_is_as_likely_as_its_inverse(preset):
    counts = COHORTS[preset].columns["lesion_count"]
    for part in PARAMETERS.number_many.central[1:]:
        numbers = range(part.low, part.high + 1)
        whole = sum(1 / number for number in numbers)
        seen = [int(np.count_nonzero(counts == number)) for number in numbers]
        found, limit = chi_square(seen, [1 / number / whole for number in numbers])
        assert found < limit


@each_preset
def test_widths_follow_the_two_lognormal_sizes(preset):
    column = np.sort(COHORTS[preset].columns["largest_diameter_cm"])
    grid = SCALES["largest_diameter_cm"].grid()[2:-1]
    expected = [
        by_type(
            preset, below(cm * 10, PARAMETERS.diameter_few.central), below(cm * 10, PARAMETERS.diameter_many.central)
        )
        for cm in grid
    ]
    seen = np.searchsorted(column, grid.astype(np.float32), side="right") / PEOPLE
    assert np.abs(seen - expected).max() < KS_ONCE_IN_A_THOUSAND


@each_preset
def test_growth_follows_its_lognormal_time(preset):
    column = np.sort(COHORTS[preset].columns["doubling_time_days"])
    grid = SCALES["doubling_time_days"].grid()[1:]
    expected = [below(days, PARAMETERS.presets[preset].doubling_time) for days in grid]
    assert np.abs(np.searchsorted(column, grid) / PEOPLE - expected).max() < KS_ONCE_IN_A_THOUSAND


@each_preset
def test_fitness_is_as_the_file_says(preset):
    seen = np.bincount(COHORTS[preset].columns["performance_status"].astype(int), minlength=5).tolist()
    found, limit = chi_square(seen, list(PARAMETERS.presets[preset].ecog.values()))
    assert found < limit


@each_preset
def test_chemotherapy_hangs_on_fitness_as_the_file_says(preset):
    options = [name.replace("-", "_") for name in CHEMOTHERAPY_RESPONSE.options]
    courses = {name.replace("not_yet_", "not_"): p for name, p in PARAMETERS.chemo_status_if_considered.central.items()}
    codes, status = (COHORTS[preset].columns[name] for name in ("chemotherapy_response", "performance_status"))
    for ecog, never in PARAMETERS.chemo_never_given_ecog.central.items():
        shares = [never if option == "not_possible" else (1 - never) * courses[option] for option in options]
        seen = np.bincount(codes[status == int(ecog)], minlength=len(options)).tolist()
        found, limit = chi_square(seen, shares)
        assert found < limit


@each_preset
def test_spread_is_as_common_as_the_two_types_make_it(preset):
    spread = PARAMETERS.presets[preset].extrahepatic
    share = by_type(preset, spread.few, spread.many)
    seen = np.bincount(COHORTS[preset].columns["extrahepatic_disease"], minlength=3).tolist()
    assert seen[1] == 0
    found, limit = chi_square([seen[0], seen[2]], [1 - share, share])
    assert found < limit


def ranks(column):
    """Rank with ties in the middle."""
    _, places, counts = np.unique(column, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return ((ends - counts + ends) / 2)[places]


@pytest.mark.parametrize("rank", [-0.2, 0.0, 0.2])
def test_the_rank_correlation_of_number_and_width_is_the_one_asked_for(rank):
    moved = {"number_size_correlation": rank, "few_type_share": 0.3}
    many = PARAMETERS.model_copy(  # people of one type only, so that the types' own difference plays no part
        update={"number_few": PARAMETERS.number_many, "diameter_few": PARAMETERS.diameter_many}
    )
    cohort = make_cohort(many, "central", PEOPLE, 1, moved)
    seen = np.corrcoef(ranks(cohort.columns["lesion_count"]), ranks(cohort.columns["largest_diameter_cm"]))[0, 1]
    assert seen == pytest.approx(rank, abs=0.01)


def test_what_cannot_be_made_is_refused():
    with pytest.raises(UnknownNameError, match="no preset is called 'rosy'; known: central"):
        make_cohort(PARAMETERS, "rosy", 1, 1)
    with pytest.raises(ValueError, match="-1 people cannot be made"):
        make_cohort(PARAMETERS, "central", -1, 1)
    assert len(make_cohort(PARAMETERS, "central", 0, 1)) == 0
