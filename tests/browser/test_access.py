"""For everybody: what axe finds, one heading, landmarks, a language, names, and a voice for what changes."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from cryoteach.figures.one_person import limit_map, margins
from tests.browser.tab import DESKTOP, EVERYTHING_MET, LEAFLET, PHONE, SEVEN_SMALL, Tab, looks, one_person

PAGES = {"start": "/", "one person": "/one-person", "a case": "/one-person?case=mei-ferry&lesion_count=many"}
STREAMLITS = {
    ("list", "stSidebar"): "the list of pages that a phone shows holds the heads of sections too",
    ("listitem", "stSidebar"): "likewise: the pages stand one level below the list",
}
"""What axe finds in Streamlit's own parts: its rule and the part, with what it is. None can be helped from here."""
LIES_IN = '([place, part]) => document.querySelector(place)?.closest(`[data-testid="${part}"]`) != null'
UNNAMED = """() => [...document.querySelectorAll("button, input, [role='img'], [role='region'], [role='group']")]
  .filter((at) => at.closest("main") && at.checkVisibility() && !at.matches(".stSelectbox [role='group']"))
  .filter((at) => !at.ariaLabel && !at.labels?.length && !at.innerText?.trim() && !at.closest("[role='radiogroup']"))
  .map((at) => at.outerHTML.slice(0, 200))"""
LISTEN = """(at) => {
  window.said = [];
  const hear = () => window.said.push(at.textContent);
  new MutationObserver(hear).observe(at, { childList: true, characterData: true, subtree: true });
}"""


def everything_open(tab: Tab) -> None:
    """Open whatever can be opened, and answer the question."""
    for closed in ("Show as table", "Few tumours", "What the author adds", "Explain", "What if", "Check yourself"):
        for summary in tab.page.locator("summary", has_text=closed).all():
            summary.click()
    tab.page.get_by_text("It depends on how fit she is").click()
    expect(tab.page.get_by_text("Why the other answers")).to_be_visible()
    expect(tab.page.locator("dl.ct-gate")).to_have_count(1)


def findings(page: Page, axe: Callable) -> list[str]:
    """What axe finds that is ours."""
    found = [(one["id"], node) for one in axe(page) for node in one["nodes"]]
    return [
        f"{rule}: {node['target']} {node['failureSummary']}"
        for rule, node in found
        if not any(rule == known and page.evaluate(LIES_IN, [node["target"][0], part]) for known, part in STREAMLITS)
    ]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_of_ours_at_any_size_in_either_theme(page_at: Callable, axe: Callable, path: str):
    tab = Tab(page_at(*DESKTOP, path))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    if path != "/":
        tab.stand()
        everything_open(tab)
    for look in looks(tab):
        assert findings(tab.page, axe) == [], look
    has_one_heading_a_language_a_title_and_landmarks(tab.page)


def has_one_heading_a_language_a_title_and_landmarks(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() in {"Start · CryoTeach", "One person · CryoTeach"}
    for role, count in (("main", 1), ("banner", 1)):
        expect(page.get_by_role(role)).to_have_count(count)
    levels = page.locator("h1, h2, h3, h4, h5").evaluate_all("all => all.map((at) => Number(at.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(up, down) for up, down in pairwise(levels) if down > up + 1] == []


def test_axe_finds_nothing_of_ours_in_the_dialog_that_shares(page_at: Callable, axe: Callable):
    tab = one_person(page_at, PHONE, dark=True)
    tab.page.get_by_role("button", name="Share").click()
    expect(tab.page.get_by_role("img", name="QR code of the link")).to_be_visible()
    tab.rest()
    assert findings(tab.page, axe) == []


def test_every_control_and_chart_has_a_name_and_says_its_value(page_at: Callable):
    tab = one_person(page_at, DESKTOP, SEVEN_SMALL)
    unnamed = tab.page.evaluate(UNNAMED)
    assert unnamed == []
    expect(tab.slider("Liver tumours")).to_have_attribute("aria-valuetext", "7 tumours")
    expect(tab.slider("Largest diameter")).to_have_attribute("aria-valuetext", "1.5 cm")
    for key, table in (
        ("limit-map", limit_map.table(assess(SEVEN_SMALL, LEAFLET))),
        ("margins", margins.table(tab.standing(SEVEN_SMALL))),
    ):
        picture = tab.page.locator(f'[class*="st-key-{key}"] .ct-picture')
        expect(picture).to_have_attribute("role", "img")
        assert table.caption in picture.get_attribute("aria-label")  # what it is, and what it says now


def test_a_new_verdict_is_said_once_and_the_first_is_not_news(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    expect(tab.live).to_be_attached()
    expect(tab.live).to_have_text("")  # it stands on the page already
    tab.live.evaluate(LISTEN)
    for _ in range(5):
        tab.slider("Liver tumours").press("ArrowRight")
    person = EVERYTHING_MET.with_values(lesion_count=EVERYTHING_MET.lesion_count + 5)
    expect(tab.live).to_have_text(announcement(person))
    said = tab.page.evaluate("window.said")
    assert said[-1] == announcement(person)
    assert len(said) < 5  # a dragged slider is not a sentence a step
    expect(tab.page.locator('[role="status"][aria-live="polite"]')).to_have_count(1)


def announcement(person: Person) -> str:
    standing = assess(person, LEAFLET)
    return f"{verdict_line(standing)}. {flip_sentence(standing)}"


def test_it_can_be_read_without_colours_and_with_those_that_a_reader_forces(page_at: Callable):
    tab = one_person(page_at, PHONE, SEVEN_SMALL, forced_colors="active")
    expect(tab.verdict).to_contain_text("✕")
    expect(tab.verdict).to_contain_text("outside")
    for title, mark in (("Few tumours", "✕"), ("Not very large", "●")):
        expect(tab.gate(title)).to_contain_text(mark)
