"""The trainer's own cases beside the desk: take one up, take them all home as files, or share them as one link."""

from html import escape
from typing import Any

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.draft import CaseDraft
from cryoteach.domain.content import Content
from cryoteach.library.cases.bring_in import Brought, to_zip
from cryoteach.library.cases.my_cases import laid_among
from cryoteach.library.cases.tables import as_table
from cryoteach.widgets.desk.draft import put_on_the_desk
from cryoteach.widgets.desk.my_cases import checked, keep_my_cases, my_cases, survives_a_reload
from cryoteach.widgets.desk.student_link import student_link
from cryoteach.widgets.frame.problems import list_of

CHOSEN, GONE = "desk_tray_chosen", "desk_tray_gone"


def own_cases(content: Content) -> None:
    """Show them; nothing while there are none."""
    held, _ = my_cases()
    _said_what_went()
    if not held:
        return
    with st.expander(f"Your cases ({len(held)})", expanded=True, key="desk_tray"):
        if not survives_a_reload():
            st.html("<p>They are too many for the address. Download them, for a reload loses them.</p>")
        names = [str(fields.get("id")) for fields in held]
        titles = {str(fields.get("id")): str(fields.get("title")) for fields in held}
        st.selectbox("Which", names, key=CHOSEN, format_func=titles.__getitem__)
        with st.container(horizontal=True):
            st.button("Put it on the desk", key="desk_tray_up", on_click=_take_up)
            st.button("Take it away", key="desk_tray_away", on_click=_take_away)
            st.button("Take all away", key="desk_tray_clear", on_click=keep_my_cases, args=([],))
        _files(checked(content))


def _files(brought: Brought) -> None:
    left_out = "What does not fit is left out of the files and of the link. Put it on the desk to mend it."
    list_of(brought.problems, left_out, with_files=True)
    if not brought.good:
        return
    with st.container(horizontal=True):
        st.download_button(
            "All as a zip of YAML files", lambda: to_zip(_as_files(brought.good)), "cases.zip", "application/zip",
            key="desk_zip", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "All as one table (CSV)", lambda: as_table(_as_files(brought.good)), "my-cases.csv", "text/csv",
            key="desk_csv_all", on_click="ignore",
        )  # fmt: skip
    st.html(f"<h2>For students: all {len(brought.good)}</h2>")
    student_link(brought.good, key="tray")


def _as_files(sound: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [Case.model_validate(fields).model_dump(mode="json", exclude_defaults=True) for fields in sound]


def _take_up() -> None:
    for fields in my_cases()[0]:
        if str(fields.get("id")) == st.session_state[CHOSEN]:
            put_on_the_desk(CaseDraft(written=fields), str(fields.get("id")))


def _take_away() -> None:
    """Take one away; the next one takes its place in the chooser, and what went is said and can be brought back."""
    held, gone = my_cases()[0], st.session_state[CHOSEN]
    at = next((place for place, fields in enumerate(held) if str(fields.get("id")) == gone), None)
    if at is None:
        return
    rest = [*held[:at], *held[at + 1 :]]
    keep_my_cases(rest)
    st.session_state[GONE] = (held[at], at)
    if rest:
        st.session_state[CHOSEN] = str(rest[min(at, len(rest) - 1)].get("id"))


def _bring_back() -> None:
    fields, at = st.session_state.pop(GONE)
    held = my_cases()[0]
    is_free = fields.get("id") not in {case.get("id") for case in held}
    keep_my_cases([*held[:at], fields, *held[at:]] if is_free else laid_among(held, [fields]).cases)


def _said_what_went() -> None:
    if GONE not in st.session_state:
        return
    fields, at = st.session_state[GONE]
    words = f"“{fields.get('title')}” was taken away. It was number {at + 1} of your cases."
    st.html(f'<p role="status">{escape(words)}</p>')
    st.button("Bring it back", key="desk_tray_back", on_click=_bring_back)
