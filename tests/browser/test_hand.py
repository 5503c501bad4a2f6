"""What the hand in the browser asks for and tells: nothing twice, nothing forgotten, nothing undone by older news."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cryoteach.person_view import ADDRESS
from cryoteach.wiring import content
from tests.browser.tab import DESKTOP, EVERYTHING_MET, LEAFLET, SEVEN_SMALL, Tab, one_person
from tests.conftest import Server
from tests.pages.folders import Folders

PRESET = content().rules.presets["seven-small"].title
MOST_STYLED_ANEW = 60  # of the 1,200 elements of the page; a rule that asks :has() of all of it takes 370
MOVE = """(slider, value) => {
  slider.value = value;
  for (const name of ["input", "change"]) slider.dispatchEvent(new Event(name));
}"""
MOVE_AND_DRAG = """([moved, value, dragged, there]) => {
  const slider = (name) => document.querySelector(`input[type="range"][aria-label^="${name}"]`);
  const put = (at, value, ...names) => {
    at.value = value;
    for (const name of names) at.dispatchEvent(new Event(name));
  };
  put(slider(moved), value, "input", "change");
  const back = slider(dragged).value;
  put(slider(dragged), there, "input");
  put(slider(dragged), back, "input", "pointerup");  // the browser says no more when the value is the one it was
}"""


def choose_preset(tab: Tab) -> None:
    tab.page.get_by_role("combobox", name="Start from").focus()
    tab.page.keyboard.type(PRESET[:8])
    tab.page.keyboard.press("Enter")


def drag_there_and_back(tab: Tab, title: str) -> None:
    """Drag a slider away and back to where it stands, and let go: no change, as far as the browser is concerned."""
    slider = tab.slider(title)
    low, high, value = (float(slider.evaluate(f"slider => slider.{name}")) for name in ("min", "max", "value"))
    box = slider.bounding_box()
    across = box["x"] + 8 + (box["width"] - 16) * (value - low) / (high - low)
    middle = box["y"] + box["height"] / 2
    tab.page.mouse.move(across, middle)
    tab.page.mouse.down()
    tab.page.mouse.move(across + box["width"] / 3, middle, steps=3)
    tab.page.mouse.move(across, middle, steps=3)
    tab.page.mouse.up()


def test_a_preset_brings_its_answer_along_and_nothing_is_asked_for(page_at: Callable, network: list[str]):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    choose_preset(tab)
    tab.shows(SEVEN_SMALL)
    tab.page.wait_for_url(re.compile(f"lesion_count={SEVEN_SMALL.lesion_count}"))
    tab.rest()
    tab.page.wait_for_load_state("networkidle")
    assert [url for url in network if ADDRESS in url] == []


def test_a_move_made_while_a_preset_is_on_its_way_is_kept(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    choose_preset(tab)
    tab.slider("Liver tumours").evaluate(MOVE, "9")
    tab.page.wait_for_url(re.compile("lesion_count=9&"))
    tab.rest()
    tab.shows(SEVEN_SMALL.with_values(lesion_count=9))


def test_a_move_is_told_also_when_a_drag_that_changes_nothing_comes_at_once(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    tab.page.evaluate(MOVE_AND_DRAG, ["Largest diameter (cm)", "4.4", "Liver tumours", "9"])
    tab.page.wait_for_url(re.compile(r"largest_diameter_cm=4\.4"))
    tab.shows(EVERYTHING_MET.with_values(largest_diameter_cm=4.4))


def test_a_drag_that_changes_nothing_stays_out_of_the_way_of_a_preset(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    drag_there_and_back(tab, "Liver tumours")
    tab.page.wait_for_timeout(600)
    choose_preset(tab)
    tab.shows(SEVEN_SMALL)


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, Folders]]:
    """An app on folders of its own, which may be edited while it runs."""
    folders = Folders(tmp_path)
    for name, value in folders.environment.items():
        monkeypatch.setitem(os.environ, name, value)
    with Server(tmp_path / "server.log") as server:
        yield server, folders


def test_limits_changed_while_the_page_is_open_are_taken_over_at_the_next_move(edited, browser):
    server, folders = edited
    page: Page = browser.new_page()
    page.goto(f"{server.url}/one-person?lesion_count=6&largest_diameter_cm=1.5")
    tab = Tab(page)
    tab.stand()
    folders.change("profiles/leaflet.yaml", f'version: "{LEAFLET.version}"', 'version: "99.1"')
    page.wait_for_timeout(1500)  # the app looks at its files once a second
    tab.slider("Liver tumours").press("ArrowRight")
    expect(tab.why).to_contain_text("7 tumours")
    expect(page.locator(".ct-footer")).to_contain_text("v99.1")
    tab.slider("Liver tumours").press("ArrowRight")
    expect(tab.why).to_contain_text("8 tumours")
    page.wait_for_url(re.compile(r"lesion_count=8.*version=99\.1"))
    expect(page.get_by_role("alert")).to_have_count(0)
    page.close()


def test_a_move_styles_what_it_changes_anew_and_not_every_word_of_the_page(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET)
    tab.rest()
    chrome, told, ended = tab.page.context.new_cdp_session(tab.page), list[dict[str, Any]](), list[bool]()
    chrome.on("Tracing.dataCollected", lambda found: told.extend(found["value"]))
    chrome.on("Tracing.tracingComplete", lambda _: ended.append(True))
    chrome.send("Tracing.start", {"transferMode": "ReportEvents", "categories": "devtools.timeline"})
    tab.slider("Liver tumours").evaluate(MOVE, "9")
    tab.shows(EVERYTHING_MET.with_values(lesion_count=9))
    chrome.send("Tracing.end")
    while not ended:
        tab.page.wait_for_timeout(20)
    styled = [one["args"].get("elementCount", 0) for one in told if one["name"] == "UpdateLayoutTree"]
    assert median(styled) < MOST_STYLED_ANEW, styled
