"""A stopwatch inside a real browser: key press on the slider to charts drawn and painted."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Self

from playwright.sync_api import Browser, Locator, sync_playwright
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as OutOfPatienceError

from tests.benchmarks.pages import Page
from tests.benchmarks.servers import Server

SCRIPT = Path(__file__).with_name("stopwatch.js").read_text(encoding="utf-8")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WINDOW = {"width": 1366, "height": 768}
PATIENCE_MS = 60_000
PATIENCE_FOR_A_MOVE_MS = 2_000
QUIET_MS = 400


@dataclass(frozen=True)
class Move:
    """What one key press led to.

    Args:
        drawn: milliseconds from the key press until the last of the charts was drawn.
        painted: milliseconds until the frame after that; None if nothing was drawn at all.
        charts: how many charts were drawn.
        missed: whether that is fewer than the page has.
        torn: whether a chart that stood before the key press is gone.
    """

    drawn: float | None
    painted: float | None
    charts: int
    missed: bool
    torn: bool


@contextmanager
def browser() -> Iterator[Browser]:
    """A fresh browser of the machine, without a window and without a word to the outside."""
    with sync_playwright() as playwright:
        program = which("chromium") or which("chromium-browser") or which("google-chrome")
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


class Stopwatch:
    """One tab on one page, ready to be moved; it closes with its ``with`` block."""

    def __init__(self, chromium: Browser, page: Page) -> None:
        self.page = page
        self.context = chromium.new_context(viewport=WINDOW, locale="en-GB")
        self.context.add_init_script(SCRIPT)
        self.tab: Tab = self.context.new_page()

    def __enter__(self) -> Self:
        """The stopwatch itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the tab and forget its cache."""
        self.context.close()

    def open(self, server: Server) -> None:
        """Go to the page and wait until its charts stand and its slider can be moved."""
        self.tab.goto(server.url, timeout=PATIENCE_MS)
        self.tab.wait_for_function("count => stopwatch.standing() >= count", arg=self.page.charts, timeout=PATIENCE_MS)
        self._slider().focus(timeout=PATIENCE_MS)

    def rest(self) -> None:
        """Wait until nothing is being drawn any more."""
        self.tab.wait_for_function("quiet => stopwatch.quietFor() > quiet", arg=QUIET_MS, timeout=PATIENCE_MS)

    def press(self, key: str = "ArrowRight") -> Move:
        """Move the slider by one step and time what follows."""
        self.tab.keyboard.press(key)
        with suppress(OutOfPatienceError):  # the result says how many charts did follow
            self.tab.wait_for_function(
                "count => stopwatch.settled(count)", arg=self.page.charts, timeout=PATIENCE_FOR_A_MOVE_MS
            )
        self.rest()
        return Move(**self.tab.evaluate("count => stopwatch.result(count)", self.page.charts))

    def _slider(self) -> Locator:
        named = self.tab.get_by_role("slider", name=self.page.slider)
        return named.first if named.count() else self.tab.get_by_role("slider").first
