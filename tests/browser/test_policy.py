"""Under the policy that every page carries everything works, and nothing asks for what the policy forbids."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import streamlit_app
from tests.browser.tab import DESKTOP, PHONE, Tab

BROKEN = """window.broken = [];
addEventListener("securitypolicyviolation", (on) => broken.push(`${on.violatedDirective} ${on.blockedURI}`));"""


@pytest.fixture
def opened(page_at: Callable, app_url: str) -> Callable[..., tuple[Tab, list[str]]]:
    """Open a page with an ear at its console: the list fills with whatever was refused there."""

    def open_page(path: str, size: tuple[int, int] = DESKTOP) -> tuple[Tab, list[str]]:
        tab = Tab(page_at(*size, "/_stcore/health"))  # a light page first, so that nothing of the next is missed
        refused: list[str] = []
        tab.page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
        tab.page.context.add_init_script(BROKEN)
        answer = tab.page.goto(app_url + path)
        assert answer.all_headers()["content-security-policy"]
        return tab, refused

    return open_page


def nothing_was_forbidden(page: Page, refused: list[str]) -> None:
    assert page.evaluate("broken") == []
    assert refused == []


@pytest.mark.parametrize("path", streamlit_app.chapters)
def test_a_page_stands_under_the_policy(opened: Callable, path: str):
    tab, refused = opened(f"/{path}")
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.rest()
    nothing_was_forbidden(tab.page, refused)


def test_chapter_2_moves_saves_shares_and_prints(opened: Callable, tmp_path: Path):
    tab, refused = opened("/one-person")
    tab.stand()
    tab.slider("Liver tumours").press("ArrowRight")
    tab.rest()
    chart = tab.page.locator('[class*="st-key-margins"]')
    for kind in ("PNG", "SVG", "CSV"):
        assert tab.download(chart, kind, tmp_path).stat().st_size > 0
    tab.page.get_by_role("button", name="Share").click()
    expect(tab.page.get_by_role("img", name="QR code of the link")).to_be_visible()
    tab.page.keyboard.press("Escape")
    tab.page.evaluate("window.print = () => { window.printed = true; }")
    tab.page.get_by_role("button", name="Print").click()
    tab.page.wait_for_function("() => window.printed")
    nothing_was_forbidden(tab.page, refused)


def test_the_film_of_the_ice_plays(opened: Callable):
    tab, refused = opened("/inside-the-ice?core_shown=yes")
    tab.page.get_by_role("radio", name="Minute by minute").click()
    tab.page.get_by_role("button", name="Play").click()
    expect(tab.page.get_by_role("button", name="Pause")).to_be_visible()
    nothing_was_forbidden(tab.page, refused)


def test_a_file_of_cases_can_be_taken_away_and_brought_back(opened: Callable, tmp_path: Path):
    tab, refused = opened("/desk")
    with tab.page.expect_download() as coming:
        tab.page.get_by_role("button", name="Download the draft as YAML").click()
    draft = tmp_path / "draft.yaml"
    coming.value.save_as(draft)
    tab.page.get_by_text("Start from a case, or bring some in").click()
    tab.page.locator('input[type="file"]').first.set_input_files(draft)
    expect(tab.page.get_by_text(re.compile("draft.yaml")).first).to_be_visible()
    tab.rest()
    nothing_was_forbidden(tab.page, refused)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nowhere_leads_back_into_the_app(opened: Callable, axe: Callable, size: tuple[int, int]):
    tab, refused = opened("/one-persn", size)
    expect(tab.page.get_by_role("heading", name="Nothing is here")).to_be_visible()
    assert axe(tab.page) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.page.get_by_role("link", name="One person – is it this one?").click()
    tab.stand()
    nothing_was_forbidden(tab.page, refused)
