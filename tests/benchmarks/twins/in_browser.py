"""The floor of a move: chapter 2 drawn wholly in the browser, which asks nobody and works nothing out.

What the app would answer at each place of the slider is in the page before it is moved. A move then writes the words
and the gates, and has Plotly draw the app's own two charts.
"""

import json
import sys
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse
from starlette.routing import Route

from cryoteach import Person
from cryoteach.figures.parts.plotly_script import file_of_script
from cryoteach.figures.parts.screen_template import chart_template
from cryoteach.wiring import content, view_of_person
from tests.benchmarks.twins.charts import COUNTS, FINDINGS

PAGE = Path(__file__).with_suffix(".html")
THEME = {"text-color": "#16202a", "background-color": "#fff", "border-color": "#c9d2da", "font": "sans-serif"}


def answers() -> dict[int, dict[str, Any]]:
    """All that the app says at each place of the slider, by the keys of its parts."""
    everything = content()
    people = {count: Person(lesion_count=count, **FINDINGS) for count in range(COUNTS["low"], COUNTS["high"] + 1)}
    said = {at: view_of_person(one, everything.rules.profiles["leaflet"], everything) for at, one in people.items()}
    return {at: {part["key"]: part for part in map(json.loads, lines.splitlines())} for at, lines in said.items()}


def page() -> str:
    """Write the page with all of it inside, in the colours that a browser would have filled in."""
    written = PAGE.read_text("utf-8").replace("ANSWERS", json.dumps(answers()).replace("<", "\\u003c"))
    written = written.replace("TEMPLATE", chart_template())
    for name, value in THEME.items():
        written = written.replace(f"var(--st-{name})", value)
    return written


async def _page(_: Request) -> HTMLResponse:
    return HTMLResponse(WRITTEN)


async def _plotly(_: Request) -> FileResponse:
    return FileResponse(file_of_script())


WRITTEN = page()
app = Starlette(routes=[Route("/", _page), Route("/plotly.js", _plotly)])
if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)
