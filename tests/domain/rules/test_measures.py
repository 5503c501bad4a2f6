"""The values a criterion can test: one number and a whole column are read alike."""

import numpy as np
import pytest

from cryoteach.domain.rules.measures import MEASURES
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Choice
from tests.domain.fictional import legal_values


@pytest.mark.parametrize("name", SCALES)
def test_every_finding_can_be_tested_just_as_it_is_given(name):
    assert MEASURES[name].finding == name
    assert MEASURES[name].scale is SCALES[name]


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda measure: measure.name)
def test_a_measure_gives_a_column_the_same_values_as_each_number_alone(measure):
    if isinstance(measure.scale, Choice):
        assert [measure.of(option) for option in measure.scale.options] == list(measure.scale.options)
    else:
        alone = [measure.of(value) for value in legal_values(measure.scale)]
        assert measure.of(np.array(legal_values(measure.scale))).tolist() == alone
