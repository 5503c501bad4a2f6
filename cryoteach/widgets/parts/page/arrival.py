"""Takes whoever made a step to where it led: the heading of the place comes into view and has the focus."""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st
from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

_TURNS, _COMING = "arrival_turns", "arrival_coming"
_mount = component("cryoteach_arrival", js=loader("page/arrival"), isolate_styles=False)


def arrive_at(name: str) -> None:
    """Have the next run lead to a place; to be called by whatever makes the step."""
    st.session_state[_COMING] = name
    _turns()[name] = _turns().get(name, 0) + 1


@contextmanager
def arrival(name: str) -> Generator[None]:
    """A place that a step can lead to: whatever is drawn inside, its first heading first."""
    with st.container(key=f"arrive_{name}"):
        is_now = st.session_state.get(_COMING) == name
        if is_now:
            del st.session_state[_COMING]
        _mount(key=f"arrival_{name}", data=as_payload({"turn": _turns().get(name, 0), "isNow": is_now}))
        yield


def _turns() -> dict[str, int]:
    return st.session_state.setdefault(_TURNS, {})
