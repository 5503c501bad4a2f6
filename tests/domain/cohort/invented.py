"""The shipped cohort parameters for the tests, and a second way to their numbers that shares no code with the model."""

import math
from statistics import NormalDist

from tests.domain.fictional import SHIPPED

PARAMETERS = SHIPPED.models.cohort
ALL_PRESETS = list(PARAMETERS.presets)
PRESETS = [name for name, preset in PARAMETERS.presets.items() if not preset.only_treated]
"""Mixes of everybody, whose numbers the file gives one by one."""
FACTS = SHIPPED.evidence.facts


def below(value, size):
    """Give the chance that a lognormal size lies below a value."""
    return NormalDist(math.log(size.median), size.log_sd).cdf(math.log(value)) if value > 0 else 0.0


def by_type(preset, few, many):
    """Mix what holds for each type into what holds for everyone."""
    share = PARAMETERS.presets[preset].few_type_share
    return share * few + (1 - share) * many


def chi_square_limit(freedom):
    """Give the value that chi-square passes once in a thousand (Wilson and Hilferty's approximation)."""
    part = 2 / (9 * freedom)
    return freedom * (1 - part + NormalDist().inv_cdf(0.999) * math.sqrt(part)) ** 3


def chi_square(counts, shares):
    """Compare counts with the shares they should have: the statistic and its limit."""
    people = sum(counts)
    terms = [(seen - people * share) ** 2 / (people * share) for seen, share in zip(counts, shares, strict=True)]
    return sum(terms), chi_square_limit(len(terms) - 1)
