"""From the menu to a QR code that phones can reach: in four presses at most, in a real browser."""

import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.stopwatch import FLAGS
from tests.browser.tab import DESKTOP, PATIENCE_MS, PHONE, Tab
from tests.conftest import CHROMIUM_NAMES

MOST_PRESSES = 4
ADDRESS = "192.168.7.7"  # leads to this machine, as its own address does in the network of a room


@pytest.fixture
def by_address(browser: Browser, app_url: str) -> Iterator[Callable[[tuple[int, int]], Page]]:
    """Open the app under an address that others could use too."""
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    flags = [*FLAGS, f"--host-resolver-rules=MAP {ADDRESS} 127.0.0.1"]
    chromium = browser.browser_type.launch(executable_path=path, args=flags)

    def opened(size: tuple[int, int]) -> Page:
        page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"http://{ADDRESS}:{urlsplit(app_url).port}/")
        expect(page.locator(".ct-footer")).to_be_attached()
        Tab(page).rest()
        return page

    yield opened
    chromium.close()


def test_from_the_menu_to_the_qr_code_in_four_presses_at_most(by_address: Callable, keep_picture: Callable):
    page = by_address(DESKTOP)
    page.wait_for_timeout(500)  # a menu that opens while the page still settles is closed again
    presses = [
        page.get_by_text("Teach", exact=True).first,
        page.get_by_text("Tutorial room", exact=True).first,
        page.get_by_text("Ten minutes", exact=False).first,
        page.get_by_role("button", name="Open the room"),
    ]
    for press in presses:
        press.click()
        Tab(page).rest()
    assert len(presses) <= MOST_PRESSES
    code = page.locator(".ct-room-code")
    expect(code).to_be_in_viewport()
    expect(page.get_by_role("img", name=f"QR code to join room {code.inner_text()}")).to_be_in_viewport()
    expect(page.locator(".ct-room-join")).to_contain_text(ADDRESS)
    expect(page.locator(".ct-only-here")).to_have_count(0)
    keep_picture(page, "tutorial-room")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open your desk").click()
    opened.value.wait_for_url(f"**/r/{code.inner_text().replace(' ', '')}/desk")  # the secret is gone from the address


def test_on_this_machine_alone_a_rehearsal_runs_and_a_phone_is_told_so(page_at: Callable, keep_picture: Callable):
    tab = Tab(page_at(*PHONE, "/tutorial-room"))
    expect(tab.page.get_by_role("button", name="Open the room")).to_be_visible()
    assert tab.width_beyond() == 0
    tab.page.get_by_text("Rehearse alone").click()
    tab.page.get_by_role("button", name="Open a rehearsal").click()
    code = tab.page.locator(".ct-room-code")
    expect(code).to_be_visible()
    expect(tab.page.locator(".ct-only-here")).to_contain_text("--host 0.0.0.0")
    assert tab.width_beyond() == 0
    keep_picture(tab.page, "tutorial-room-phone")
    phone = page_at(*PHONE, f"/r/{code.inner_text().replace(' ', '')}")
    expect(phone.get_by_text("A rehearsal: the other phones here are simulated.")).to_be_visible()
