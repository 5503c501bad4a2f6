"""Chapter 13: every number with its source, found by word, topic, grade or link, and taken home."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cryoteach.domain.registry import shown_facts
from cryoteach.wiring import content
from tests.browser.tab import DESKTOP, SIZES, Tab, looks
from tests.browser.test_access import UNNAMED, findings
from tests.browser.test_thousand import drawn_with_name_and_table, fits, noise, opened, settled

SHOWN = shown_facts(content().evidence.facts)
HIDDEN = next(fact for fact in content().evidence.facts.values() if not fact.show)
WITH_INTERVAL = next(fact for fact in SHOWN.values() if fact.low is not None and fact.high is not None)


def test_it_is_searched_filtered_and_taken_home(page_at: Callable, tmp_path: Path):
    tab = opened(page_at, DESKTOP, "/evidence")
    count = tab.page.get_by_role("status").filter(has_text="Facts 1 to")
    expect(count).to_have_text(f"Facts 1 to 10 of {len(SHOWN)}.")
    tab.page.get_by_role("button", name="Later").click()
    expect(tab.page.get_by_text(f"Facts 11 to 20 of {len(SHOWN)}.")).to_be_visible()

    search = tab.page.get_by_role("textbox", name="Search for words")
    search.fill("liver")
    search.press("Enter")
    tab.page.wait_for_url(re.compile("words=liver"))
    expect(count).not_to_contain_text(f"of {len(SHOWN)}.")
    found = int(re.search(r"of (\d+)\.", count.inner_text()).group(1))
    assert 0 < found < len(SHOWN)

    button = tab.page.get_by_role("button", name=f"These {found} facts as CSV")
    with tab.page.expect_download() as coming:
        button.click()
    coming.value.save_as(tmp_path / "facts.csv")
    text = (tmp_path / "facts.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == found + 1
    assert HIDDEN.statement not in text
    with tab.page.expect_download() as coming:
        tab.page.get_by_role("button", name="Their sources as BibTeX").click()
    coming.value.save_as(tmp_path / "sources.bib")
    assert (tmp_path / "sources.bib").read_text(encoding="utf-8").count("\n@") >= 1

    search.fill("xyzzy nothing")
    search.press("Enter")
    expect(tab.page.get_by_text("No fact holds all of this")).to_be_visible()
    tab.page.goto(tab.page.url.split("?")[0] + f"?topic={WITH_INTERVAL.topic}&grade={WITH_INTERVAL.grade}")
    settled(tab)
    same = [fact for fact in SHOWN.values() if (fact.topic, fact.grade) == (WITH_INTERVAL.topic, WITH_INTERVAL.grade)]
    expect(tab.page.get_by_text(f"of {len(same)}.")).to_be_visible()


def test_a_link_opens_a_fact_and_never_a_hidden_one(page_at: Callable, axe: Callable):
    tab = Tab(page_at(*DESKTOP, "/_stcore/health"))  # a light page first, so that nothing of the next is missed
    errors = []
    tab.page.on("console", lambda said: errors.append(said.text) if said.type == "error" and not noise(said) else None)
    app_url = tab.page.url.removesuffix("/_stcore/health")
    tab.page.goto(f"{app_url}/evidence?fact={HIDDEN.id}")
    settled(tab)
    expect(tab.page.locator(".ct-notice")).to_contain_text("no fact that may be shown")
    expect(tab.page.get_by_text(HIDDEN.statement)).to_have_count(0)

    tab.page.goto(f"{app_url}/evidence?fact={WITH_INTERVAL.id}")
    settled(tab)
    card = tab.page.locator(".st-key-asked_fact")
    expect(card).to_contain_text(WITH_INTERVAL.statement)
    link = content().evidence.sources[WITH_INTERVAL.source].link
    if link:
        expect(card.locator(f'a[href="{link}"]')).to_have_count(1)
    drawn_with_name_and_table(tab)
    assert tab.page.evaluate(UNNAMED) == []
    for look in looks(tab):
        fits(tab, str(look))
        assert findings(tab.page, axe) == [], look
    expect(tab.page.get_by_role("heading", level=1)).to_have_count(1)
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    assert errors == []


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_check_us_opens_the_labs_tables_whole_at_both_sizes(page_at: Callable, axe: Callable, size):
    tab = opened(page_at, size, "/evidence")
    tab.page.locator("summary", has_text="The two labs").click()
    for closed in ("ice_measured", "ice_exact", "seedlings_exact", "seedlings_read"):
        tab.page.locator(f".st-key-{closed} summary").click()
        expect(tab.page.locator(f".st-key-{closed} .ct-check")).to_be_visible()
    fits(tab, str(size))
    beyond = "all => all.filter(box => box.scrollWidth > box.clientWidth + 1).length"
    assert tab.page.locator(".ct-check").evaluate_all(beyond) == 0
    assert findings(tab.page, axe) == []
    tab.page.get_by_role("link", name="Open: Inside the ice").click()
    tab.page.wait_for_url(re.compile("inside-the-ice"))
