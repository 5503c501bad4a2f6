"""A figure made at one stroke of plain parts, in the house's template."""

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel

from cryoteach.on_demand import wait_for_import
from cryoteach.theme import TEMPLATE

if TYPE_CHECKING:
    from plotly import graph_objects as go

Part: TypeAlias = dict[str, Any]


class Drawing(BaseModel, frozen=True, extra="forbid"):
    """What a figure draws, as the plain parts that Plotly's script reads.

    The app sends these at every move, because Plotly's check of a figure costs more than all the rest of a move; a
    notebook gets the checked figure. Tests hold that both say the same.
    """

    data: list[Part]
    layout: Part

    def figure(self) -> "go.Figure":
        """Make the figure that Plotly has checked, in the house's template.

        All parts are given at once: Plotly checks a figure anew at every later addition, which costs ten times as much.
        """
        from plotly import graph_objects as go  # noqa: PLC0415 - who draws the parts otherwise needs no Plotly

        wait_for_import("pandas")
        return go.Figure({"data": self.data, "layout": {**self.layout, "template": {"layout": TEMPLATE}}})


def as_drawing(title: str, how_to_read: str, data: list[Part], layout: Part) -> Drawing:
    """Draw something whose title states the finding and whose subtitle says how to read it."""
    sentences = re.sub(r"(?<=\. )[a-z]", lambda first: first[0].upper(), how_to_read)
    words = {"text": title, "subtitle": {"text": sentences}}
    return Drawing(data=data, layout={**layout, "title": words})


def finished(title: str, how_to_read: str, data: list[Part], layout: Part) -> "go.Figure":
    """Draw the same and have Plotly check it: for charts that a slider does not redraw."""
    return as_drawing(title, how_to_read, data, layout).figure()
