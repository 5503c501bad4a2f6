"""Keeps a chapter's one answer at the top of the window while the page moves under it; on paper it stands still."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def sticky_bar() -> DeltaGenerator:
    """Make the place of the answer, one a page; style.css knows it by its key."""
    return st.container(key="sticky_bar")
