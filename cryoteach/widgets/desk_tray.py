"""The trainer's own cases beside the desk: take one up, take them all home as files, or share them as one link."""

from typing import Any

import streamlit as st

from cryoteach.domain.cases import Case
from cryoteach.domain.content import Content
from cryoteach.library.case_files import Brought, to_zip
from cryoteach.library.case_tables import as_table
from cryoteach.widgets.desk_link import student_link
from cryoteach.widgets.draft import put_on_the_desk
from cryoteach.widgets.problems import list_of
from cryoteach.widgets.tray import checked, keep_tray, survives_a_reload, tray

CHOSEN = "desk_tray_chosen"


def own_cases(content: Content) -> None:
    """Show them; nothing while there are none."""
    held, _ = tray()
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
            st.button("Take all away", key="desk_tray_clear", on_click=keep_tray, args=([],))
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
    for fields in tray()[0]:
        if str(fields.get("id")) == st.session_state[CHOSEN]:
            put_on_the_desk(fields, str(fields.get("id")))


def _take_away() -> None:
    keep_tray([fields for fields in tray()[0] if str(fields.get("id")) != st.session_state[CHOSEN]])
