"""A figure made at one stroke of plain parts, in the house's template."""

from typing import Any, TypeAlias

from plotly import graph_objects as go

from cryoteach.theme import TEMPLATE

Part: TypeAlias = dict[str, Any]


def drawn(title: str, how_to_read: str, data: list[Part], layout: Part) -> go.Figure:
    """Make a figure whose title states the finding and whose subtitle says how to read it.

    All parts are given at once: Plotly checks a figure anew at every later addition, which costs ten times as much.
    """
    words = {"text": title, "subtitle": {"text": how_to_read}}
    return go.Figure({"data": data, "layout": {**layout, "title": words, "template": {"layout": TEMPLATE}}})
