"""Ways into the case desk: a library case, what is pasted, and files; every problem is told, all at once."""

from html import escape
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cryoteach.domain.cases.draft import EMPTY, CaseDraft
from cryoteach.domain.cases.sizes import LONGEST_PASTE, MOST_BYTES_IN_A_ZIP
from cryoteach.domain.content import Content
from cryoteach.errors import Problem, and_more
from cryoteach.library.cases.bring_in import Brought, from_files, from_text
from cryoteach.library.cases.my_cases import free_id
from cryoteach.library.cases.tables import as_table
from cryoteach.widgets.desk.draft import draft, put_on_the_desk
from cryoteach.widgets.desk.my_cases import lay, my_cases
from cryoteach.widgets.frame.problems import list_of
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.practice.case_list import narrowed

CAME, SHEET = "desk_came", "desk_sheet_of_"
MOST_WORKBOOKS, MOST_NOTES_SHOWN = 5, 12
KINDS = ["yaml", "yml", "csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "zip"]
MEGABYTE = 1_000_000
NOTHING = '<p role="status">There was nothing to read. Paste something, or choose a file, first.</p>'


def ways_in(content: Content, cases: Content) -> None:
    """Offer every way, and tell what came of the last one; `cases` has the trainer's own in it too."""
    with st.expander("Start from a case, or bring some in", key="desk_in"):
        st.selectbox(
            "Case", narrowed(cases.teaching.cases, "desk_from"), index=None, key="desk_from",
            placeholder="choose a case",
            format_func=lambda name: cases.teaching.cases[name].title,
        )  # fmt: skip
        with st.container(horizontal=True):
            st.button("Copy it", key="desk_copy", on_click=_copy, args=(cases, False))
            st.button("Near twin of it: change one fact", key="desk_twin", on_click=_copy, args=(cases, True))
            st.button("Start empty", key="desk_empty", on_click=_start_empty)
        st.text_area(
            "Paste a case as YAML, or rows from a spreadsheet with their first row", key="desk_paste",
            max_chars=LONGEST_PASTE,
        )  # fmt: skip
        st.button("Read what I pasted", key="desk_read", on_click=_paste, args=(content,))
        _told(content)
        st.file_uploader(
            "Or choose files: YAML, a table (CSV or Excel’s .xlsx), or a zip of these",
            KINDS, accept_multiple_files=True, key="desk_upload",
            max_upload_size=MOST_BYTES_IN_A_ZIP // MEGABYTE,
        )  # fmt: skip
        with st.container(horizontal=True):
            st.button("Read the files", key="desk_read_files", on_click=_files, args=(content,))
            st.download_button(
                "A table to fill in (CSV)", as_table(_examples(content)), "cases.csv", "text/csv", key="desk_template",
                on_click="ignore", help="One row for each stage of a case; it holds one case as an example.",
            )  # fmt: skip


def _examples(content: Content) -> list[dict[str, Any]]:
    """One case that asks a question of its own, so that the columns show what they are for."""
    asks = [
        c for c in content.teaching.cases.values() if any(s.question and s.question.kind == "choice" for s in c.stages)
    ]
    return [case.model_dump(mode="json", exclude_defaults=True) for case in asks[:1]]


def _copy(content: Content, twin: bool) -> None:  # noqa: FBT001 - a callback
    case = content.teaching.cases.get(st.session_state["desk_from"] or "")
    if case is not None:
        _put(CaseDraft.near_twin_of(case) if twin else CaseDraft.copy_of(case))


def _start_empty() -> None:
    _put(EMPTY)


def _put(case: CaseDraft) -> None:
    """Put a case on the desk under an id that none of the trainer's own has."""
    taken = {str(fields.get("id")) for fields in my_cases()[0]}
    put_on_the_desk(case.changed(id=free_id(case.id, taken)))


def _paste(content: Content) -> None:
    _take(from_text(st.session_state["desk_paste"], content.rules.profiles, content.teaching.cases))


def _files(content: Content) -> None:
    chosen: list[UploadedFile] = st.session_state["desk_upload"] or []
    _take(
        from_files(
            [(file.name, file.getvalue()) for file in chosen],
            content.rules.profiles,
            content.teaching.cases,
            _sheets_chosen(),
        )
    )


def _sheets_chosen() -> dict[str, str]:
    """By file, the sheet that was chosen of a workbook with several."""
    brought: Brought | None = st.session_state.get(CAME)
    keys = {name: f"{SHEET}{name}" for name in brought.sheets} if brought else {}
    return {name: st.session_state[key] for name, key in keys.items() if st.session_state.get(key)}


def _ask_for_sheets(brought: Brought, content: Content) -> None:
    """Ask which sheet of a workbook is meant, where several hold something."""
    for name, sheets in list(brought.sheets.items())[:MOST_WORKBOOKS]:
        st.selectbox(
            label(f"Which sheet of {name} holds the cases?"), sheets, index=None, key=f"{SHEET}{name}",
            placeholder="choose a sheet", on_change=_files, args=(content,),
        )  # fmt: skip


def _take(brought: Brought) -> None:
    """One case by itself goes on the desk as it is, where the check reads along; several lie down beside it."""
    if brought.draft is not None and (refusal := CaseDraft(written=brought.draft).too_large):
        brought = Brought([], [Problem(file="what came", message=refusal)], brought.notes)
    if brought.draft is not None:
        put_on_the_desk(CaseDraft(written=brought.draft))
    elif not brought.problems:
        brought.notes.extend(lay(brought.good))
    st.session_state[CAME] = brought


def _told(content: Content) -> None:
    brought: Brought | None = st.session_state.get(CAME)
    if brought is None:
        return
    notes = and_more(brought.notes, MOST_NOTES_SHOWN, "remarks")
    for note in notes:
        st.html(f'<p class="ct-small">{escape(note)}</p>')
    _ask_for_sheets(brought, content)
    if brought.draft is None:
        _told_of_several(brought)
    elif brought.draft == draft().fields:  # once it is edited the check beside the form knows better
        list_of(brought.problems, "It is on the desk. As it came, this does not fit yet.", with_files=True)


def _told_of_several(brought: Brought) -> None:
    many = len(brought.good)
    if not brought.problems:
        st.html(f'<p role="status">{_cases(many)} read. Look below, under “Your cases”.</p>' if many else NOTHING)
        return
    kept = f"{_cases(many)} without a fault can be kept." if many else "Nothing was kept. Your case is as it was."
    list_of(brought.problems, f"Not everything that came can be used. {kept}", with_files=True)
    if many:
        with st.container(horizontal=True):
            st.button(f"Keep the {many} without a fault", key="desk_keep_good", on_click=_settle, args=(brought.good,))
            st.button("Keep none", key="desk_keep_none", on_click=_settle, args=([],))


def _settle(good: list[dict[str, Any]]) -> None:
    del st.session_state[CAME]
    if good:
        st.session_state[CAME] = Brought(good, [], lay(good))


def _cases(many: int) -> str:
    return "1 case" if many == 1 else f"{many} cases"
