"""The server goes away in the middle of writing: the page says so in our words, and nothing that was typed is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from cryoteach.widgets.parts.page.connection import DOWN
from tests.conftest import AS_USERS_DO, Server

VIGNETTE = "Nia is 60 and keeps bees near Bala. She"
THEIRS = ("internet", "Streamlit", "Connection error")
KEPT = "() => Object.keys(sessionStorage).filter((name) => name.startsWith('cryoteach:'))"
NOTHING_KEPT = f"() => ({KEPT})().length === 0"  # as a function: the page's own policy runs no text as a program


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def writes_when_watched(page: Page) -> None:
    """Wait until the part that keeps what is typed has come: its notice stands in the page, hidden."""
    page.locator(".ct-down").wait_for(state="attached")


@pytest.mark.parametrize("reloaded", [False, True], ids=["it comes back by itself", "the page is loaded again"])
def test_what_is_typed_and_not_left_outlives_a_restart_of_the_server(tmp_path, page: Page, *, reloaded: bool):
    with Server(tmp_path / "first.log") as server:
        page.goto(f"{server.url}/desk")
        writes_when_watched(page)
        field = page.get_by_label("Who is this person?")
        field.click()
        field.press_sequentially(VIGNETTE)
        assert len(page.evaluate(KEPT)) == 1
    said = page.get_by_role("alert").filter(has_text=DOWN)
    expect(said).to_be_visible(timeout=20_000)
    page.wait_for_timeout(3_000)
    shown = page.locator("body").inner_text()
    assert [word for word in THEIRS if word in shown] == []
    expect(field).to_have_value(VIGNETTE)
    port = server.url.rpartition(":")[2]
    again = Server(tmp_path / "second.log", tuple(part.replace("{port}", port) for part in AS_USERS_DO))
    again.url = server.url
    with again:
        if reloaded:
            page.goto(f"{server.url}/desk")
        expect(said).to_have_count(0, timeout=60_000)
        expect(field).to_have_value(VIGNETTE, timeout=60_000)
        page.get_by_label("Title").click()  # the field is left: now Python has it
        expect(page.get_by_text(VIGNETTE, exact=True).last).to_be_visible(timeout=20_000)  # in what is told
        page.wait_for_function(NOTHING_KEPT)
        expect(field).to_have_value(VIGNETTE)
        assert "draft=" in page.url


def test_what_was_left_is_pythons_and_is_kept_nowhere_else(page_at):
    page = page_at(1366, 768, "/desk")
    writes_when_watched(page)
    page.get_by_label("Who is this person?").fill(VIGNETTE)
    assert len(page.evaluate(KEPT)) == 1
    page.get_by_label("Title").click()
    page.wait_for_function(NOTHING_KEPT)
    page.wait_for_url("**draft=**")
    assert "Nia" not in page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])")
