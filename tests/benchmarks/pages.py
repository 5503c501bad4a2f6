"""The pages under the stopwatch: how each is started, where its slider is and how many charts it draws."""

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TWINS = Path(__file__).resolve().parent / "twins"
STREAMLIT = (
    "-m", "streamlit", "run", "{script}", "--server.headless=true", "--server.address=127.0.0.1",
    "--server.port={port}", "--browser.gatherUsageStats=false",
)  # fmt: skip
THEIR_SLIDER = "Liver lesions"
"""What the twins call it: they are left as they were first measured."""
MOVES = "listen_for_moves"
"""The part of chapter 2 that takes every move; a test sees to it that it is still called so."""
TWIN = ("{script}", "{port}")
MARIMO = ("-m", "marimo", "run", "{script}", "--headless", "--no-token", "--host=127.0.0.1", "--port={port}")


@dataclass(frozen=True)
class Page:
    """A page that can be served, watched and moved.

    Args:
        name: what it is called on the command line and in the table.
        script: the file that is served.
        start: the arguments of Python that serve it; ``{script}`` and ``{port}`` are filled in.
        path: where the page lives on its server.
        query: the state to open it in, as the link carries it, without the question mark.
        charts: how many charts one slider move redraws.
        slider: the label of the slider that is moved.
        part: where a front-end part of ours hears the slider, its key; empty for Streamlit's own slider. The part of
            chapter 2 fetches what follows by itself, and runs the page when the hand has come to rest.
        needs: the module without which it cannot be started.
        python: the Python that serves it.
        home: the folder it is started in; None is an empty one, so that no settings of ours reach it.
    """

    name: str
    script: Path
    start: Sequence[str]
    path: str = "/"
    query: str = ""
    charts: int = 2
    slider: str = "Liver tumours"
    part: str = ""
    needs: str = "streamlit"
    python: str = field(default=sys.executable)
    home: Path | None = None

    def command(self, port: int) -> list[str]:
        """The whole command line that serves the page on a port."""
        return [self.python, *(part.format(script=self.script, port=port) for part in self.start)]

    @property
    def missing(self) -> str:
        """Why the page cannot be started; empty when it can."""
        if not self.script.exists():
            return f"{self.script.name} does not exist yet"
        return "" if self._has_module() else f"{self.needs} is not installed for {self.python}"

    def _has_module(self) -> bool:
        if self.python == sys.executable:
            return importlib.util.find_spec(self.needs) is not None
        tried = subprocess.run([self.python, "-c", f"import {self.needs}"], capture_output=True, check=False)
        return tried.returncode == 0


def minimal() -> Page:
    """The floor: the smallest Streamlit page with a slider and a chart."""
    return Page("minimal", TWINS / "minimal.py", STREAMLIT, charts=1, slider=THEIR_SLIDER)


def ours(script: Path) -> Page:
    """Chapter 2 of the project, one person."""
    return Page(
        "ours", script, STREAMLIT,
        path="/one-person", part=MOVES, home=script.parent,
    )  # fmt: skip


def thousand(script: Path) -> Page:
    """Chapter 4 of the project, with the dial of one limit."""
    return Page(
        "thousand", script, STREAMLIT, path="/a-thousand-people", query="guess=25&view=loosen&limit_few-lesions=5",
        part="dial_limit_few-lesions", home=script.parent,
    )  # fmt: skip


def in_browser() -> Page:
    """What no server can beat: the words, the gates and the charts of chapter 2, all there before the slider moves."""
    return Page("in-browser", TWINS / "in_browser.py", TWIN, slider=THEIR_SLIDER)


def dash(python: str) -> Page:
    """The same two charts in Plotly Dash."""
    return Page("dash", TWINS / "dash_page.py", TWIN, needs="dash", python=python, slider=THEIR_SLIDER)


def marimo(python: str) -> Page:
    """The same two charts in marimo."""
    return Page("marimo", TWINS / "marimo_page.py", MARIMO, needs="marimo", python=python, slider=THEIR_SLIDER)
