"""What this visitor is looking at: a person, a profile and perhaps a case, kept in step with the address.

The address is the memory: every change is written to it, so Back is undo, and a link restores the state exactly. A
parameter that came by hand or by Back is read again; what cannot be used is refused aloud.
"""

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.links import Opened, read_link, write_link
from cryoteach.domain.patient import Person, Value
from cryoteach.domain.profiles import Profile

_OPENED, _WRITTEN = "opened", "written"


def open_address(content: Content) -> Opened | None:
    """Bring the session in step with the address; None when no profile can be used at all."""
    first = content.first_profile
    if first is None:
        return None
    parts = {name: values[-1] for name in st.query_params if (values := st.query_params.get_all(name))}
    if not parts and is_open():
        _write(_renewed(content))  # back on this page from another: the state comes along
    elif parts != st.session_state.get(_WRITTEN):
        start = next(iter(content.presets.values())).person if content.presets else Person()
        st.session_state[_OPENED] = read_link(parts, content, start, first)
        _write(now())
    else:
        st.session_state[_OPENED] = _renewed(content)
    return now()


def now() -> Opened:
    """What is on screen."""
    return st.session_state[_OPENED]


def is_open() -> bool:
    """Whether a person is on screen."""
    return _OPENED in st.session_state


def move(**values: Value | None) -> None:
    """Change some findings of the person on screen; the others stay."""
    _keep(now().model_copy(update={"person": now().person.with_values(**values)}))


def show(person: Person, case_id: str | None = None) -> None:
    """Put another person on screen, with the case they come from."""
    _keep(now().model_copy(update={"person": person, "case_id": case_id}))


def judge_by(profile: Profile) -> None:
    """Change the set of limits; the person stays."""
    _keep(now().model_copy(update={"profile": profile}))


def parameters() -> dict[str, str]:
    """The parts of a link to what is on screen."""
    return write_link(now().person, now().profile, now().case_id)


def _keep(opened: Opened) -> None:
    st.session_state[_OPENED] = opened.model_copy(update={"notices": ()})
    _write(opened)


def _write(opened: Opened) -> None:
    parts = write_link(opened.person, opened.profile, opened.case_id)
    st.session_state[_WRITTEN] = parts
    st.query_params.from_dict(parts)


def _renewed(content: Content) -> Opened:
    """The same state with the profile as its file stands now."""
    opened = now()
    profile = content.profiles.get(opened.profile.id) or content.first_profile or opened.profile
    st.session_state[_OPENED] = opened.model_copy(update={"profile": profile})
    return now()


def profile_on_screen() -> Profile | None:
    """The set of limits in use, for the footer; None before any page has opened one."""
    return now().profile if is_open() else None
