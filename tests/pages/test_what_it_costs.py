"""Chapter 6: the leaflet's order, one denominator, an honest "no rate read", and the evidence in words."""

from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

SHEET, FACTS = content().costs, content().facts


def test_the_fact_box_holds_every_fact_with_its_caveat_in_the_leaflets_order():
    told = words(Visitor().to("what_it_costs").html("<dt>Liver abscess"))
    assert [told.index(harm.title) for harm in SHEET.harms] == sorted(told.index(harm.title) for harm in SHEET.harms)
    for harm in SHEET.harms:
        for name in harm.facts:
            assert FACTS[name].caveat in told
    assert told.count("No rate read") == 2


def test_the_rows_have_one_denominator_and_say_where_no_rate_was_read():
    charts = Visitor().to("what_it_costs").charts
    for key, harms in (("harm-rows", SHEET.harms), ("cold-and-heat", SHEET.compared)):
        table = charts[key]["table"]
        assert table["columns"][1] == "of 1,000"
        for harm, row in zip(harms, table["rows"], strict=True):
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
    assert "You guessed 200 of 1,000. Read: 15 of 1,000 ¹ cited" in told
    assert FACTS[SHEET.guess].caveat in told


def test_the_strength_of_the_evidence_is_said_in_words():
    everything = Visitor().to("what_it_costs").everything
    assert "**Weak.**" in everything
    assert "What it cannot say" in everything


def test_a_step_that_is_none_is_refused_aloud():
    assert len(Visitor().to("what_it_costs", cost_step="miracle", cost_guess="2000").notices) == 2
