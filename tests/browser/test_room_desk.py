"""Desk, projector and a phone in a real browser: one case by the keyboard alone, and what axe finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cryoteach.domain.rooms.items import StageItem
from tests.browser.served_rooms import found_by_axe, served
from tests.browser.tab import DESKTOP, PHONE
from tests.domain.rooms.lessons import CASES, VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in

SMALLEST_TEXT = 28
LENGTHS = {case.id: len(case.told_at(len(case.stages) - 1)) for case in CASES.values()}
LONGEST = max(LENGTHS, key=lambda name: LENGTHS[name])
TEXT_BELOW = """smallest => [...document.querySelectorAll('main *, footer *')]
  .filter(each => [...each.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()))
  .filter(each => each.getClientRects().length)
  .map(each => {
    const drawing = each.ownerSVGElement;
    const scale = drawing && drawing.viewBox.baseVal && drawing.viewBox.baseVal.width ? drawing.getScreenCTM().a : 1;
    return [parseFloat(getComputedStyle(each).fontSize) * scale, each.textContent];
  })
  .filter(([size]) => size < smallest)"""
OVERFLOWS = (
    """() => [document.documentElement.scrollHeight > innerHeight, document.documentElement.scrollWidth > innerWidth]"""
)


@pytest.fixture
def visited(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory", getattr(request, "param", VERDICT), cases=tuple(CASES.values())) as visited:
        yield visited


@pytest.fixture
def app_url(visited: Visited) -> Iterator[str]:
    with served(visited) as url:
        yield url


def test_one_case_by_the_keyboard_alone(page_at, visited: Visited, axe):
    desk = page_at(*DESKTOP, f"/t/{visited.opened.secret}", bypass_csp=True)
    screen = desk.context.new_page()
    screen.goto(f"{desk.url.removesuffix('/desk')}/screen")
    phones = [page_at(*PHONE, visited.path) for _ in range(2)]
    title, shown = (page.get_by_role("heading", level=1) for page in (desk, screen))
    expect(title).to_have_text("Phones are joining")
    expect(desk.get_by_text("2 phones are in")).to_be_visible()
    expect(screen.get_by_text("2 phones")).to_be_visible()
    for key, on_desk, on_screen in (
        ("ArrowRight", "The first vote is open", "Answer alone, on your phone"),
        ("r", "The answers are on screen", "How the room answered"),
        ("PageDown", "They talk with a neighbour", "Convince your neighbour"),
        ("v", "The second vote is open", "Now vote again, on your phone"),
        (" ", "The vote is closed", "The vote is closed"),
        ("PageDown", "Both votes are on screen", "Who moved"),
        ("PageDown", "The model is on screen", "What the limits say"),
        ("PageUp", "Both votes are on screen", "Who moved"),
        ("ArrowRight", "The model is on screen", "What the limits say"),
        (" ", "The debrief is on screen", "What was hard"),
    ):
        desk.keyboard.press(key)
        expect(title).to_have_text(on_desk)
        expect(shown).to_have_text(on_screen)
        if visited.room.phase in {"commit", "revote"}:
            for phone in phones:
                phone.get_by_label("Outside the limits").check()
                phone.get_by_role("button", name="Send").click()
                expect(phone.get_by_role("heading", level=1)).to_contain_text("counts")
            expect(desk.get_by_text("2 of 2 have answered")).to_be_visible()
            expect(screen.get_by_text("2 answers")).to_be_visible()
        assert screen.evaluate(TEXT_BELOW, SMALLEST_TEXT) == []
        assert screen.evaluate(OVERFLOWS) == [False, False]
        assert found_by_axe(desk, axe) == []
        assert found_by_axe(screen, axe) == []


def test_keys_of_the_projector_act_with_the_trainers_cookie_only(page_at, visited: Visited):
    stranger = page_at(*DESKTOP, f"{visited.path}/screen")
    trainer = page_at(*DESKTOP, f"/t/{visited.opened.secret}")
    trainer.goto(f"{trainer.url.removesuffix('/desk')}/screen")
    stranger.keyboard.press("ArrowRight")
    stranger.keyboard.press("b")
    stranger.wait_for_timeout(300)
    assert visited.room.place == 1
    for key, title in (("b", "The projector is blank"), ("b", "Join with your phone"), ("ArrowRight", "Answer alone")):
        trainer.keyboard.press(key)
        for page in (trainer, stranger):
            expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    stranger.keyboard.press("q")
    expect(stranger.get_by_text("and type")).to_be_visible()
    stranger.keyboard.press("q")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Answer alone, on your phone")
    trainer.keyboard.press("?")
    expect(trainer.get_by_text("close the vote and show the answers")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_desk_at_phone_width(page_at, visited: Visited, axe, *, dark: bool):
    desk = page_at(*PHONE, f"/t/{visited.opened.secret}", dark=dark, bypass_csp=True)
    visited.go("commit")
    expect(desk.get_by_role("button", name="Close the vote")).to_be_in_viewport()
    desk.get_by_text("End, more time, erase").click()
    desk.get_by_text("Erase everything now").focus()
    visited.phone().send("vw", sure="2")
    expect(desk.get_by_text("1 of 1 have answered")).to_be_visible()
    expect(desk.get_by_text("Erase everything now")).to_be_focused()  # what came in took nobody's place away
    assert not any(desk.evaluate(OVERFLOWS)[1:])
    heights = desk.evaluate(
        "[...document.querySelectorAll('button, summary, .ct-button')].map(e => e.getBoundingClientRect().height)"
    )
    assert min(height for height in heights if height) >= 44
    assert found_by_axe(desk, axe) == []


def test_what_is_typed_is_no_key_and_stays(page_at, visited: Visited):
    visited.go("commit", "closed", "model", "debrief")
    desk = page_at(*DESKTOP, f"/t/{visited.opened.secret}")
    group = desk.get_by_label("Name of the group")
    group.fill("")
    group.press_sequentially("Tutor b l ")
    visited.phone()
    expect(desk.get_by_text("1 phone is in")).to_be_visible(timeout=10_000)
    expect(group).to_have_value("Tutor b l ")
    expect(group).to_be_focused()
    assert (visited.room.phase, visited.room.blank, visited.room.locked) == ("debrief", False, False)


@pytest.mark.parametrize("visited", [StageItem(case=LONGEST, stage=len(CASES[LONGEST].stages) - 1)], indirect=True)
def test_the_longest_story_stands_on_the_projector_whole(page_at, visited: Visited):
    visited.go("commit", "closed", "reveal", "talk")  # the talk has a line more than a vote
    screen = page_at(*DESKTOP, f"{visited.path}/screen")
    assert screen.evaluate(OVERFLOWS) == [False, False]
    assert screen.evaluate(TEXT_BELOW, SMALLEST_TEXT) == []
