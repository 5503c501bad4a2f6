"""Ledgers of exactly a thousand fictional people, of any shape."""

from hypothesis import strategies as st

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import reconciled
from cryoteach.figures.parts.examples import CRITERIA

NAMES = tuple(CRITERIA)


@st.composite
def thousands(draw):
    """Draw a thousand people over any cells of a ledger, many of them empty."""
    counts = draw(st.dictionaries(st.integers(0, 63), st.integers(1, 10**4), min_size=1, max_size=20))
    histogram = tuple(counts.get(mask, 0) for mask in range(64))
    open_ones = draw(st.integers(0, histogram[0]))
    return reconciled(Ledger(conditions=NAMES, histogram=histogram, cannot_tell=open_ones))
