"""Chapter 1: a guess of 1,000 is kept, in the link too; whoever made it is asked which gate stops most."""

from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import reconciled
from cryoteach.wiring import cohort, content
from tests.pages.practice import press, read
from tests.pages.visitor import Visitor

CONTENT = content()
LEDGER = reconciled(screen(cohort(CONTENT.models.cohort, CENTRAL, {}), CONTENT.rules.first_profile).ledger())
ASKED = "which gate would stop most people?"


def test_a_guess_and_its_certainty_are_kept_in_the_address_and_return_in_chapter_4():
    visitor = Visitor().to("guess_first").choose("sure_choice", "3").dial("dial_guess_of_1000", 400)
    assert "The model" not in read(visitor)
    press(visitor, "That is my guess")
    assert visitor.address == {"guess_of_1000": "400", "sure": "3"}
    assert f"You said 400. The model: {LEDGER.within}" in read(visitor)
    visitor.test.query_params.clear()
    visitor.to("a_thousand_people")
    assert visitor.address == {"guess_of_1000": "400", "sure": "3"}
    assert "your guess: 400 of 1,000" in visitor.everything


def test_whoever_has_guessed_on_start_is_asked_which_gate_stops_most_and_then_sees_all_six():
    visitor = Visitor()
    assert ASKED not in read(visitor.to("guess_first"))
    visitor = press(Visitor().dial("dial_guess_of_1000", 250), "Let them walk")
    visitor.test.query_params.clear()
    visitor.to("guess_first")
    assert ASKED in read(visitor)
    assert "asked alone" not in read(visitor)
    visitor.press("say_most_stopped_fit")
    assert visitor.address == {"guess_of_1000": "250", "most_stopped": "fit"}
    told = read(visitor)
    most = max(LEDGER.alone(), key=LEDGER.alone().__getitem__)
    assert f"{CONTENT.rules.criteria[most].title} stops most: {LEDGER.alone()[most]:,} of 1,000" in told
    for name, many in LEDGER.alone().items():
        assert f"<td>{CONTENT.rules.criteria[name].title}</td><td>{many:,}</td>" in told
    assert "model output" in told


def test_a_guess_may_be_skipped():
    visitor = press(Visitor().to("guess_first"), "Show me")
    assert f"The model: {LEDGER.within}" in read(visitor)
    assert ASKED in read(visitor)


def test_a_guess_of_before_is_turned_over_without_a_word():
    visitor = Visitor().to("guess_first", guess="12", sure="2")
    assert visitor.notices == []
    assert "You said 120. The model" in read(visitor)
    assert "your guess: 120 of 1,000" in Visitor().to("a_thousand_people", guess="12").everything
    assert "120 of 1,000" in read(Visitor().to("my_notebook", guess="12"))


def test_a_guess_that_is_none_is_refused_aloud():
    visitor = Visitor().to("guess_first", guess="120", sure="9", most_stopped="luck")
    assert len(visitor.notices) == 3
    assert "The model" not in read(visitor)
