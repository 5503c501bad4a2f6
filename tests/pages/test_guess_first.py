"""Chapter 1: a guess is kept, in the link too, and comes back in chapter 4."""

from tests.pages.visitor import Visitor


def test_a_guess_and_its_certainty_are_kept_in_the_address_and_return_in_chapter_4():
    visitor = Visitor().to("guess_first", guess="40").choose("sure_choice", "3")
    assert visitor.address == {"guess": "40", "sure": "3"}
    assert "Kept: 40 of 100" in visitor.everything
    assert "your guess: 40 of 100" in Visitor().to("a_thousand_people", guess="40", sure="3").everything
    visitor.test.query_params.clear()
    visitor.to("a_thousand_people")
    assert visitor.address == {"guess": "40", "sure": "3"}


def test_a_guess_may_be_skipped():
    assert "You may go on without one" in Visitor().to("guess_first").everything


def test_a_guess_that_is_none_is_refused_aloud():
    visitor = Visitor().to("guess_first", guess="120", sure="9")
    assert len(visitor.notices) == 2
    assert "No guess yet" in visitor.everything
