"""From nothing to a page one can work with: process, server, browser, charts."""

import time
from statistics import median

from playwright.sync_api import Browser

from tests.benchmarks.pages import Page
from tests.benchmarks.servers import serving
from tests.benchmarks.setup import Setup
from tests.benchmarks.stopwatch import Stopwatch, browser
from tests.benchmarks.table import Row


def cold_start(setup: Setup) -> list[Row]:
    """Start the process, open the page with an empty cache, wait until its charts stand and its slider can be moved."""
    choice = setup.floor_and_ours()
    times: dict[str, list[float]] = {page.name: [] for page in choice}
    with browser() as chromium:
        for _ in range(setup.pick(5, 2)):
            for page in choice:
                times[page.name].append(_once(chromium, page))
    middle = {name: median(mine) for name, mine in times.items()}
    return [Row("cold start to a usable page", middle.get("minimal"), middle.get("ours"), unit="s", at_most=1.5)]


def _once(chromium: Browser, page: Page) -> float:
    start = time.perf_counter()
    with serving(page) as server, Stopwatch(chromium, page) as watch:
        watch.open(server)
        return time.perf_counter() - start
