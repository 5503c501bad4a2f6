"""Chapter 4: three kinds of people, never blended; every view from one ledger; a picked group is one everywhere."""

import re

import pytest

from cryoteach.domain.population.gate_rates import GateRates, Overlap
from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import reconciled
from cryoteach.widgets.thousand.link_parts import VIEWS
from cryoteach.wiring import cohort, content
from tests.pages.visitor import Visitor, words

CONTENT = content()
GUESSED = {"guess_of_1000": "400"}
"""As an old link has it: whoever guessed has committed to it."""
LEAFLET = CONTENT.rules.profiles["leaflet"]


def headline(visitor: Visitor) -> str:
    return words(visitor.html('class="ct-verdict'))


def thousand(preset: str = "central"):
    return reconciled(screen(cohort(CONTENT.models.cohort, preset, {}), LEAFLET).ledger())


@pytest.mark.parametrize("people", ["model", "rates"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_comes_up_for_model_and_rates(people: str, view: str):
    visitor = Visitor().to("a_thousand_people", **GUESSED, people=people, view=view)
    assert visitor.notices == []
    assert "eligib" not in visitor.everything
    assert ("model output" in headline(visitor)) == (people == "model")


@pytest.mark.parametrize("preset", CONTENT.models.cohort.presets)
def test_the_line_in_sight_counts_the_thousand_of_the_preset(preset: str):
    visitor = Visitor().to("a_thousand_people", **GUESSED, preset=preset)
    people = CONTENT.models.cohort.preset(preset).people
    counted = f"people {people} are within every limit" if people else "within every limit"
    assert f"{thousand(preset).within:,} of 1,000 {counted}" in headline(visitor)


def test_ones_own_rates_are_the_closed_form_and_say_whose_they_are():
    visitor = Visitor().to(
        "a_thousand_people", people="rates", **{f"pass_{name}": "90" for name in CONTENT.rules.criteria}
    )
    within = GateRates(passing=dict.fromkeys(CONTENT.rules.criteria, 90)).ledger(Overlap.INDEPENDENT).within
    assert f"{within} of 1,000" in headline(visitor)
    assert "our teaching assumption, your own gate rates" in headline(visitor)


def test_the_real_people_come_with_their_credit_and_the_warning_and_without_a_count_within():
    visitor = Visitor().to("a_thousand_people", **GUESSED, people="real")
    assert "cannot stand for everyone" in visitor.everything
    assert "CC BY 4.0" in visitor.everything
    assert not [body for body in visitor.bodies if 'class="ct-verdict' in body]


def test_a_gate_asked_earlier_stands_higher_in_the_funnel_and_the_last_count_stays():
    visitor = Visitor().to("a_thousand_people", **GUESSED, view="funnel").press("up_few-lesions")
    rows = visitor.charts["funnel"]["table"]["rows"]
    assert [row[0] for row in rows][:2] == ["Few tumours", "Otherwise fit"]
    assert visitor.address["order"] == "No-Fi-Si-Gr-El-Ch"
    assert rows[-1][2] == thousand().within


def test_a_picked_group_shows_its_people_and_one_who_opens_in_chapter_2():
    visitor = Visitor().to("a_thousand_people", **GUESSED).choose("picked_choice", "only-Si")
    count = thousand().intersections()[frozenset({"small-lesions"})]
    assert f"{count} of 1,000" in words(visitor.html("fail only: not very large"))
    [link] = [e.proto for e in visitor.test.get("page_link") if "person" in e.proto.label]
    parts = dict(part.split("=") for part in link.query_string.split("&"))
    shown = Visitor().to("one_person", **parts)
    assert shown.assessment.met == len(LEAFLET.conditions) - 1
    assert visitor.press("another").address["turn"] == "1"


def test_a_moved_limit_is_said_to_be_moved_and_can_be_put_back():
    visitor = Visitor().to("a_thousand_people", **GUESSED, view="loosen", **{"limit_small-lesions": "5.0"})
    assert "limit moved: not very large, at most 5.0 cm" in headline(visitor)
    assert "it changes the count within by" in visitor.everything
    visitor.press("limits_back")
    assert "limit moved" not in headline(visitor)
    assert "limit_small-lesions" not in visitor.address
    assert visitor.address["view"] == "loosen"


def test_a_moved_number_changes_what_the_line_says_of_the_people():
    assert "1 of their numbers moved by you" in headline(
        Visitor().to("a_thousand_people", **GUESSED, few_type_share="60")
    )


@pytest.mark.parametrize(
    ("act", "changed"),
    [
        (lambda visitor: visitor.press("up_few-lesions"), {"order"}),
        (lambda visitor: visitor.press("another"), {"turn"}),
        (lambda visitor: visitor.press("preset_back"), {"few_type_share"}),
        (lambda visitor: visitor.choose("picked_choice", "only-No"), {"picked", "turn"}),
        (lambda visitor: visitor.choose("preset_of_cohort", "central"), {"preset"}),
        (lambda visitor: visitor.choose("view_choice", "loosen"), {"view"}),
    ],
)
def test_an_action_changes_what_it_says_and_nothing_else_of_the_chapter(act, changed):
    visitor = Visitor().to(
        "a_thousand_people", view="funnel", preset="selected", few_type_share="60", picked="only-Si", turn="3",
        order="Si-No-Fi-Ch-Gr-El", sure="2", **{"limit_small-lesions": "5.0"}, **GUESSED,
    )  # fmt: skip
    before = visitor.address
    after = act(visitor).address
    assert {name for name in before | after if before.get(name) != after.get(name)} == changed


def test_whether_the_model_is_any_good_is_asked_of_the_central_mix_whatever_is_on_screen():
    moved = Visitor().to("a_thousand_people", **GUESSED, view="how-sure", preset="unselected", few_type_share="60")
    for check in CONTENT.models.cohort.checks:
        listed = words(moved.html(f"<h3>{check.question}"))
        assert f"model output, the central mix: {check.model['central']:.1f}%" in listed
        assert f"cited, observed: {check.observed.value:g}%" in listed


def test_what_a_link_cannot_ask_for_is_refused_aloud():
    visitor = Visitor().to(
        "a_thousand_people", **GUESSED, order="No-No", picked="x", few_type_share="99", junk="1", view="nope"
    )
    assert len(visitor.notices) == 5


def test_another_set_of_limits_is_named_in_the_footer():
    visitor = Visitor().to("a_thousand_people", **GUESSED).choose("limits_choice", "strict")
    visitor.run()
    assert "strict v" in words(visitor.html("ct-footer"))


def test_the_first_picture_asks_about_chemotherapy_last_and_says_that_order_moves_blame():
    visitor = Visitor().to("a_thousand_people", **GUESSED, view="thousand")
    rows = [row for row in visitor.charts["icon-array"]["table"]["rows"] if not row[1].startswith("of these")]
    assert rows[5][0] == "Chemotherapy tried first"
    told = words(visitor.html("Order moves blame"))
    first, last = thousand().alone()["chemotherapy-first"], rows[5][2]
    assert f"stops {first} of these 1,000; asked last, as here, {last}" in told
    assert f"Averaged over every order: {thousand().shapley()['chemotherapy-first']:.0f}" in told
    assert "model output" in told


def test_those_stopped_at_chemotherapy_are_told_apart_by_not_yet_and_not_by_this_road():
    visitor = Visitor().to("a_thousand_people", **GUESSED, view="thousand", order="Ch-Fi-No-Si-Gr-El")
    told = words(visitor.html("Stopped first at chemotherapy"))
    assert re.search(r"Not yet: □ \d+ not started, ◇ \d+ held", told)
    assert re.search(r"not by this road: ■ \d+ not possible .*, ◆ \d+ nothing left to see", told)


def test_if_growth_went_with_the_rest_is_worked_out_beside_the_band():
    visitor = Visitor().to("a_thousand_people", **GUESSED, view="how-sure")
    rows = visitor.charts["growth-ties"]["table"]["rows"]
    assert len(rows) == len(CONTENT.models.cohort.growth_ties) + 1
    assert {row[1] for row in rows} == {thousand().within}
    assert "rest on tables that were not published" in visitor.everything


def test_nothing_is_told_before_the_guess_and_one_press_tells_it():
    """Report: issue 12, 1.2."""
    visitor = Visitor().to("a_thousand_people")
    told = f"{thousand().within} of 1,000"
    assert told not in visitor.everything
    assert set(visitor.charts) == {"fails-untold"}
    [show] = [button.key for button in visitor.test.button if (button.key or "").startswith("show_guess")]
    visitor.press(show)
    assert told in headline(visitor)
    assert set(visitor.charts) == {"fails"}


def test_the_first_picture_is_how_many_each_fails_with_the_guess_of_the_same_thousand():
    visitor = Visitor().to("a_thousand_people", **GUESSED)
    rows = dict(visitor.charts["fails"]["table"]["rows"])
    assert rows["your guess: none failed"] == 400
    assert rows["none: within the limits"] == thousand().within
    assert sum(rows.values()) == 1400


def test_the_other_views_stand_together_one_step_deeper():
    visitor = Visitor().to("a_thousand_people", **GUESSED)
    assert "deeper_choice" not in {group.key for group in visitor.test.button_group}
    visitor.choose("view_choice", "deeper")
    assert "icon-array" in visitor.charts
    visitor.choose("deeper_choice", "shares")
    assert "shapley" in visitor.charts


def test_ones_own_rates_are_of_a_thousand_on_screen_and_an_old_link_to_them_still_opens():
    visitor = Visitor().to("a_thousand_people", people="rates", pass_fit="55")  # noqa: S106 - no password
    dial = visitor.sent("cryoteach_quantity")["dial_pass_fit"]
    assert (dial["value"], dial["high"], dial["step"]) == (550, 1000, 10)
