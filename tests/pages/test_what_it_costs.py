"""Chapter 6: nothing told before it is asked, harms ranked on one denominator, and the evidence in words."""

import re

import pytest

from cryoteach.domain.evidence.costs import ranked
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

SHEET, FACTS = content().evidence.costs, content().evidence.facts
SEEN = {"cost_guess_shown": "yes"}


def cards(visitor: Visitor) -> str:
    return visitor.sent("cryoteach_picture")["harm_cards"]["html"]


def test_no_rate_is_told_before_the_guess_or_show_me():
    """Report: issue 12, 1.2: the death rate stood under the question."""
    visitor = Visitor().to("what_it_costs")
    for harm in SHEET.harms:
        if harm.drawn:
            assert FACTS[harm.drawn].statement not in visitor.everything
    assert "harm_cards" not in visitor.sent("cryoteach_picture")
    visitor.press("show_cost_guess")
    assert visitor.address == SEEN
    assert "15 of 1,000 (11 to 21)" in cards(visitor)


def test_the_cards_hold_every_fact_with_its_caveat_the_commonest_harm_first_and_those_without_a_rate_last():
    told = words(cards(Visitor().to("what_it_costs", **SEEN)))
    places = [told.index(harm.title) for harm, _ in ranked(SHEET.harms, FACTS)]
    assert places == sorted(places)
    for harm in SHEET.harms:
        for name in harm.facts:
            assert FACTS[name].caveat in told
    assert told.count("No rate read") == 2


def test_a_card_draws_as_many_people_as_were_read():
    drawn = re.findall(r'stroke="#D55E00"[^>]*d="([^"]*)"', cards(Visitor().to("what_it_costs", **SEEN)))
    read = [rate.of_1000 for _, rate in ranked(SHEET.harms, FACTS) if rate.of_1000 is not None]
    assert [path.count("M") for path in drawn] == read


def test_a_source_with_several_facts_is_named_once_in_its_card():
    """Report: issue 12, 3: three identical citations in a row."""
    card = next(part for part in cards(Visitor().to("what_it_costs", **SEEN)).split("<article") if "Low plate" in part)
    assert card.count("Source: ") == len({FACTS[name].source for name in SHEET.harms[2].facts}) == 2


def test_five_pictures_alike_open_the_step_behind_them_and_fold_it_away():
    visitor = Visitor().to("what_it_costs")
    way = visitor.sent("cryoteach_picture")["cost_way"]["html"]
    for step in SHEET.steps.values():
        assert f'aria-label="{step.shows}"' in way
    assert way.count('viewBox="0 0 120 90"') == way.count('stroke-width="2.5"') == len(SHEET.steps) == 5
    assert "ball of ice" not in visitor.everything.replace(way, "").replace("A ball of ice", "")
    visitor.press_in("cost_way", "freeze-thaw")
    assert visitor.address == {"cost_step": "freeze-thaw"}
    assert "into a ball of ice" in visitor.everything
    assert "insulated probes" not in visitor.everything
    visitor.press_in("cost_way", "miracle")
    assert visitor.address == {"cost_step": "freeze-thaw"}
    visitor.press_in("cost_way", "freeze-thaw")
    assert visitor.address == {}


def test_the_guess_comes_back_beside_what_was_read():
    everything = Visitor().to("what_it_costs", cost_guess="200").everything
    assert "You said: 200 of 1,000 people." in everything
    assert "Read: <strong>15 of 1,000 (11 to 21)</strong>" in everything


def test_the_trial_is_not_shown_before_it_has_been_asked_for():
    """Report: issue 10, A3."""
    visitor = Visitor().to("what_it_costs", **SEEN)
    trial = SHEET.compared[1]
    assert len(visitor.charts["cold-and-heat"]["table"]["rows"]) == 2
    for name in (trial.cold, trial.heat, "hcc-cold-regrowth"):
        assert FACTS[name].statement not in visitor.everything
    assert "They do not ask the same" not in visitor.everything


@pytest.mark.parametrize(
    ("button", "address", "told"),
    [
        ("say_cost_apart_half", {"cost_apart": "half"}, "You said: half as far."),
        ("show_cost_apart", {"cost_apart_shown": "yes"}, "Shown without a guess."),
    ],
)
def test_the_guess_how_far_apart_brings_both_pairs_and_why(button: str, address: dict[str, str], told: str):
    visitor = Visitor().to("what_it_costs", **SEEN).press(button)
    assert visitor.address == {**SEEN, **address}
    table = visitor.charts["cold-and-heat"]["table"]
    assert [row[2] for row in table["rows"]] == [407, 33, 39, 33]
    assert table["columns"][2] == "of 1,000"
    assert "They do not ask the same" in visitor.everything
    assert told in visitor.everything
    assert "Read: 374 apart in the older pair, 6 in the trial, of 1,000 people" in words(visitor.everything)


def test_an_old_link_that_asked_to_be_shown_both_pairs_still_shows_them():
    visitor = Visitor().to("what_it_costs", cost_guess="17", cost_apart="see")
    assert not visitor.notices
    assert len(visitor.charts["cold-and-heat"]["table"]["rows"]) == 4


def test_more_tumour_more_harm_rests_on_more_than_nine_people():
    """Report: issue 10, D: the area is that of the tumours, not of the ice."""
    everything = Visitor().to("what_it_costs").everything
    assert FACTS["extent-large-complications"].caveat in words(everything)
    assert "The area is that of the tumours and not of the ice" in everything


def test_the_strength_of_the_evidence_is_said_in_words():
    everything = Visitor().to("what_it_costs").everything
    assert "**Weak.**" in everything
    assert "What it cannot say" in everything
    assert "about 807 of 1,000" in everything
    assert "Ukraine" in everything


def test_a_step_that_is_none_is_refused_aloud():
    assert len(Visitor().to("what_it_costs", cost_step="miracle", cost_guess="2000").notices) == 2
