"""Long work that this learner waits for: who waits is told of its failure, and nobody who comes later is."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import streamlit as st


class Work(Protocol):
    """Work done apart from any rerun; asked for its result, it raises what it failed of."""

    @property
    def is_under_way(self) -> bool:
        """Whether it is not over yet, one way or the other."""
        ...


AnyWork = TypeVar("AnyWork", bound=Work)


def waited_for(name: str, asked: object, shared: Callable[[], AnyWork]) -> AnyWork:
    """The work that this session waits for under a name, or what is shared by all.

    The shared store gives out no work that failed, so those who waited for it must hold it to hear so. It is held
    while it is under way, and no longer: the next run after a failure begins it anew.

    Args:
        name: what the work is called in the session.
        asked: what it is to work out; another question lets go of the work held.
        shared: gives the work that is shared, begun if need be.
    """
    held_for, held = st.session_state.get(name, (None, None))
    work = shared() if held is None or held_for != asked else held
    if work.is_under_way:
        st.session_state[name] = (asked, work)
    else:
        st.session_state.pop(name, None)
    return work
