"""A trainer's link in the browser: made at the desk, opened as it is and as chats leave it, never more than meant."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from cryoteach.domain.cases.packed import pack
from cryoteach.domain.cases.sealed import Exercise, seal
from cryoteach.wiring import content
from cryoteach.wiring.seal import seal_of_app
from tests.browser.tab import DESKTOP, PHONE, Tab

AOIFE = content().teaching.cases["aoife-harbour-tours"]
NIA = AOIFE.model_dump(mode="json", exclude_defaults=True) | {
    "id": "nia",
    "title": "Nia and the harbour",
    "author": "Me",
}
BEGINS, GOES_ON = AOIFE.vignette[:30], AOIFE.stages[1].story[:30]


def opened(page_at: Callable, size: tuple[int, int], path: str) -> Tab:
    tab = Tab(page_at(*size, path))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.rest()
    return tab


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_desk_s_link_says_that_only_this_machine_can_open_it_and_what_mends_that(
    page_at: Callable, app_url: str, keep_picture: Callable, size: tuple[int, int]
):
    tab = opened(page_at, size, f"/desk?{urlencode({'draft': pack(NIA)})}")
    link = tab.page.locator("code", has_text="own=v2.")
    expect(link).to_be_visible()
    assert (link.text_content() or "").startswith(f"{app_url}/clinic-list?own=v2.")
    note = tab.page.locator(".ct-only-here")
    expect(note).to_contain_text("cryoteach run --host 0.0.0.0")
    note.scroll_into_view_if_needed()
    keep_picture(tab.page, f"student-link-{size[0]}")
    assert tab.width_beyond() == 0


def test_a_sealed_exercise_opens_also_with_a_dot_behind_it_and_stays_shut_when_garbled(
    page_at: Callable, keep_picture: Callable
):
    own = seal(Exercise(names=("nia",), cases=(NIA,)), seal_of_app().keys.first)
    for name, text in {"opened": own, "dot": f"{own}.", "counted": f"{own}&fbclid=IwAR0&utm_source=mail"}.items():
        tab = opened(page_at, PHONE, f"/clinic-list?own={text}")
        expect(tab.page.get_by_text(BEGINS)).to_be_visible()
        assert GOES_ON not in tab.page.content()
        expect(tab.page.locator(".ct-notice")).to_have_count(0)
        keep_picture(tab.page, f"exercise-{name}")
    other = "B" if own[80] == "A" else "A"  # keys are drawn by chance: the letter may be an A already
    tab = opened(page_at, PHONE, f"/clinic-list?own={own[:80]}{other}{own[81:]}")
    expect(tab.page.get_by_text("This exercise stays shut")).to_be_visible()
    assert BEGINS not in tab.page.content()
    keep_picture(tab.page, "exercise-garbled")
    tab.page.get_by_label("A trainer’s link that did not open").fill(f"https://example.org/clinic-list?own={own}")
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_text(BEGINS)).to_be_visible()
    assert "own=v2." in urlsplit(tab.page.url).query
