"""The ice in three dimensions, and beside it the two slices at right angles to each other."""

from functools import partial
from html import escape
from math import hypot

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.iceball.plan import APART, snapped
from cryoteach.domain.iceball.result import IceBall
from cryoteach.figures.ice import body as ice_body
from cryoteach.figures.ice import slice as ice_slice
from cryoteach.widgets.ice.link_parts import ARRANGED, PLACED_ONE_BY_ONE, PLACES
from cryoteach.widgets.ice.plan import plan_at, typed_places, written
from cryoteach.widgets.parts.charts.chart import Click, show_chart
from cryoteach.widgets.state import chapter_state

NO_THREE_DIMENSIONS = (
    "This browser draws no pictures in three dimensions (WebGL is missing or switched off). "
    "The two slices show the same ice."
)


def pictures(ball: IceBall, left: DeltaGenerator, beside: DeltaGenerator, tapped: IceLab | None = None) -> None:
    """Draw the ice, and the slices beside it; with the lab, needles set by hand can be tapped.

    Without the lab it is the picture to a question: nothing tells how far −40 °C came.
    """
    core = tapped is not None
    with left:
        show_chart(
            ice_body.drawing(ball, core=core), ice_body.table(ball, core=core), key="ice-body",
            name="The ice in three dimensions", turns=NO_THREE_DIMENSIONS,
        )  # fmt: skip
    by_hand = tapped is not None and chapter_state.text(ARRANGED) == PLACED_ONE_BY_ONE
    with beside:
        show_chart(
            ice_slice.drawing(ball, core=core), ice_slice.table(ball, core=core), key="ice-across",
            name="Slice across the needles", on_tap=partial(_tapped, lab=tapped) if tapped and by_hand else None,
        )  # fmt: skip
        show_chart(
            ice_slice.drawing(ball, "along", core=core), ice_slice.table(ball, "along", core=core), key="ice-along",
            name="Slice along the needles",
        )  # fmt: skip


def _tapped(tap: Click, lab: IceLab) -> None:
    """A tap takes the needle away that it is nearest to, or sets one where none is near; what cannot be is said."""
    places = typed_places(chapter_state.text(PLACES))
    near = min(places, key=lambda place: hypot(place[0] - tap.x, place[1] - tap.y), default=None)
    if near is not None and hypot(near[0] - tap.x, near[1] - tap.y) < APART:
        after = tuple(place for place in places if place != near)
    else:
        after = (*places, snapped(tap.x, tap.y))
    try:
        plan_at(after, lab.settings)
    except ValueError as complaint:
        st.toast(f"The needles stay as they are: {escape(str(complaint))}.")
    else:
        chapter_state.put({PLACES: written(after)})
