"""Growth tied to other findings: everybody keeps their other findings, and the same doubling times are handed out."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.population.growth_ties import TOGETHER, GrowthTie, results, tied
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.rules.patient import CHEMOTHERAPY_RESPONSE
from tests.domain.cohort.invented import PARAMETERS
from tests.domain.fictional import LEAFLET, people

TIES = PARAMETERS.growth_ties
COHORT = make_cohort(PARAMETERS, "central", 20_000, 1)
GROWTH = "doubling_time_days"
chosen_ties = st.lists(st.sampled_from(TIES), min_size=1, unique_by=lambda tie: tie.finding)


@given(several=st.lists(people, min_size=1, max_size=30), ties=chosen_ties, share=st.floats(0, 1))
def test_a_tie_hands_the_same_doubling_times_to_other_people_and_changes_nothing_else(several, ties, share):
    before = Cohort.from_people(several)
    after = tied(before, ties, share)
    assert sorted(map(str, after.columns[GROWTH])) == sorted(map(str, before.columns[GROWTH]))
    assert np.array_equal(np.isnan(after.columns[GROWTH]), np.isnan(before.columns[GROWTH]))
    for name, column in before.columns.items():
        assert name == GROWTH or np.array_equal(after.columns[name], column, equal_nan=column.dtype.kind == "f")


def test_with_nobody_tied_nothing_changes():
    assert np.array_equal(tied(COHORT, TIES, 0).columns[GROWTH], COHORT.columns[GROWTH])


def test_wholly_tied_to_number_more_tumours_never_grow_more_slowly():
    after = tied(COHORT, [tie for tie in TIES if tie.finding == "lesion_count"], 1)
    order = np.argsort(after.columns["lesion_count"], kind="stable")
    counts, growth = after.columns["lesion_count"][order], after.columns[GROWTH][order]
    ends = [growth[counts == number] for number in np.unique(counts)]
    assert all(slower.min() >= faster.max() for slower, faster in pairwise(ends))


def test_wholly_tied_to_chemotherapy_the_less_it_did_the_faster_and_others_keep_their_growth():
    (tie,) = (tie for tie in TIES if tie.finding == "chemotherapy_response")
    after = tied(COHORT, [tie], 1)
    codes = after.columns["chemotherapy_response"]
    middles = [np.median(after.columns[GROWTH][codes == CHEMOTHERAPY_RESPONSE.code(o)]) for o in tie.slowest_first]
    assert middles == sorted(middles, reverse=True)
    untold = np.isin(codes, [CHEMOTHERAPY_RESPONSE.code(o) for o in ("not-started", "not-possible")])
    assert np.array_equal(after.columns[GROWTH][untold], COHORT.columns[GROWTH][untold])


def test_the_results_are_a_screening_of_the_people_so_tied():
    found = results(COHORT, TIES, LEAFLET)
    assert [result.words for result in found] == [*(tie.words for tie in TIES), TOGETHER]
    assert len({result.apart for result in found}) == 1
    for result, ties in zip(found, [*([tie] for tie in TIES), TIES], strict=True):
        share = screen(tied(COHORT, ties, 1), LEAFLET).ledger().within / len(COHORT)
        assert result.whole == pytest.approx(1000 * share, abs=0.51)


def test_met_by_the_same_people_conditions_exclude_fewer():
    by_finding = {tie.finding: result for tie, result in zip(TIES, results(COHORT, TIES, LEAFLET), strict=False)}
    for finding in ("lesion_count", "extrahepatic_disease"):
        assert by_finding[finding].apart < by_finding[finding].half < by_finding[finding].whole


def test_one_tie_alone_is_not_told_twice():
    assert [result.words for result in results(COHORT, TIES[:1], LEAFLET)] == [TIES[0].words]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"finding": "age"}, "growth cannot be tied to 'age'; it can to lesion_count"),
        ({"finding": GROWTH}, "cannot be tied"),
        ({"finding": "extrahepatic_disease"}, "slowest_first lists the options of a choice"),
        ({"finding": "lesion_count", "slowest_first": ("one",)}, "slowest_first lists the options of a choice"),
        ({"finding": "extrahepatic_disease", "slowest_first": ("nowhere",)}, "'nowhere' is not possible"),
    ],
)
def test_a_tie_that_cannot_be_is_refused_in_words(fields, told):
    with pytest.raises(ValueError, match=told):
        GrowthTie(words="made up", **fields)
