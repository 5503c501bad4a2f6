"""The two charts of one person: the limit map, where a tap moves the person, and the margins about the limit."""

import streamlit as st

from cryoteach.domain.rules.assessment import Assessment
from cryoteach.person_view.payload import charts
from cryoteach.widgets.parts.charts.chart import chart_of_payload


def person_charts(assessment: Assessment) -> None:
    """Draw both."""
    drawn = charts(assessment)
    with st.container(key="person_charts"):
        for place, (key, payload) in zip(st.columns(len(drawn), gap="medium"), drawn.items(), strict=True):
            with place:
                chart_of_payload(key, payload)
