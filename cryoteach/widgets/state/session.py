"""What this visitor is looking at: a person, a profile and perhaps a case, kept in step with the address.

The address is the memory: every change that has settled is written to it, so Back is undo, and a link restores the
state exactly. A parameter that came by hand or by Back is read again; what cannot be used is refused aloud. Opening an
address writes nothing: Streamlit makes each write a step of the browser's history, and Back could never get past a page
that writes.
"""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.person_link import Opened, read_link
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.patient import Person, Value
from cryoteach.domain.rules.profiles import Profile
from cryoteach.widgets.state import address_bar

_OPENED, _ADDRESS, _PAGE, _TURNED = "opened", "address", "page_on_screen", "page_was_turned"
_LIMITS, _WHOLE = "limits_of_page", "whole_page"


def turn_to(page: str) -> None:
    """Note which page is shown, and whether another was shown before it."""
    st.session_state[_TURNED] = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page


def page() -> str:
    """The name of the page on screen, as its address has it; empty for the start."""
    return str(st.session_state.get(_PAGE, ""))


def was_turned() -> bool:
    """Whether this page was turned to from another one."""
    return bool(st.session_state.get(_TURNED))


def open_address(rules: Rules, cases: Mapping[str, Case]) -> Opened | None:
    """Bring the session in step with the address; None when no profile can be used at all."""
    first = rules.first_profile
    if first is None:
        return None
    parts = address_bar.given()
    if not parts and is_open() and was_turned():
        _write(_renewed(rules))  # back on this page from another: the state comes along
    elif parts != st.session_state.get(_ADDRESS):
        start = next(iter(rules.presets.values())).person if rules.presets else Person()
        st.session_state[_OPENED] = read_link(parts, rules, cases, start, first)
        st.session_state[_ADDRESS] = parts
    else:
        st.session_state[_OPENED] = _renewed(rules)
    return now()


def now() -> Opened:
    """What is on screen."""
    return st.session_state[_OPENED]


def is_open() -> bool:
    """Whether a person is on screen."""
    return _OPENED in st.session_state


def move(values: Mapping[str, Value | None]) -> None:
    """Change some findings of the person on screen; the others stay."""
    _keep(now().model_copy(update={"person": now().person.with_values(**values)}))


def set_widget(key: str, value: object) -> None:
    """Give a widget its value, unless it has it: setting it anyway would undo a move made in the meantime."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def show(person: Person, case_id: str | None = None) -> None:
    """Put another person on screen, with the case they come from; without a case no verdict is hidden."""
    hidden = now().is_verdict_hidden and case_id is not None
    _keep(now().model_copy(update={"person": person, "case_id": case_id, "is_verdict_hidden": hidden}))


def open_case(case: Case, profile: Profile, stage: int = 0) -> None:
    """Open a case at a stage (counted from 0) with its verdict hidden, to be asked before it is told."""
    _keep(Opened(person=case.person_at(stage), profile=profile, case_id=case.id, is_verdict_hidden=True))


def reveal() -> None:
    """Show the verdict that was hidden, with everything that follows from it."""
    _keep(now().model_copy(update={"is_verdict_hidden": False}))


def show_everywhere(person: Person, case_id: str | None) -> None:
    """Put another person on screen from a part of the page that runs by itself: the controls outside it follow."""
    show(person, case_id)
    st.session_state[_WHOLE] = True


def needs_whole_page() -> bool:
    """Whether something was changed that stands outside the part that runs."""
    return bool(st.session_state.get(_WHOLE))


def whole_page_is_shown() -> None:
    """Note that every part runs."""
    st.session_state.pop(_WHOLE, None)


def judge_by(profile: Profile) -> None:
    """Change the set of limits; the person stays."""
    _keep(now().model_copy(update={"profile": profile}))


def parameters() -> dict[str, str]:
    """The parts of a link to what is on screen."""
    return now().parts


def _keep(opened: Opened) -> None:
    st.session_state[_OPENED] = opened.model_copy(update={"notices": ()})
    _write(opened)


def _write(opened: Opened) -> None:
    st.session_state[_ADDRESS] = opened.parts
    address_bar.write(opened.parts)


def _renewed(rules: Rules) -> Opened:
    """The same state with the profile as its file stands now."""
    opened = now()
    profile = rules.profiles.get(opened.profile.id) or rules.first_profile or opened.profile
    st.session_state[_OPENED] = opened.model_copy(update={"profile": profile})
    return now()


def judging_by(profile: Profile) -> None:
    """Note the set of limits that this page uses, where it is not that of chapter 2."""
    st.session_state[_LIMITS] = (st.session_state.get(_PAGE), profile)


def profile_on_screen() -> Profile | None:
    """The set of limits in use, for the footer; None before any page has opened one."""
    page, profile = st.session_state.get(_LIMITS, (None, None))
    if profile is not None and page == st.session_state.get(_PAGE):
        return profile
    return now().profile if is_open() else None
