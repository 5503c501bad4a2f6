"""When something unexpected happens: a calm page with a reference that the log carries, and never a traceback."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from cryoteach.domain.person_link import write_link
from tests.browser.failing_app import FAILING_COUNT, HIDDEN
from tests.browser.tab import DESKTOP, EVERYTHING_MET, LEAFLET, Tab
from tests.conftest import ROOT, Server

CALM = "Something went wrong on our side"
FAULTY = (
    "streamlit", "run", str(Path(__file__).with_name("failing_app.py")), "--server.headless=true",
    "--server.address=127.0.0.1", "--server.port={port}",
)  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An app with two faults in it, and our own settings."""
    home = tmp_path_factory.mktemp("faulty")
    (home / ".streamlit").symlink_to(ROOT / ".streamlit")
    with Server(home / "server.log", FAULTY) as server:
        yield server


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context = browser.new_context(viewport=dict(zip(("width", "height"), DESKTOP, strict=True)))
    yield context.new_page()
    context.close()


def is_calm(page: Page, server: Server) -> None:
    """The page tells a reference, which the log carries with the cause, and nothing of the cause itself."""
    alert = page.get_by_role("alert").filter(has_text=CALM)
    expect(alert).to_have_count(1)
    reference = re.search(r"[Rr]eference:? ([0-9a-f]{6})", alert.inner_text())[1]
    log = server.log.read_text(encoding="utf-8")
    assert HIDDEN in log[log.index(reference) :]
    shown = page.locator("body").inner_text()
    for secret in (HIDDEN, "Traceback", "RuntimeError", ".py"):
        assert secret not in shown


def test_a_page_that_fails_is_calm_and_keeps_its_footer(faulty: Server, page: Page):
    for path in ("/one-person?fault=1", "/one-person?fault=2&lesion_count=7"):
        page.goto(faulty.url + path)
        is_calm(page, faulty)
        expect(page.locator(".ct-footer")).to_contain_text("education with fictional people only")


def test_a_move_that_fails_is_calm_and_the_next_one_works(faulty: Server, page: Page):
    page.goto(f"{faulty.url}/one-person?lesion_count={FAILING_COUNT - 1}&largest_diameter_cm=1.5")
    tab = Tab(page)
    tab.stand()
    tab.slider("Liver tumours").press("ArrowRight")
    is_calm(page, faulty)
    expect(tab.why).to_have_count(0)  # nothing goes on saying what was true of the person before
    expect(tab.slider("Liver tumours")).to_have_value(str(FAILING_COUNT))
    tab.slider("Liver tumours").press("ArrowRight")
    is_well(tab, FAILING_COUNT + 1)


def test_a_move_that_failed_can_be_undone(faulty: Server, page: Page):
    before = EVERYTHING_MET.with_values(lesion_count=FAILING_COUNT - 1)
    page.goto(f"{faulty.url}/one-person?{urlencode(write_link(before, LEAFLET))}")
    tab = Tab(page)
    tab.stand()
    tab.slider("Liver tumours").press("ArrowRight")
    is_calm(page, faulty)
    tab.slider("Liver tumours").press("ArrowLeft")  # at once: Python has not heard of it
    is_well(tab, FAILING_COUNT - 1)
    tab.slider("Liver tumours").press("ArrowRight")
    is_calm(page, faulty)
    page.wait_for_url(re.compile(f"lesion_count={FAILING_COUNT}"))
    page.go_back()  # the page then brings along what it had sent before
    is_well(tab, FAILING_COUNT - 1)


def is_well(tab: Tab, lesions: int) -> None:
    """The page says what is true of so many lesions, and nothing of it is dimmed."""
    expect(tab.page.get_by_role("alert").filter(has_text=CALM)).to_have_count(0)
    expect(tab.why).to_contain_text(f"{lesions} tumours")
    expect(tab.charts).to_have_count(2)
    expect(tab.page.locator(".ct-stale")).to_have_count(0)
