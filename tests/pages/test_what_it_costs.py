"""Chapter 6: the leaflet's order, one denominator, an honest "no rate read", and the evidence in words."""

import pytest

from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

SHEET, FACTS = content().evidence.costs, content().evidence.facts


def test_the_fact_box_holds_every_fact_with_its_caveat_in_the_leaflets_order():
    told = words(Visitor().to("what_it_costs").html("<dt>Liver abscess"))
    assert [told.index(harm.title) for harm in SHEET.harms] == sorted(told.index(harm.title) for harm in SHEET.harms)
    for harm in SHEET.harms:
        for name in harm.facts:
            assert FACTS[name].caveat in told
    assert told.count("No rate read") == 2


def test_the_rows_have_one_denominator_and_say_where_no_rate_was_read():
    charts = Visitor().to("what_it_costs").charts
    table = charts["harm-rows"]["table"]
    assert table["columns"][1] == "of 1,000"
    for harm, row in zip(SHEET.harms, table["rows"], strict=True):
        assert row[1] == (round(FACTS[harm.drawn].value * 10) if harm.drawn else None)
    assert "for 2 of the 7 no rate was read" in charts["harm-rows"]["table"]["caption"]


def test_the_steps_of_the_way_are_a_link_and_show_one_step_at_a_time():
    visitor = Visitor().to("what_it_costs").choose("cost_step_choice", "freeze-thaw")
    assert visitor.address == {"cost_step": "freeze-thaw"}
    assert "ball of ice" in visitor.everything
    assert "insulated probes" not in visitor.everything


def test_the_guess_comes_back_beside_what_was_read():
    visitor = Visitor().to("what_it_costs")
    assert "No guess yet" in visitor.everything
    told = words(Visitor().to("what_it_costs", cost_guess="200").html("You guessed"))
    assert "You guessed 200 of 1,000. Read: 15 of 1,000 cited" in told
    assert FACTS[SHEET.guess].caveat in told


def test_the_trial_is_not_shown_before_it_has_been_asked_for():
    """Report: issue 10, A3."""
    visitor = Visitor().to("what_it_costs")
    trial = SHEET.compared[1]
    assert len(visitor.charts["cold-and-heat"]["table"]["rows"]) == 2
    for name in (trial.cold, trial.heat, "hcc-cold-regrowth"):
        assert FACTS[name].statement not in visitor.everything
    assert "why" not in visitor.address


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("half", "You said: half as far. Read: 374 apart in the older pair, 6 in the trial, of 1,000 people cited"),
        ("see", ""),
    ],
)
def test_the_guess_how_far_apart_brings_both_pairs_and_why(said: str, told: str):
    visitor = Visitor().to("what_it_costs").choose("cost_apart_choice", said)
    assert visitor.address == {"cost_apart": said}
    table = visitor.charts["cold-and-heat"]["table"]
    assert [row[2] for row in table["rows"]] == [407, 33, 39, 33]
    assert table["columns"][2] == "of 1,000"
    assert "They do not ask the same" in visitor.everything
    assert ("You said" in visitor.everything) == bool(told)
    assert told in words(visitor.everything)


def test_the_reasons_are_drawn_once_with_a_table_and_in_whom_they_were_seen():
    table = Visitor().to("what_it_costs").charts["harm-reasons"]["table"]
    assert [row[0] for row in table["rows"]] == ["Platelets", "Kidneys", "Lungs"]
    assert [row[3] for row in table["rows"]].count("rats") == 2


def test_more_tumour_more_harm_rests_on_more_than_nine_people():
    """Report: issue 10, D: the area is that of the tumours, not of the ice."""
    everything = Visitor().to("what_it_costs").everything
    assert FACTS["extent-large-complications"].caveat in words(everything)
    assert "The area is that of the tumours and not of the ice" in everything


def test_the_strength_of_the_evidence_is_said_in_words():
    everything = Visitor().to("what_it_costs").everything
    assert "**Weak.**" in everything
    assert "What it cannot say" in everything
    assert "about 81 of 100" in everything
    assert "Ukraine" in everything


def test_a_step_that_is_none_is_refused_aloud():
    assert len(Visitor().to("what_it_costs", cost_step="miracle", cost_guess="2000").notices) == 2
