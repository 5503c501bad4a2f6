"""Text of a trainer that means harm, in a real browser: it is read, and nothing of it runs or is fetched."""

import os
from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tab import DESKTOP, Tab
from tests.conftest import Server
from tests.pages.folders import BEACON, HOSTILE, Folders


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of its own whose content means harm."""
    folders = Folders(tmp_path_factory.mktemp("hostile"))
    folders.make_hostile()
    with patch.dict(os.environ, folders.environment):
        server = Server(folders.content.parent / "server.log")
    try:
        server.wait_until_healthy()
        yield server.url
    finally:
        server.stop()


@pytest.fixture
def opened(browser, hostile_url: str) -> Iterator[Callable[[str], tuple[Tab, list[str]]]]:
    """Open a page there; the list fills with whatever should not happen."""
    context = browser.new_context(viewport=dict(zip(("width", "height"), DESKTOP, strict=True)), locale="en-GB")
    harm: list[str] = []

    def alarm(page: Page) -> None:
        page.on("dialog", lambda dialog: (harm.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on(
            "request", lambda request: harm.append(request.url) if not request.url.startswith(hostile_url) else None
        )
        page.on("pageerror", lambda error: harm.append(str(error)))

    context.on("page", alarm)

    def open_page(path: str) -> tuple[Tab, list[str]]:
        tab = Tab(context.new_page())
        tab.page.goto(hostile_url + path)
        return tab, harm

    yield open_page
    context.close()


def harmful(harm: list[str]) -> list[str]:
    """What should not have happened; a page's own parts come as data: and blob:, which lead nowhere else."""
    return [what for what in harm if not what.startswith(("data:", "blob:"))]


def test_a_hostile_case_is_read_and_does_nothing(opened: Callable):
    tab, harm = opened("/one-person?case=hostile&profile=strict&lesion_count=9")
    tab.stand()
    expect(tab.page.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    for summary in tab.page.locator("summary:visible").all():
        if "The person" not in summary.inner_text():
            summary.click()
    expect(tab.page.locator("dl.ct-gate").first).to_be_visible()
    tab.page.locator('[class*="st-key-margins"] .ct-plot').hover()
    tab.page.get_by_role("radiogroup", name="What is known").get_by_role("radio").first.click()
    tab.rest()
    shown = tab.page.locator("main").inner_text()
    for text in HOSTILE:
        assert " ".join(text.split()) in " ".join(shown.split())  # every letter of it, as it was written
    tab.page.get_by_role("button", name="SVG").first.click()
    assert tab.page.evaluate(FOREIGN, BEACON) == []
    assert harmful(harm) == []


def test_the_doors_of_a_hostile_start_page_are_words(opened: Callable):
    tab, harm = opened("/")
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.page.get_by_role("button", name="Teach (5 min").click()
    tab.page.locator("summary", has_text="teaching case").click()
    case = tab.page.get_by_role("link").filter(has_text="<script>alert(1)</script>")
    expect(case).to_have_count(1)  # sets of limits have no door of their own any more: they are chosen in chapter 2
    assert tab.page.evaluate(FOREIGN, BEACON) == []
    assert harmful(harm) == []


FOREIGN = """(beacon) => [...document.querySelectorAll("main *")]
  .filter((at) => at.matches("script, iframe, object, embed, base, form, main style")
    || [...at.attributes].some(({ name, value }) => /^on/i.test(name) || /^\\s*javascript:/i.test(value)
      || (["src", "href", "srcset", "style", "action"].includes(name) && value.includes(beacon))))
  .map((at) => at.outerHTML.slice(0, 200))"""
