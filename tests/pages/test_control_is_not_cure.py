"""Chapter 7: everything seen is frozen, and what nobody saw comes up later, in step with the address."""

import re

import pytest

from cryoteach.domain.seedlings.invented_people import MONTH, draw
from cryoteach.widgets.seedlings import observed
from cryoteach.wiring import content
from cryoteach.wiring.people import SEED
from tests.pages.visitor import Visitor, words

LAB = content().models.seedlings
EVERYONE = draw(LAB.laws, LAB.people, SEED)
THOUSAND = draw(LAB.laws, 1000, SEED)
MINE = EVERYONE.of(LAB.person - 1)


def seen(month: int) -> int:
    return int((MINE.seen_day <= month * MONTH).sum())


def marks(visitor: Visitor, name: str) -> int:
    data = visitor.charts["seedling-timeline"]["figure"]["data"]
    return sum(len(part["x"]) for part in data if part["name"] == name)


def test_before_anything_is_frozen_only_what_the_scan_shows_is_drawn():
    visitor = Visitor().to("control_is_not_cure")
    assert marks(visitor, "seen at the start") == len(LAB.visible_mm)
    assert marks(visitor, "no scan shows it") == 0
    assert "appearances" not in visitor.charts
    assert "Nothing is frozen yet" in visitor.verdict


TOLD = (
    "You froze everything",
    "too small to see are called seedlings",
    "Weeks or months",
    "What else the lab cannot say",
    "Check yourself",
)


def test_nothing_is_told_and_nothing_can_be_frozen_before_it_was_asked():
    """Report: issue 12, 1.2."""
    visitor = Visitor().to("control_is_not_cure")
    assert [told for told in TOLD if told in visitor.everything] == []
    assert not any(button.key == "seed_freeze" for button in visitor.test.button)
    visitor.press("show_seed_said")
    assert visitor.address == {"seed_said_shown": "yes"}
    assert [told for told in TOLD if told in visitor.everything] == []
    assert "You froze everything" not in visitor.press("seed_freeze").everything
    assert "your guess" not in visitor.verdict


def test_what_came_up_is_explained_when_it_has_come_up_and_stays_explained():
    first = round(MINE.seen_day.min() / MONTH)
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month=str(first - 3))
    assert "You froze everything" not in visitor.everything
    visitor.press("seed_next")
    assert [told for told in TOLD if told not in visitor.everything] == []
    assert "You froze everything" in visitor.press("seed_another").everything
    assert "You froze everything" not in visitor.press("seed_again").everything


@pytest.mark.parametrize("month", [0, 13, 60])
def test_no_chart_and_no_row_shows_a_month_that_has_not_come(month: int):
    """Report: issue 12, 1.2."""
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month=str(month))
    for name, chart in visitor.charts.items():
        assert [x for part in chart["figure"]["data"] for x in part["x"] if x > month + 2.4] == [], name
    shown = visitor.charts["appearances"]
    assert all(float(row[0]) <= month for row in shown["table"]["rows"])
    notes = shown["figure"]["layout"].get("annotations", [])
    assert [note["x"] for note in notes] == [
        one.months for one in LAB.beside(content().evidence.facts) if one.months <= month
    ]
    assert "60" not in shown["figure"]["layout"]["title"]["text"] or month == LAB.months
    assert ("The model beside what was read" in visitor.everything) == (month >= 3)


def test_a_link_to_a_frozen_person_opens_as_it_was_without_a_question():
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month="12")
    assert "Month 12" in visitor.verdict
    assert not any("seed_said" in str(button.key) for button in visitor.test.button)


def test_the_moment_everything_seen_is_frozen_and_months_later_others_come_up():
    visitor = Visitor().to("control_is_not_cure").press("say_seed_said_never").press("seed_freeze")
    assert marks(visitor, "frozen") == len(LAB.visible_mm)
    assert marks(visitor, "no scan shows it") == len(MINE.start_mm)
    assert visitor.address == {"seed_said": "never", "seed_frozen": "yes"}
    visitor.press("seed_next")
    assert visitor.address["seed_month"] == "3"
    for _ in range(20):
        visitor.press("seed_next")
    assert marks(visitor, "seen") == seen(LAB.months) > 0
    assert f"{(THOUSAND.first_days() <= LAB.months * MONTH).sum()} of 1,000" in visitor.verdict
    assert "your guess: never; the first was seen in month" in visitor.verdict


@pytest.mark.parametrize("days", ["60", "91", "200", "365"])
def test_the_next_scan_is_the_one_that_the_dial_says(days: str):
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_scan_days=days)
    for scan in (1, 2):
        visitor.press("seed_next")
        month = int(visitor.address["seed_month"])
        assert (month - 1) * MONTH < scan * int(days) <= month * MONTH


