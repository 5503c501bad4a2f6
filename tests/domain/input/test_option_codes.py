"""Which rows hold one of some codes: none, single ones and runs."""

import numpy as np
import pytest

from cryoteach.domain.input.option_codes import among


@pytest.mark.parametrize("codes", [[], [2], [0, 1], [3, 0, 1], [-1, 4], [-1, 0, 1, 2, 3, 4]])
def test_a_row_is_found_exactly_when_its_code_is_among_them(codes: list[int]):
    column = np.arange(-1, 6, dtype=np.int8)
    assert among(codes)(column).tolist() == [code in codes for code in column.tolist()]
