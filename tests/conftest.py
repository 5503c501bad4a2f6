"""What the tests share: a real server, a real browser, the log of what it asked for, and axe.

Where a tool is missing, the test that needs it is skipped with the reason; with CI=true it fails instead.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, Self
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests import scripts

ROOT = Path(__file__).parent.parent
IN_CI = os.environ.get("CI") == "true"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE_S = 60
AS_USERS_DO = ("cryoteach.cli", "run", "--no-browser", "--port", "{port}")

# Two shared cores are slow at times: no test is timed. CI says the same thing twice; elsewhere chance goes on looking.
# What CI has tried once with every example it tries with fewer on other Pythons and versions ("again").
settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("again", settings.get_profile("ci"), max_examples=20)
settings.load_profile("ci" if IN_CI else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in tests/browser, and put it last.

    The quick tests speak first, and Playwright's event loop, once started, stays in nobody's way.
    """
    for item in items:
        if Path(__file__).parent / "browser" in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Print the end of the server's log beside every failure that used the server."""
    report = yield
    server = getattr(item, "funcargs", {}).get("_server")
    if report.failed and server is not None:
        report.sections.append(("end of the server's log", server.log.read_text(encoding="utf-8")[-4000:]))
    return report


def missing(what: str) -> NoReturn:
    """Skip for the want of a tool, or fail where nothing may be wanting."""
    if IN_CI:
        pytest.fail(f"{what}: not there, and in CI it must be")
    pytest.skip(f"{what}: not on this machine")


class Server:
    """CryoTeach, started as its users start it, on a free port of this machine.

    Args:
        log: the file that takes what it says.
        start: the module that is run and its arguments, with ``{port}`` for the port.
    """

    def __init__(self, log: Path, start: Sequence[str] = AS_USERS_DO) -> None:
        self.log = log
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{probe.getsockname()[1]}"
        port = self.url.rpartition(":")[2]
        command = [sys.executable, "-m", *(part.format(port=port) for part in start)]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                cwd=log.parent,  # not the clone: whatever the app needs it must find by itself
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        """The server, once it answers."""
        try:
            self.wait_until_healthy()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.stop()

    def wait_until_healthy(self) -> None:
        """Return when the server answers; fail with its log when it does not."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=PATIENCE_S):
                return
            time.sleep(0.1)
        pytest.fail(f"the server gave no answer; it said:\n{self.log.read_text(encoding='utf-8')[-4000:]}")

    def stop(self) -> None:
        """End the process that was started here, and what it started, politely first."""
        for sign in ("SIGTERM", "SIGKILL"):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(self.process.pid, getattr(signal, sign))
                self.process.wait(timeout=10)


@pytest.fixture(scope="session", autouse=True)
def _settings_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting of whoever runs the tests is taken over, and no test writes into their home."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            *("CRYOTEACH_SEAL", "CRYOTEACH_SEAL_BEFORE", "CRYOTEACH_ADDRESS"),
            *("CRYOTEACH_STORE", "CRYOTEACH_ROOMS_AT_MOST"),
        ):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _postgres_ends() -> Iterator[None]:
    """The tests' own PostgreSQL goes with them, if any of them asked for one."""
    yield
    if postgres := sys.modules.get("tests.postgres"):
        postgres.close_shared()


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("server") / "server.log") as server:
        yield server


@pytest.fixture
def app_url(_server: Server) -> str:
    """The address of the running app, without a slash at its end."""
    return _server.url


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """The machine's own Chromium, silent towards the outside."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the tests without a browser do without it

    from tests.benchmarks.stopwatch import FLAGS  # noqa: PLC0415 - likewise

    found = [path for name in CHROMIUM_NAMES if (path := shutil.which(name))]
    if not found:
        missing("Chromium, looked for on the PATH as " + ", ".join(CHROMIUM_NAMES))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found[0], args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def network() -> list[str]:
    """Every address that the pages of this test have asked for, in order, websockets too."""
    return []


@pytest.fixture
def page_at(browser, app_url: str, network: list[str]) -> Iterator[Callable]:
    """Open a page of the app at a size: ``page_at(360, 740, "/one-person?lesions=7", dark=True)``.

    When the test is over, no page may have asked for anything beyond its own origin, nor met an error in a script.
    """
    contexts, errors = [], []

    def open_page(width: int = 1366, height: int = 768, path: str = "/", *, dark: bool = False, **more: object):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="en-GB",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: network.append(request.url))
        page.on("websocket", lambda websocket: network.append(websocket.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(app_url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    own = urlsplit(app_url).netloc
    assert [url for url in network if urlsplit(url).netloc not in {own, ""}] == []  # data: and blob: have no host
    assert errors == []


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The text of axe-core: from CRYOTEACH_AXE, or as it is pinned among the tools for scripts."""
    try:
        script = Path(os.environ.get("CRYOTEACH_AXE") or scripts.installed() / "axe-core/axe.min.js")
    except scripts.MissingError as error:
        missing(f"axe-core: {error}")
    return script.read_text(encoding="utf-8")


@pytest.fixture
def axe(axe_script: str) -> Callable[..., list[dict]]:
    """Ask axe what is wrong on a page: ``axe(page)`` gives its violations (WCAG 2.2 AA and best practice)."""

    def violations(page, **options: object) -> list[dict]:
        page.evaluate(axe_script)
        return page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)

    return violations


@pytest.fixture
def keep_picture() -> Callable[..., Path]:
    """Keep a picture of a page: in .shots/, or as the README's own with CRYOTEACH_SCREENSHOT=1 (poe screenshot)."""

    def keep(page, name: str) -> Path:
        for_readme = os.environ.get("CRYOTEACH_SCREENSHOT") == "1" and name == "one-person"
        path = ROOT / (".github" if for_readme else ".shots") / f"{name}.png"
        page.screenshot(path=path)
        return path

    return keep
