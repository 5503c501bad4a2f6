"""The two charts of one person: the limit map, where a tap moves the person, and the margins about the limit."""

import streamlit as st

from cryoteach.domain.assessment import Assessment
from cryoteach.figures import limit_map, margins
from cryoteach.widgets import session
from cryoteach.widgets.chart import chart, clicked

MAP, BARS = "limit-map", "margins"


def person_charts(assessment: Assessment) -> None:
    """Draw both."""
    person, profile = assessment.person, assessment.profile
    left, right = st.columns(2, gap="medium")
    with left:
        chart(
            limit_map.drawing(assessment), limit_map.table(person, profile),
            key=MAP, name="Limit map: number of lesions against largest diameter", height=limit_map.HEIGHT,
            clickable=True, on_click=_move_to_tap,
        )  # fmt: skip
    with right:
        chart(
            margins.drawing(assessment), margins.table(assessment), key=BARS,
            name="Margins of each condition about its limit", height=margins.height(assessment),
        )  # fmt: skip


def _move_to_tap() -> None:
    place = clicked(MAP)
    if place is not None:
        session.move_near({"lesion_count": place.x, "largest_diameter_cm": place.y})
