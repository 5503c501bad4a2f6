"""Heavy work on a trainer's cases is done when they change, not at every edit of another field."""

import streamlit as st

from cryoteach.widgets.state.remembered import remembered


def test_work_is_done_again_only_when_what_it_is_made_of_has_changed():
    st.session_state.clear()
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    cases = [{"id": "a"}]
    assert [remembered("x", (list(cases),), make) for _ in range(3)] == [1, 1, 1]
    assert remembered("x", ([*cases, {"id": "b"}],), make) == 2
    assert remembered("x", ([{"id": "a"}],), make) == 3
