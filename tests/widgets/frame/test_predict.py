"""Commit or "Show me", then see: the one way in which every chapter asks before it tells."""

import pytest

from cryoteach.widgets.frame.predict import AGAIN, COMMIT, SHOW_ME
from tests.pages.visitor import Visitor, words

CHOICE, NUMBER = ("other_roads", "road_guess"), ("what_it_costs", "cost_guess")
BOTH = pytest.mark.parametrize(("page", "name"), [CHOICE, NUMBER], ids=["choice", "number"])


def labels(visitor: Visitor) -> list[str]:
    return [button.label for button in visitor.test.button]


def said(visitor: Visitor) -> list[str]:
    """What the page says was guessed."""
    return [words(body) for body in visitor.bodies if 'class="ct-said"' in body]


def test_an_answer_is_committed_in_one_press_and_only_once():
    visitor = Visitor().to("other_roads").press("say_road_guess_freezing")
    assert visitor.address == {"road_guess": "freezing"}
    assert len(said(visitor)) == 1
    assert said(visitor)[0].startswith("You said: ")
    assert not [button for button in visitor.test.button if button.key.startswith(("say_road", "show_road"))]


def test_a_number_is_committed_only_once_there_is_one():
    visitor = Visitor().to("what_it_costs")
    assert visitor.test.button("say_cost_guess").label == COMMIT
    assert visitor.test.button("say_cost_guess").disabled
    visitor.dial("dial_cost_guess", 100)
    assert visitor.address == {}, "what a hand still moves is no guess"
    assert said(visitor) == []
    assert not visitor.test.button("say_cost_guess").disabled
    visitor.press("say_cost_guess")
    assert visitor.address == {"cost_guess": "100"}
    assert said(visitor) == ["You said: 100 of 1,000 people."]
    assert COMMIT not in labels(visitor)


@BOTH
def test_show_me_passes_the_question_over(page: str, name: str):
    visitor = Visitor().to(page)
    assert visitor.test.button(f"show_{name}").label == SHOW_ME
    asked = visitor.everything
    visitor.press(f"show_{name}")
    assert visitor.address == {f"{name}_shown": "yes"}
    assert said(visitor) == ["Shown without a guess."]
    assert len(visitor.everything) > len(asked)


@BOTH
@pytest.mark.parametrize("how", ["guessed", "shown"])
def test_guess_again_asks_anew_and_takes_the_answer_back(page: str, name: str, how: str):
    value = {"road_guess": "freezing", "cost_guess": "100"}[name]
    visitor = Visitor().to(page, **({name: value} if how == "guessed" else {f"{name}_shown": "yes"}))
    assert visitor.test.button(f"again_{name}").label == AGAIN
    visitor.press(f"again_{name}")
    assert visitor.address == {}
    assert said(visitor) == []
    assert visitor.test.button(f"show_{name}").label == SHOW_ME
    assert visitor.bodies == Visitor().to(page).bodies


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        ("other_roads", {"road_guess": "freezing"}),
        ("what_it_costs", {"cost_guess": "100"}),
        ("inside_the_ice", {"core": "22"}),
        ("start", {"guess_of_1000": "250"}),
        ("start", {"guess": "25"}),  # of 100, as links had it once
        ("a_thousand_people", {"guess": "25"}),
    ],
)
def test_a_link_that_carries_a_guess_has_committed_to_it(page: str, parts: dict[str, str]):
    visitor = Visitor().to(page, **parts)
    assert visitor.notices == []
    assert said(visitor)
    assert said(visitor)[0].startswith("You said: ")
    if "guess" in parts:
        assert said(visitor)[0].startswith("You said: 250")


@pytest.mark.parametrize("parts", [{"road_guess": "a-potion"}, {"road_guess_shown": "perhaps"}, {}])
def test_a_link_without_a_guess_that_can_be_one_shows_nothing(parts: dict[str, str]):
    visitor = Visitor().to("other_roads", **parts)
    assert said(visitor) == []
    assert visitor.test.button("show_road_guess").label == SHOW_ME
    assert len(visitor.notices) == len(parts)
