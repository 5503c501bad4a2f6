"""The rows that chapter 13 shows of the seedlings: the closed form is the stated one, and luck explains the rest."""

import pytest

from cryoteach.domain.seedlings.comparisons import DAYS, ON_PAPER, on_paper
from cryoteach.domain.seedlings.invented_people import draw

STATED = (0.1243, 0.2331, 0.4128, 0.6552, 0.7975, 0.8813)


@pytest.mark.parametrize("people", [10_000, 200_000])
def test_what_is_drawn_lies_within_three_standard_errors_of_the_closed_form(people: int):
    rows = on_paper(draw(ON_PAPER, people, 1))
    assert [row.days for row in rows] == list(DAYS)
    assert [row.exact for row in rows] == pytest.approx(STATED, abs=5e-5)
    assert all(abs(row.drawn - row.exact) <= row.allowed for row in rows)
