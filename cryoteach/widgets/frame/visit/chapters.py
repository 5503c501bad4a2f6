"""The chapters by their numbers: the order of the menu, in which a learner goes on from one to the next."""

from collections.abc import Iterable, Mapping

import streamlit as st

from cryoteach.widgets.state import address_bar

START, UNNUMBERED = "start", {"start", "desk", "tutorial_room", "tutorial-room"}
"""The first page, which comes before chapter 1; and the pages that are no chapters."""


def numbers(names: Iterable[str]) -> dict[str, int]:
    """The number of each chapter, by its name, in the order of the menu."""
    return {name: number for number, name in enumerate((n for n in names if n not in UNNUMBERED), start=1)}


def addresses() -> dict[str, st.Page]:
    """Every page by its name in the address, in the order of the menu."""
    pages: Mapping[str, st.Page] = st.session_state["pages"]
    return {page.url_path or START: page for page in pages.values()}


def neighbours(here: str) -> tuple[str, str]:
    """The chapters before and after one, by their names in the address; empty where there is none."""
    ways = [START, *numbers(addresses())]
    if here not in ways:
        return START, ""
    at = ways.index(here)
    return (ways[at - 1] if at else ""), (ways[at + 1] if at + 1 < len(ways) else "")


def named(name: str) -> str:
    """A chapter's number and title, as the menu has them."""
    return addresses()[name].title.partition(MARKED)[0]


def link(name: str, words: str, key: str, parts: Mapping[str, str] | None = None, icon: str = "") -> None:
    """A link to a chapter that keeps the visit, in a place that is known by its key."""
    with st.container(key=key, width="content"):
        st.page_link(
            addresses()[name], label=words, icon=icon or None,
            query_params={**(parts or {}), **address_bar.how_shown()},
        )  # fmt: skip


MARKED = " — "
"""What stands in the menu between a chapter's title and whether it was seen or done."""
