"""Puts every chart on screen: takes a figure and its rows, and mounts our own part, which draws them in place.

Streamlit's own Plotly element rebuilds the chart at each rerun; this one is mounted once and redrawn in place. It
carries its name, its rows as a table, and its downloads. Colours may be written as Streamlit's CSS variables,
`var(--st-text-color)`: the browser fills them in, so a chart follows the light and the dark theme by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import streamlit as st
from pydantic import BaseModel, FiniteFloat, ValidationError
from streamlit.components.v2 import component

from cryoteach.figures.parts.blank import Drawing, Part
from cryoteach.figures.parts.payload import chart_payload
from cryoteach.figures.parts.plotly_script import Figure
from cryoteach.figures.parts.table import Table
from cryoteach.widgets.parts.page.front_end import loader

_mount = component("cryoteach_chart", js=loader("charts/chart"), isolate_styles=False)


class Click(BaseModel, frozen=True, extra="forbid"):
    """Where somebody clicked or tapped, on the chart's own two axes."""

    x: FiniteFloat
    y: FiniteFloat


def chart(
    figure: Figure | Drawing,
    table: Table,
    *,
    key: str,
    name: str,
    height: int,
    clickable: bool = False,
    on_click: Callable[[], None] | None = None,
    frames: Sequence[Part] | None = None,
    turns: str = "",
) -> Click | None:
    """Draw a figure; return where it was clicked, once, in the rerun that the click caused.

    With frames it is a film: each brings the ``z`` of the figure's contours and the title, and the bar of film.py says
    which is shown. A picture in three dimensions can be turned by hand and by buttons; ``turns`` is what is said
    instead where the browser draws none. The figure's title states the finding: it is shown above the picture and read
    out after the name. The callback runs before that rerun and learns the place from `clicked(key)`.
    """
    more = ({} if frames is None else {"frames": frames}) | ({"turns": turns} if turns else {})
    data = chart_payload(figure, table, key=key, name=name, height=height, clickable=clickable, **more)
    result = _mount(key=key, data=data, on_click_change=on_click or _nothing)
    return _as_click(cast("Mapping[str, object]", result).get("click"))


def show_chart(
    figure: Figure | Drawing,
    table: Table,
    *,
    key: str,
    name: str,
    on_tap: Callable[[Click], None] | None = None,
    frames: Sequence[Part] | None = None,
    turns: str = "",
) -> None:
    """Draw a figure as high as it asks for; where taps mean something, call back with their place before the rerun."""
    height = int(cast("Any", figure).layout["height"])
    if on_tap is None:
        chart(figure, table, key=key, name=name, height=height, frames=frames, turns=turns)
    else:
        tapped = partial(_tap, key, on_tap)
        chart(figure, table, key=key, name=name, height=height, clickable=True, on_click=tapped)


def _tap(key: str, on_tap: Callable[[Click], None]) -> None:
    place = clicked(key)
    if place is not None:
        on_tap(place)


def chart_of_payload(key: str, payload: bytes) -> None:
    """Draw a chart that has been written for the browser, and which follows moves by itself (see moves.py)."""
    _mount(key=key, data=payload)


def clicked(key: str) -> Click | None:
    """Say, inside an `on_click` callback, where the chart with this key was clicked."""
    return _as_click(cast("Mapping[str, object]", st.session_state[key]).get("click"))


def _as_click(sent: object) -> Click | None:
    try:
        return None if sent is None else Click.model_validate(sent)
    except ValidationError:  # made by hand, not by a chart
        return None


def _nothing() -> None:
    """Do nothing: Streamlit reports an event only to a component that listens for it."""
