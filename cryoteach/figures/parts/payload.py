"""A chart as it travels to the browser: what is drawn, its rows, its name and its height, as one line of JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cryoteach.figures.parts.blank import Drawing
from cryoteach.figures.parts.plotly_script import Figure, as_json
from cryoteach.figures.parts.table import Table

_AROUND = 112
"""Pixels kept free for a title of two lines and the row of buttons, until the chart has come and knows better."""


def chart_payload(
    figure: Figure | Drawing,
    table: Table,
    *,
    key: str,
    name: str,
    height: int,
    **more: Mapping[str, Any] | Sequence[Mapping[str, Any]] | str | bool | None,
) -> bytes:
    """Write a chart for the browser.

    Args:
        figure: what is drawn.
        table: the same facts as rows.
        key: which chart of its page this is.
        name: what a screen reader calls it.
        height: in pixels.
        more: what else the front end reads: see chart.js.
    """
    payload = {"key": key, "name": name, "height": height, "reserve": height + _AROUND, **more}
    head = json.dumps(payload | {"table": table.model_dump()}, ensure_ascii=False, separators=(",", ":"))
    return f'{head[:-1]},"figure":{as_json(figure)}}}'.encode()
