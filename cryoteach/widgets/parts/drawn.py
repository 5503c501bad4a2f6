"""A chart at the height that its figure asks for."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from cryoteach.figures.parts.blank import Drawing, Part
from cryoteach.figures.parts.plotly_script import Figure
from cryoteach.figures.parts.table import Table
from cryoteach.widgets.parts.chart import Click, chart, clicked


def drawn(
    figure: Figure | Drawing,
    table: Table,
    *,
    key: str,
    name: str,
    on_tap: Callable[[Click], None] | None = None,
    frames: Sequence[Part] | None = None,
) -> None:
    """Draw a figure; where taps mean something, call back with the place of the tap before the page runs again."""
    height = int(cast("Any", figure).layout["height"])
    if on_tap is None:
        chart(figure, table, key=key, name=name, height=height, frames=frames)
    else:
        heard = on_tap
        chart(
            figure, table, key=key, name=name, height=height, clickable=True, on_click=lambda: _tell(key, heard)
        )  # fmt: skip


def _tell(key: str, on_tap: Callable[[Click], None]) -> None:
    place = clicked(key)
    if place is not None:
        on_tap(place)
