"""Text that somebody else wrote, made safe to show: as words, never as markup that runs."""

import re
from html import escape

import streamlit as st


def label(text: str) -> str:
    """Escape text for a Streamlit label, which would read Markdown."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:^&])", r"\\\1", text)


def paragraphs(text: str, css_class: str = "") -> str:
    """Escape text and keep its paragraphs."""
    parts = [escape(part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    opening = f'<p class="{escape(css_class)}">' if css_class else "<p>"
    return "".join(f"{opening}{part}</p>" for part in parts)


def words(text: str, css_class: str = "") -> None:
    """Show text that somebody else wrote."""
    st.html(paragraphs(text, css_class))
