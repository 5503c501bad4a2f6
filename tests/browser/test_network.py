"""What leaves the browser, and what it keeps: nothing goes to anybody else, and the visit alone is remembered."""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, Tab

PAGES = {"start": "/", "one person": "/one-person?case=mei-ferry"}
STREAMLITS_NOISE = {
    "/_stcore/health": "Streamlit looks for its server below the page's own address first, and is told 404",
    "/_stcore/host-config": "likewise",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_request_goes_to_this_origin_and_the_console_is_quiet(
    page_at: Callable, app_url: str, network: list[str], path: str
):
    tab = Tab(page_at(*DESKTOP, "/_stcore/health"))  # a light page first, so that nothing of the next is missed
    said, failed = [], []
    tab.page.on("console", lambda message: said.append((message.type, message.text, message.location["url"])))
    tab.page.on("requestfailed", lambda request: failed.append(request.url))
    tab.page.goto(app_url + path)
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    if path != "/":
        tab.stand()
        tab.slider("Liver tumours").press("ArrowRight")
        tab.page.get_by_text("Show as table").first.click()
        tab.gate("Few tumours").click()
        tab.page.get_by_role("button", name="Share").click()
        expect(tab.page.get_by_role("img", name="QR code of the link")).to_be_visible()
    tab.rest()

    here = urlsplit(app_url).netloc
    assert {urlsplit(url).netloc for url in network} - {""} == {here}
    assert f"ws://{here}/_stcore/stream" in network  # the recorder hears websockets too
    if path != "/":
        assert any("/assets/plotly-" in url for url in network)
    ours = [
        line for line in said if line[0] in {"error", "warning"} and urlsplit(line[2]).path[-20:] and not noise(line[2])
    ]
    assert ours == []
    assert failed == []


def noise(url: str) -> bool:
    return any(url.endswith(end) for end in STREAMLITS_NOISE)


def test_the_browser_keeps_where_somebody_was_and_nothing_else(page_at: Callable):
    """For "go on where you were" (issue 12, 1.5); test_visit forgets it at a press."""
    tab = Tab(page_at(*DESKTOP, "/one-person?lesion_count=13&largest_diameter_cm=7.7"))
    tab.stand()
    tab.type("Liver tumours", "14")
    tab.page.wait_for_url("**lesion_count=14**")
    cookies = tab.page.context.cookies()
    assert [cookie["name"] for cookie in cookies if "xsrf" not in cookie["name"]] == []
    assert all(cookie["expires"] == -1 or "xsrf" in cookie["name"] for cookie in cookies)
    tab.page.wait_for_function("() => localStorage.getItem('cryoteach:visit')?.includes('lesion_count=14')")
    kept = dict(tab.page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]"))
    visit = json.loads(kept.pop("cryoteach:visit"))
    assert visit == {"seen": ["one-person"], "done": [], "last": ["one-person", f"?{urlsplit(tab.page.url).query}"]}
    assert [name for name in kept if name.startswith("cryoteach:")] == []
    assert "lesion" not in str(kept)
    assert "7.7" not in str(kept)