def test_a_frozen_place_that_grows_back_is_counted_and_drawn_apart():
    laws = LAB.moved({"regrows_share": 33})
    everyone = draw(laws, LAB.people, SEED)
    end = LAB.months * MONTH
    who = next(
        n for n in range(LAB.people) if (everyone.of(n).at_frozen_place & (everyone.of(n).seen_day <= end)).any()
    )
    back = everyone.of(who).at_frozen_place
    elsewhere = int((~back & (everyone.of(who).seen_day <= end)).sum())
    visitor = Visitor().to(
        "control_is_not_cure", seed_frozen="yes", seed_regrows_share="33", seed_who=str(who + 1),
        seed_month=str(LAB.months),
    )  # fmt: skip
    title = visitor.charts["seedling-timeline"]["table"]["caption"]
    assert title.endswith("1 frozen place growing back")
    assert ("none of them frozen, and 1" in title) == bool(elsewhere)
    assert marks(visitor, "a frozen place growing back") == 1
    assert marks(visitor, "seen") == elsewhere
    assert "1 frozen place growing back seen in this person" in visitor.verdict


def test_while_only_the_month_moves_nothing_is_drawn_anew_for_the_comparison():
    last = str(LAB.months)  # by then every row is there: those of months to come are not
    Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month=last)
    before = observed._share.cache_info().misses
    Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month="12").press("seed_next")
    assert observed._share.cache_info().misses == before


def test_a_ring_fills_at_the_scan_that_first_shows_it():
    first = round(MINE.seen_day.min() / MONTH)
    before = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month=str(first - 1))
    after = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month=str(first))
    assert (marks(before, "seen"), marks(after, "seen")) == (0, seen(first))
    assert "nothing new seen in this person" in before.verdict


def test_the_time_runs_by_itself_until_it_is_stopped():
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes").press("seed_play")
    assert "Month 1:" in visitor.verdict
    visitor.run()
    assert "Month 2:" in visitor.verdict
    assert "seed_month" not in visitor.address  # what moves by itself leaves no trail of steps back
    visitor.press("seed_pause")
    assert visitor.address["seed_month"] == "2"
    assert "Month 2:" in visitor.run().verdict


def test_whoever_leaves_while_it_plays_comes_back_to_a_time_that_stands_still():
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes").press("seed_play").run()
    visitor.to("start").to("control_is_not_cure")
    before = visitor.verdict
    assert visitor.run().verdict == before


def test_the_time_ends_where_the_chart_does_and_begins_anew():
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month=str(LAB.months - 1)).press("seed_play")
    assert f"Month {LAB.months}" in visitor.verdict
    assert visitor.address["seed_month"] == str(LAB.months)
    assert "Month 1:" in visitor.press("seed_play").verdict
    visitor.press("seed_another")
    assert visitor.address["seed_who"] == str(LAB.person + 1)
    assert "seed_month" not in visitor.address
    assert "seed_frozen" not in visitor.press("seed_again").address


def test_the_known_misfit_at_three_months_is_said_at_every_setting():
    for hidden in ("0.0", "2.0", "3.3", "5.0"):
        visitor = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month="3", seed_hidden=hidden)
        told = words(visitor.html("A known misfit"))
        assert "at three months" in told
        assert re.search(r"too many|too few|as many as were read", told)


def test_a_fitted_number_moves_the_dial_and_every_dial_goes_back():
    end = {"seed_frozen": "yes", "seed_month": str(LAB.months)}
    visitor = Visitor().to("control_is_not_cure", **end).press("seed_fit_1")
    assert visitor.address == {**end, "seed_hidden": "5.0", "seed_none_share": "10"}
    assert visitor.press("seed_back").address == end


def test_the_number_of_hidden_deposits_is_said_to_be_fitted_and_every_number_has_its_tag():
    visitor = Visitor().to("control_is_not_cure", seed_frozen="yes", seed_month=str(LAB.months))
    everything = visitor.everything
    assert "Fitted, not known" in everything
    assert "our teaching assumption" in everything
    for chart in visitor.charts.values():
        assert "model output" in chart["figure"]["layout"]["title"]["subtitle"]["text"].lower()
    for one in LAB.beside(content().evidence.facts):
        assert one.fact.caveat in words("".join(visitor.bodies))


def test_nobody_with_nothing_hidden_is_said_to_be_cured():
    nobody = next(n for n in range(LAB.people) if len(EVERYONE.of(n).start_mm) == 0)
    visitor = Visitor().to(
        "control_is_not_cure",
        seed_frozen="yes",
        seed_said="never",
        seed_who=str(nobody + 1),
        seed_month=str(LAB.months),
    )
    assert f"nothing was seen in {LAB.months} months" in visitor.verdict
    assert "cured" not in visitor.verdict


def test_a_link_that_asks_too_much_is_refused_aloud():
    visitor = Visitor().to("control_is_not_cure", seed_month="900", seed_hidden="many", seed_growth="40", seed_who="0")
    assert len(visitor.notices) == 4


def test_another_law_of_growth_redraws_everybody():
    end = {"seed_frozen": "yes", "seed_month": str(LAB.months)}
    steady = Visitor().to("control_is_not_cure", **end).charts["appearances"]["table"]
    slowing = Visitor().to("control_is_not_cure", **end, seed_growth="100").charts["appearances"]["table"]
    assert steady != slowing
