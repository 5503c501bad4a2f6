"""Is the model any good: the two comparisons, as the file has them and as a sample finds them."""

import numpy as np
import pytest

from cryoteach.domain.cohort.chances import chances
from cryoteach.domain.cohort.comparisons import checked, share
from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.cohort.mix import mix_of
from cryoteach.domain.cohort.settings import Counted
from tests.domain.cohort.invented import FACTS, PARAMETERS, PRESETS

PEOPLE = 200_000


@pytest.mark.parametrize("preset", PRESETS)
def test_the_models_side_of_each_check_is_the_one_in_the_file(preset):
    found = checked(PARAMETERS, preset)
    assert [one.check.id for one in found] == ["stage-a", "raxo-resectable"]
    for one in found:
        assert one.model == pytest.approx(one.check.model[preset], abs=0.0501)
        if one.model_with_no_spread is None:
            assert one.check.counts.no_spread
        else:
            assert one.model_with_no_spread == pytest.approx(one.check.model_with_no_spread[preset], abs=0.0601)


def test_every_check_has_its_partner_and_says_what_it_cannot_tell():
    for one in checked(PARAMETERS, "central"):
        fact = FACTS[one.check.observed.fact]
        assert fact.show
        assert (fact.value, fact.low, fact.high) == (
            one.check.observed.value,
            one.check.observed.low,
            one.check.observed.high,
        )
        assert one.check.may_not_conclude


@pytest.mark.parametrize("rank", [-0.2, 0.0, 0.2])
@pytest.mark.parametrize("no_spread", [False, True])
def test_the_exact_share_is_what_a_sample_comes_to_also_with_correlation(rank, no_spread):
    moved = {"number_size_correlation": rank}
    counted = Counted(number_max=4, diameter_max_mm=50, no_spread=no_spread)
    columns = make_cohort(PARAMETERS, "central", PEOPLE, 5, moved).columns
    seen = (columns["lesion_count"] <= 4) & (columns["largest_diameter_cm"] <= np.float32(5))
    seen &= ~(no_spread & (columns["extrahepatic_disease"] != 0))
    exact = share(chances(mix_of(PARAMETERS, "central", moved)), counted)
    assert np.count_nonzero(seen) / PEOPLE == pytest.approx(exact, abs=0.004)


def test_counting_everyone_gives_everyone():
    assert share(chances(mix_of(PARAMETERS, "central")), Counted()) == pytest.approx(1)


def test_a_moved_dial_moves_the_check():
    more = checked(PARAMETERS, "central", {"few_type_share": 0.7})[1]
    assert more.model > checked(PARAMETERS, "central")[1].model
