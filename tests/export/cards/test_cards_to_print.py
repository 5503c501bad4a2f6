"""The cards: a letter, a shape of its own and a certainty on each, and a tally sheet for two rounds."""

import re

import pytest

from cryoteach.export.cards.pages import as_html
from cryoteach.export.cards.shapes import SHAPES


@pytest.mark.parametrize("letters", [3, 4, 5, 6])
def test_every_letter_has_three_cards_of_its_shape(letters: int):
    cards = re.findall(r'<li class="card">(.*?)</li>', as_html(letters), re.DOTALL)
    found = [
        (
            re.search(r'letter">(.)<', card)[1],
            re.search(r"<b>(\d)</b>", card)[1],
            re.search(r'points="([^"]+)', card)[1],
        )
        for card in cards
    ]
    assert found == [(name, str(sure), SHAPES[name][1]) for name in "ABCDEF"[:letters] for sure in (1, 2, 3)]
    assert [card.count("full") for card in cards] == [1, 2, 3] * letters


def test_every_letter_has_another_shape():
    assert len({points for _, points in SHAPES.values()}) == len({name for name, _ in SHAPES.values()}) == 6


def test_nothing_means_anything_by_colour():
    assert not re.findall(r"#[0-9a-fA-F]{3,6}\b|rgb", as_html(6))


@pytest.mark.parametrize("letters", [2, 7])
def test_there_are_no_cards_for_fewer_than_three_letters_or_more_than_six(letters: int):
    with pytest.raises(ValueError, match="3 to 6"):
        as_html(letters)
