"""Chapters 6, 7 and 8 promise nothing: what is said there keeps to the words of the house."""

import pytest

from tests.pages.visitor import Visitor
from tests.test_app import NEVER, without_titles_of_papers

VISITS = {
    "what_it_costs": ({}, {"cost_guess": "100", "cost_step": "recovery", "cost_apart": "half"}),
    "control_is_not_cure": ({}, {"seed_frozen": "yes", "seed_month": "60", "seed_said": "never"}),
    "other_roads": ({}, {"road_guess": "freezing"}),
}


@pytest.mark.parametrize("page", VISITS)
def test_no_page_of_the_roads_says_a_word_that_promises(page: str):
    for parts in VISITS[page]:
        visitor = Visitor().to(page, **parts)
        assert NEVER.findall(without_titles_of_papers(visitor.everything)) == []
        assert "nan" not in visitor.everything.lower().split()
