"""Chapters 6, 7 and 8 in a real browser: the moment of chapter 7 reached without help, and every page for everybody."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, PHONE, SIZES, looks
from tests.browser.test_access import UNNAMED, findings
from tests.browser.test_thousand import drawn_with_name_and_table, fits, opened, said_badly

SEEDLINGS = "/control-is-not-cure"
PAGES = {
    "costs": "/what-it-costs?cost_guess=100&cost_step=freeze-thaw&cost_apart=half",
    "seedlings": f"{SEEDLINGS}?seed_frozen=yes&seed_month=30&seed_said=never",
    "roads": "/other-roads?road_guess=surgery",
}
PLAYS_FOR_MS = 60_000


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_everything_seen_is_frozen_and_months_later_dots_come_up_elsewhere(page_at: Callable, size: tuple[int, int]):
    tab = opened(page_at, size, SEEDLINGS)
    expect(tab.verdict).to_contain_text("Nothing is frozen yet")
    expect(tab.page.get_by_text("You froze everything")).to_have_count(0)
    expect(tab.page.get_by_role("button", name="Freeze all that")).to_have_count(0)
    tab.page.get_by_role("button", name="never", exact=True).click()
    tab.page.get_by_role("button", name="Freeze all that").click()  # as soon as it is there, whatever still runs
    frozen = tab.verdict.filter(has_text="nothing new seen in this person")
    expect(frozen).to_be_visible()  # for an instant the line before may stand beside it, until the run has ended
    expect(tab.verdict).to_have_count(1)
    tab.page.wait_for_url(re.compile("seed_frozen=yes"))
    assert tab.address == {"seed_said": "never", "seed_frozen": "yes"}, "the guess outlives a press made right after it"
    expect(tab.page.get_by_role("heading", name="Month by month")).to_be_focused()
    tab.page.get_by_role("button", name="Play", exact=True).click()
    expect(tab.verdict).to_contain_text("1 new place seen", timeout=PLAYS_FOR_MS)
    expect(tab.verdict).to_contain_text("your guess: never; the first was seen in month")
    expect(tab.page.get_by_text("You froze everything")).to_be_attached()
    tab.page.get_by_role("button", name="Pause").click()
    tab.page.wait_for_url(re.compile("seed_month="))
    tab.rest()
    assert tab.sees(tab.verdict)
    month = tab.address["seed_month"]
    tab.page.wait_for_timeout(2500)
    assert tab.address["seed_month"] == month, "paused is paused"
    expect(tab.verdict).to_contain_text(f"Month {month}:")
    tab.page.reload()
    expect(tab.verdict).to_contain_text(f"Month {month}:")
    drawn_with_name_and_table(tab)
    fits(tab, "seedlings")


def test_slower_growth_moves_the_dots_to_the_right_and_keeps_the_rest(page_at: Callable):
    tab = opened(page_at, DESKTOP, PAGES["seedlings"])
    share = re.compile(r"something new in (\d+) of 1,000")
    expect(tab.verdict).to_contain_text(share)
    tab.page.locator("summary", has_text="Change what the model assumes").click()
    before = int(share.search(tab.verdict.inner_text())[1])
    tab.typed(re.compile("days to double")).fill("155")
    tab.typed(re.compile("days to double")).press("Enter")
    tab.page.wait_for_url(re.compile("seed_doubling_days=155"))
    expect(tab.verdict).not_to_contain_text(f"something new in {before} of 1,000")
    assert int(share.search(tab.verdict.inner_text())[1]) < before
    assert tab.address["seed_month"] == "30"


def test_the_guess_about_harm_leads_to_the_cards_and_a_picture_of_the_way_opens_its_step(page_at: Callable):
    tab = opened(page_at, PHONE, "/what-it-costs")
    expect(tab.page.get_by_role("heading", name="Low platelets")).to_have_count(0)
    tab.typed(re.compile("how many of 1,000")).fill("200")
    tab.typed(re.compile("how many of 1,000")).press("Enter")
    tab.page.get_by_role("button", name="That is my guess").click()
    tab.page.wait_for_url(re.compile("cost_guess=200"))
    heading = tab.page.get_by_role("heading", name=re.compile("Harm after freezing"))
    expect(heading).to_be_in_viewport()
    expect(tab.page.get_by_role("img", name=re.compile("Low platelets: 47 of 1,000"))).to_be_attached()
    step = tab.page.get_by_role("button", name=re.compile("5 · Recovery"))
    step.press("Enter")
    tab.page.wait_for_url(re.compile("cost_step=recovery"))
    expect(step).to_have_attribute("aria-expanded", "true")
    expect(step).to_be_focused()
    fits(tab, "cards")


def test_the_trial_of_cold_against_heat_comes_after_the_guess_and_its_picture_grows(page_at: Callable):
    """Report: issue 10, A3."""
    tab = opened(page_at, PHONE, "/what-it-costs?cost_guess_shown=yes")
    chart = tab.page.get_by_role("img", name=re.compile("Complications after cold and after heat"))
    expect(chart).to_be_attached()
    expect(tab.page.get_by_text("in the 2 studies")).to_have_count(0)
    tab.page.get_by_role("button", name="hardly apart").click()
    tab.page.wait_for_url(re.compile("cost_apart=hardly"))
    expect(tab.page.get_by_text("374 apart in the older pair, 6 in the trial")).to_be_visible()
    expect(tab.page.get_by_text("They do not ask the same")).to_be_visible()
    drawn_with_name_and_table(tab)
    fits(tab, "cold and heat")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_of_ours_and_nothing_lies_beyond_the_edge(page_at: Callable, axe: Callable, path: str):
    tab = opened(page_at, DESKTOP, path)
    for look in looks(tab):
        fits(tab, str(look))
        assert findings(tab.page, axe) == [], look
    expect(tab.page.get_by_role("heading", level=1)).to_have_count(1)
    assert said_badly(tab.page) == []
    assert tab.page.evaluate(UNNAMED) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_chart_on_a_phone_is_drawn_with_a_name_and_a_table(page_at: Callable, path: str):
    drawn_with_name_and_table(opened(page_at, PHONE, path, dark=True))
