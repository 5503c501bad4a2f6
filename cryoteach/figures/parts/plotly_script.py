"""Plotly in the browser: its own script, the address we serve it from, and a figure written for it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import plotly
from plotly import graph_objects as go
from plotly.io.json import to_json_plotly

from cryoteach.browser_file import BrowserFile
from cryoteach.figures.parts.blank import Drawing
from cryoteach.on_demand import wait_for_import

Figure = go.Figure


@cache
def plotly_script() -> BrowserFile:
    """Find the script that the installed Plotly package carries; the project holds no copy of its own."""
    return BrowserFile(
        name=f"plotly-{plotly.__version__}.min.js", media_type="text/javascript", source=file_of_script()
    )


def file_of_script() -> Path:
    """Say where the installed Plotly package keeps its script."""
    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def path_of_script() -> str:
    """Say where the app serves that script, relative to its root and without a leading slash."""
    return plotly_script().path


def as_json(figure: Figure | Drawing) -> str:
    """Write a figure as compact JSON: arrays as base64, no template (the browser has ours already)."""
    if isinstance(figure, Drawing):
        return json.dumps(figure.model_dump(), ensure_ascii=False, separators=(",", ":"))
    plain: dict[str, Any] = figure.to_plotly_json()
    plain["layout"].pop("template", None)
    wait_for_import("pandas")
    return str(to_json_plotly({"data": plain["data"], "layout": plain["layout"]}))
