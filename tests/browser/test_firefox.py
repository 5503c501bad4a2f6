"""Firefox runs the paths of a learner too: Debian's firefox-esr, spoken to by WebDriver BiDi over its own websocket."""

import itertools
import json
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.conftest import PATIENCE_S, missing

NAMES = ("firefox-esr", "firefox")
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PREFERENCES = """user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("dom.ipc.processCount", 1);
"""
WORDS = "document.querySelector('.ct-verdict')?.textContent ?? ''"
MOVE = """(() => {
  const slider = document.querySelector('input[type=range], [role=slider]');
  if (!slider) return 'no slider';
  slider.focus();
  slider.value = slider.max;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  return 'moved';
})()"""
NO_WEBGL = (
    "This browser draws no pictures in three dimensions"  # Firefox without a window may have none; the slices stay
)
PRESS = """((words) => {
  const shown = [...document.querySelectorAll("main button")].filter((at) => at.checkVisibility() && !at.disabled);
  const found = shown.find((at) => at.innerText.trim().startsWith(words));
  found?.click();
  return Boolean(found);
})"""
PATHS = {
    "one person": "/one-person",
    "thousand": "/a-thousand-people",
    "ice": "/inside-the-ice",
    "clinic": "/clinic-list",
}
STEPS = {
    "thousand": (("Show me", r"\d+ of 1,000 .*within every limit"), ("Gate by gate", r"the strictest alone")),
    "ice": (("Show me", r"reached (about )?\d+%"), ("Place the planner", r"reached (about )?(99|100)%")),
    "clinic": (("Meet 5 people", r"Person 1 of 5"),),
}
"""What is pressed on a path, and what the page then says and did not say before."""


class Firefox:
    """One window of Firefox.

    Args:
        wire: the open websocket to where it listens for WebDriver BiDi.
    """

    def __init__(self, wire: ClientConnection) -> None:
        self._wire = wire
        self._ids = itertools.count()
        self.tell("session.new", capabilities={})
        self._tab = self.tell("browsingContext.getTree")["contexts"][0]["context"]

    def tell(self, method: str, **more: object) -> dict:
        """Give a command and wait for its result."""
        number = next(self._ids)
        self._wire.send(json.dumps({"id": number, "method": method, "params": more}))
        while (said := json.loads(self._wire.recv(timeout=PATIENCE_S))).get("id") != number:
            pass
        assert said["type"] == "success", said
        return said["result"]

    def open(self, url: str) -> None:
        """Go to a page."""
        self.tell("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def says(self, script: str) -> object:
        """What an expression of JavaScript is on the page."""
        target = {"context": self._tab}
        result = self.tell("script.evaluate", expression=script, target=target, awaitPromise=True)
        return result["result"].get("value")

    def becomes(self, script: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE_S
        while not self.says(f"Boolean({script})"):
            assert time.monotonic() < end, f"{script} never came true in Firefox"
            time.sleep(0.1)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The machine's own Firefox, without a window and with a profile of its own."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    if not found:
        missing("Firefox, looked for on the PATH as " + ", ".join(NAMES))
    home = tmp_path_factory.mktemp("firefox")
    (home / "user.js").write_text(PREFERENCES, encoding="utf-8")
    command = [found[0], "--headless", "--no-remote", "--profile", str(home), "--remote-debugging-port", "0"]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        with connect(f"{_address(home / 'log')}/session", max_size=None) as wire:
            yield Firefox(wire)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE_S)


def _address(log: Path) -> str:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if found := LISTENS.search(log.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        time.sleep(0.1)
    pytest.fail(f"Firefox did not listen; it said: {log.read_text(encoding='utf-8', errors='replace')[-500:]}")


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_the_paths_of_a_learner_come_up_whole_in_firefox(firefox: Firefox, app_url: str, path: str):
    firefox.open(app_url + path)
    firefox.becomes("document.querySelector('.ct-footer') && document.querySelector('h1')?.checkVisibility()")
    firefox.becomes("!document.documentElement.classList.contains('ct-coming')")
    trouble = str(firefox.says("document.querySelector('.ct-trouble:not(:empty)')?.textContent ?? ''"))
    assert trouble == "" or (path == PATHS["ice"] and trouble.startswith(NO_WEBGL)), trouble


@pytest.mark.parametrize("path", STEPS)
def test_what_is_pressed_on_a_path_changes_what_the_page_says_in_firefox(firefox: Firefox, app_url: str, path: str):
    firefox.open(app_url + PATHS[path])
    firefox.becomes("document.querySelector('.ct-footer')")
    for pressed, then in STEPS[path]:
        says = f"/{then}/.test(document.querySelector('main')?.innerText)"
        firefox.becomes("document.querySelector('[data-test-script-state=\"notRunning\"]')")
        assert not firefox.says(says), f"the page says so before {pressed} is pressed"
        firefox.becomes(f"{PRESS}({json.dumps(pressed)})")
        firefox.becomes(says)


def test_the_verdict_follows_the_slider_in_firefox(firefox: Firefox, app_url: str):
    firefox.open(f"{app_url}/one-person")
    firefox.becomes("document.querySelector('.ct-verdict') && document.querySelector('.ct-q input[type=range]')")
    before = firefox.says(WORDS)
    assert firefox.says(MOVE) == "moved"
    firefox.becomes(f"({WORDS}) !== {json.dumps(before)}")
    assert "outside" in str(firefox.says(WORDS))
