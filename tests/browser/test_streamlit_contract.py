"""Each thing that we lean on of Streamlit and Plotly is there in the installed versions; else it says what broke."""

import inspect
import time
import urllib.request
from collections.abc import Callable
from importlib import import_module
from itertools import groupby
from pathlib import Path

import plotly
import pytest
import streamlit as st
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, LEAFLET, PATIENCE_MS, Tab, one_person
from tests.conftest import Server
from tests.leaning import Leaning, listed

THERE = """([kind, what]) => {
  const states = { "data-test-connection-state": "CONNECTED", "data-test-script-state": "notRunning" };
  const asked = what in states ? `[${what}="${states[what]}"]` : what === "st-key-" ? '[class*="st-key-"]' : what;
  const parts = asked.replaceAll(":active", "").split(/,(?![^(]*\\))/); // a hand is on none of them here
  if (kind === "selector") return parts.every((part) => document.querySelector(part) !== null);
  const chart = document.querySelector(".ct-plot.js-plotly-plot");
  if (!chart) return false;
  if (kind === "variable") return getComputedStyle(chart).getPropertyValue(what).trim() !== "";
  if (what === "_fullLayout") return typeof chart._fullLayout?.xaxis === "object";
  return ["xaxis", "yaxis"].every((axis) => chart._fullLayout?.[axis]?.[what] !== undefined);
}"""
DIALOGS = """window.dialogs = [];
new MutationObserver(() => {
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    const close = dialog.querySelector('button[aria-label="Close"]') !== null;
    window.dialogs.push({ begins: dialog.textContent.slice(0, 16), close });
  }
}).observe(document, { childList: true, subtree: true });"""
ON_PAGES = sorted((one for one in listed() if one.page), key=lambda one: (one.page, one.after))
PAGES = [
    (page, after, list(those)) for (page, after), those in groupby(ON_PAGES, key=lambda one: (one.page, one.after))
]


def broken(tab: Tab, those: list[Leaning]) -> list[str]:
    """Wait for each to come up; a sentence for each that does not."""
    waited = [(one, what) for one in those for what in one.what]
    end = time.monotonic() + PATIENCE_MS / 3000
    while waited := [(one, what) for one, what in waited if not tab.page.evaluate(THERE, [one.kind, what])]:
        if time.monotonic() > end:
            return [one.broken(what) for one, what in waited]
        tab.page.wait_for_timeout(100)
    return []


@pytest.mark.parametrize(("page", "after", "those"), PAGES, ids=[f"{page} {after}".strip() for page, after, _ in PAGES])
def test_what_our_styles_and_scripts_look_for_is_on_the_page(
    page_at: Callable, page: str, after: str, those: list[Leaning]
):
    tab = Tab(page_at(*DESKTOP, page))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.rest()
    if after:
        tab.page.locator("summary", has_text=after).click()
    assert broken(tab, those) == []


def test_what_is_not_there_is_named_with_where_it_is_used_and_what_somebody_would_notice(
    page_at: Callable, monkeypatch
):
    monkeypatch.setattr("tests.browser.test_streamlit_contract.PATIENCE_MS", 0)
    gone = Leaning(
        kind="selector", what=(".stApp", ".stGone"), where=("widgets/frame/style.css",), page="/",
        why="it keeps the verdict at the top", without="the verdict scrolls away",
    )  # fmt: skip
    tab = Tab(page_at(*DESKTOP, "/"))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    [said] = broken(tab, [gone])
    assert said.startswith(".stGone is not there any more (/). Used in widgets/frame/style.css: it keeps the verdict")
    assert said.endswith("Now: the verdict scrolls away")


NAMES = [pytest.param(one, what, id=what) for one in listed() if one.kind == "name" for what in one.what]


@pytest.mark.parametrize(("one", "what"), NAMES)
def test_each_name_that_we_import_is_in_the_installed_package(one: Leaning, what: str):
    module, _, name = what.rpartition(".")
    assert hasattr(import_module(module), name), one.broken(what)


def test_the_files_of_the_packages_lie_where_we_read_them():
    page = (Path(st.__file__).parent / "static/index.html").read_text("utf-8")
    assert 'id="root"' in page
    assert "<script" in page
    assert (Path(plotly.__file__).parent / "package_data/plotly.min.js").stat().st_size > 1_000_000


def test_the_addresses_that_the_page_asks_first_answer(app_url: str):
    for one in listed():
        for what in one.what if one.kind == "address" and not one.test else ():
            with urllib.request.urlopen(f"{app_url}/{what}") as answer:
                assert answer.status == 200, one.broken(what)


def test_the_app_can_be_given_all_that_we_give_it():
    taken = set(inspect.signature(st.App).parameters)
    assert {"routes", "middleware", "exception_handlers", "on_script_error", "lifespan"} <= taken


def test_a_part_of_ours_keeps_its_place_while_the_page_runs_again(page_at: Callable):
    tab = one_person(page_at, DESKTOP)
    tab.page.evaluate("document.querySelectorAll('.ct-chart, .ct-q, .ct-gates').forEach((part) => (part.ours = true))")
    expect(tab.page.locator(".ct-q")).not_to_have_count(0)
    tab.choose_another("Set of limits")
    expect(tab.page.locator(".ct-footer")).not_to_contain_text(f"profile {LEAFLET.id} ")
    tab.rest()
    kept = tab.page.evaluate("[...document.querySelectorAll('.ct-chart, .ct-q, .ct-gates')].map((part) => part.ours)")
    assert set(kept) == {True}, "Streamlit gave a part of ours another place in a rerun: it blinks and loses the finger"


def test_the_dialog_of_a_lost_connection_is_called_as_we_call_it_and_can_be_closed(browser, tmp_path):
    with Server(tmp_path / "server.log") as server:
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(DIALOGS)
        page.goto(f"{server.url}/one-person")
        expect(page.locator(".ct-footer")).to_be_attached()
    page.wait_for_function("() => window.dialogs.some(({ begins }) => begins === 'Connection error')")
    seen = page.evaluate("window.dialogs.filter(({ begins }) => begins === 'Connection error').at(-1)")
    context.close()
    assert seen["close"], "Streamlit's dialog has no button called Close: it stays over what is being typed"
