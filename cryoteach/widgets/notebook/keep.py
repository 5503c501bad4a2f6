"""How to keep the notebook, said before it is lost: its link, a QR code, and a page to download."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.share import link, link_and_code, way_back_on_paper
from cryoteach.widgets.state import chapter_state

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>My CryoTeach notebook</title>
<h1>My CryoTeach notebook</h1>
<p>Fictional people only. <a href="{link}">Open the notebook again</a>: the link holds all of it.</p>
<ul>{lines}</ul></html>
"""


def keep(content: Content, lines: Iterable[str]) -> None:
    """Offer every way to keep it; ``lines`` say what it holds."""
    with st.container(key="keep"):
        lesson.section(content.teaching.lessons.get("my-notebook"), "keep")
        st.download_button(
            "Download it as a page", _page(lines), "my-cryoteach-notebook.html", "text/html", key="keep_page",
            on_click="ignore",
        )  # fmt: skip
    with st.expander("Its link, and a QR code for another device", key="carry"):
        link_and_code(chapter_state.parameters(), "QR code of this notebook")
    with st.container(key="on_paper"):
        way_back_on_paper(chapter_state.parameters())


def _page(lines: Iterable[str]) -> str:
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return PAGE.format(link=escape(link(chapter_state.parameters())), lines=listed)
