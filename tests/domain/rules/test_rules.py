"""Words for growth, which stand for days."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.rules.all_rules import GrowthWord


@pytest.mark.parametrize("days", [14, 601, 90.5, True, "90"])
def test_a_word_for_growth_stands_for_a_possible_number_of_days(days):
    with pytest.raises(ValidationError, match="doubling_time_days"):
        GrowthWord(doubling_time_days=days, tag="our-assumption", cites=("a-fact",))
