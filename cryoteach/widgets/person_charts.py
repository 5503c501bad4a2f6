"""The two charts of one person: the limit map, where a tap moves the person, and the margins about the limit."""

import streamlit as st

from cryoteach.domain.assessment import Assessment
from cryoteach.domain.patient import LARGEST_DIAMETER_CM, LESION_COUNT, Quantity
from cryoteach.figures import limit_map, margins
from cryoteach.widgets import session
from cryoteach.widgets.chart import chart, clicked

MAP, BARS = "limit-map", "margins"


def person_charts(assessment: Assessment) -> None:
    """Draw both."""
    left, right = st.columns(2, gap="medium")
    with left:
        chart(
            limit_map.figure(assessment.person, assessment.profile), limit_map.table(assessment.person, assessment.profile),
            key=MAP, name="Limit map: number of lesions against largest diameter", height=limit_map.HEIGHT,
            clickable=True, on_click=_move_to_tap,
        )  # fmt: skip
    with right:
        chart(
            margins.figure(assessment), margins.table(assessment), key=BARS,
            name="Margins of each condition about its limit", height=margins.height(assessment),
        )  # fmt: skip


def _move_to_tap() -> None:
    place = clicked(MAP)
    if place is not None:
        session.move(
            lesion_count=nearest(LESION_COUNT, place.x), largest_diameter_cm=nearest(LARGEST_DIAMETER_CM, place.y)
        )


def nearest(scale: Quantity, number: float) -> int | float:
    """The legal value nearest to a place on an axis."""
    within = min(max(number, scale.low), scale.high)
    return scale.checked(round(round(within / scale.step) * scale.step, 6))
