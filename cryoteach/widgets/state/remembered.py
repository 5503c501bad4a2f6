"""Work on what this visitor has before them, done again only when it has changed."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import streamlit as st

Made = TypeVar("Made")


def remembered(key: str, given: tuple[Any, ...], make: Callable[[], Made]) -> Made:
    """What was made of the same things the last time, or made now."""
    before, made = st.session_state.get(key, (None, None))
    if before != given:
        made = make()
        st.session_state[key] = (given, made)
    return cast("Made", made)
