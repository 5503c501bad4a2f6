"""Chapters 9 to 12 in the browser: by keyboard on a phone, nothing of the answer before the commit, for everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from cryoteach.domain.cases import Case
from cryoteach.wiring import content
from tests.browser.tab import DESKTOP, PHONE, Tab, looks
from tests.browser.test_access import UNNAMED, findings
from tests.browser.test_layout import BEYOND_THE_EDGE

CALLUM, DESMOND = "callum-bowling-green", "desmond-pipe-band"
LIST = f"/clinic-list?list={CALLUM}.olu-barber"
AOIFE = "aoife-harbour-tours"
REPLIES = f"{CALLUM}_w300.olu-barber_w200"
PAGES = {
    "twins": "/near-twins",
    "twins revealed": f"/near-twins?twins={CALLUM}_w300.{DESMOND}_w301",
    "slip": "/spot-the-slip?taps=arthur-signal-box_3.arthur-signal-box_4",
    "clinic": "/clinic-list",
    "asked": LIST,
    "in stages": f"/clinic-list?list={AOIFE}&told=stages&said={AOIFE}_0vw",
    "stages told": f"/clinic-list?list={AOIFE}&told=stages&said={AOIFE}_0vw~{AOIFE}_1c0&replies={AOIFE}_w300",
    "invented": "/clinic-list?list=p60042-3",
    "told": f"{LIST}&replies={REPLIES}",
    "summed up": f"{LIST}&replies={REPLIES}&at=999",
    "desk": "/desk",
    "notebook": f"/my-notebook?guess=40&list={CALLUM}&replies={REPLIES}&pins=item_olu-barber",
}


def opened(page_at: Callable, size: tuple[int, int], path: str, **more: object) -> Tab:
    tab = Tab(page_at(*size, path, **more))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.rest()
    return tab


def secrets_of(case: Case) -> list[str]:
    """Words that only somebody who has committed may read."""
    return [text[:40] for text in (case.teaching_point, *(stage.note for stage in case.stages if stage.note))]


def test_no_answer_can_be_found_in_page_link_or_network_before_the_commit(page_at: Callable):
    tab = opened(page_at, DESKTOP, "/clinic-list")
    heard: list[bytes] = []

    def hear(payload: bytes | str) -> None:
        heard.append(payload if isinstance(payload, bytes) else payload.encode())

    tab.page.on("websocket", lambda socket: socket.on("framereceived", hear))
    tab.page.on("response", lambda response: heard.append(response.url.encode()))
    tab.page.goto(tab.page.url.partition("?")[0] + LIST.removeprefix("/clinic-list"))
    expect(tab.page.get_by_role("button", name="Commit")).to_be_visible()
    tab.rest()

    def found() -> list[str]:
        sent = b"\n".join(heard).decode(errors="replace") + tab.page.content() + tab.page.url
        key = ["Smallest change that would flip it", "5 of 6 met", "outside the limits \u00b7"]
        return [text for text in (*secrets_of(content().cases[CALLUM]), *key) if text in sent]

    assert heard
    assert found() == []
    tab.page.get_by_text("Outside the limits", exact=True).click()
    tab.page.get_by_role("button", name="Commit").click()
    expect(tab.page.get_by_text("The author adds")).to_be_visible()
    assert len(found()) >= 4  # the search does find what is sent


def test_no_feedback_of_a_stage_is_sent_before_its_own_commit(page_at: Callable):
    tab = opened(page_at, PHONE, f"/clinic-list?list={AOIFE}&told=stages")
    question = content().cases[AOIFE].stages[1].question
    assert question is not None
    why = [option["feedback"][:40] for option in question.model_dump()["options"]]
    tab.page.get_by_text("Cannot tell", exact=True).click()
    tab.page.get_by_role("button", name="Commit and read on").click()
    expect(tab.page.get_by_text(question.prompt)).to_be_visible()
    tab.rest()
    assert [words for words in why if words in tab.page.content()] == []
    tab.page.get_by_text("Within the limits", exact=True).last.click()
    tab.page.get_by_role("button", name="Commit").click()
    expect(tab.page.get_by_text(why[0])).to_be_visible()


def test_the_whole_list_can_be_worked_by_keyboard_alone_on_a_phone(page_at: Callable):
    tab = opened(page_at, PHONE, LIST)
    for name, onwards in (("Callum", "Next person"), ("Olu", "See how it went")):
        expect(tab.page.get_by_role("heading", name=name)).to_be_visible()
        tab.tab_to("^Within the limits")
        tab.page.keyboard.press("Space")
        tab.tab_to("^1 · a hunch")
        tab.page.keyboard.press("ArrowRight")
        tab.tab_to("^Commit")
        tab.page.keyboard.press("Enter")
        expect(tab.page.get_by_text("The author adds")).to_be_visible()
        tab.rest()
        tab.tab_to(f"^{onwards}")
        tab.page.keyboard.press("Enter")
        tab.rest()
    expect(tab.page.get_by_text("The verdict was right 1 of 2 times")).to_be_visible()
    expect(tab.charts).to_have_count(1)


def test_a_reload_keeps_what_was_committed(page_at: Callable):
    tab = opened(page_at, PHONE, LIST)
    tab.page.get_by_text("Within the limits", exact=True).click()
    tab.page.get_by_role("button", name="Commit").click()
    expect(tab.page.get_by_text("The author adds")).to_be_visible()
    tab.page.reload()
    expect(tab.page.get_by_text("The author adds")).to_be_visible()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_of_ours_and_nothing_lies_beyond_the_edge(page_at: Callable, axe: Callable, path: str):
    tab = opened(page_at, DESKTOP, path)
    for look in looks(tab):
        assert findings(tab.page, axe) == [], look
        assert tab.page.evaluate(BEYOND_THE_EDGE) == [], look
        assert tab.width_beyond() == 0
    assert tab.page.evaluate(UNNAMED) == []
    expect(tab.page.locator("h1")).to_have_count(1)
