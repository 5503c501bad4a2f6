"""The conditions by name, for those who have not met them yet."""

from html import escape

import streamlit as st

from cryoteach.domain.rules.profiles import Profile


def conditions_in_words(profile: Profile) -> None:
    """List what a set of limits asks, without its numbers."""
    items = "".join(
        f"<li><strong>{escape(condition.criterion.title)}</strong>: {escape(condition.criterion.leaflet_says)}</li>"
        for condition in profile.conditions
    )
    st.html(f"<ol>{items}</ol>")
