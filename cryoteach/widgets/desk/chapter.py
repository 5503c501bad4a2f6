"""The trainer's case desk: a form, the key and the check beside it, and ways in and out."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.errors import Problem
from cryoteach.library.cases.my_cases import with_twins
from cryoteach.library.cases.tables import as_table
from cryoteach.library.cases.written import as_yaml, from_form
from cryoteach.library.clinical_notes import notes_on_written
from cryoteach.widgets.desk.bring_in import ways_in
from cryoteach.widgets.desk.draft import draft, is_untouched, outlives_a_reload
from cryoteach.widgets.desk.form import form
from cryoteach.widgets.desk.my_cases import checked, collision, lay_draft, lies_there, with_my_cases
from cryoteach.widgets.desk.my_cases_panel import own_cases
from cryoteach.widgets.desk.preview import keys_of, preview
from cryoteach.widgets.desk.share_set import share_a_set
from cryoteach.widgets.desk.student_link import student_link
from cryoteach.widgets.frame.problems import list_of
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.frame.text import label

TOO_LONG = "Your case is too long for the address. Download it, for a reload loses it."

THINK_OVER = "○ To think over. A liver oncologist would remark on this. The case may be shared all the same."


@st.fragment
def desk(content: Content) -> None:
    """Show the desk; a change of a field redraws only this."""
    share_a_set(content)
    ways_in(content, with_my_cases(content))
    own_cases(content)
    written = draft()
    fields = written.fields
    others = with_my_cases(content, but=str(fields.get("id"))).teaching.cases
    case, found = from_form(fields, content.rules.profiles, others)
    problems, keys = [*collision(), *found], keys_of(written, content.rules.profiles)
    with sticky_bar():
        st.html(_line(keys, problems))
    left, right = st.columns([11, 9], gap="medium")
    with left:
        form()
    with right:
        _check(problems)
        list_of(notes_on_written(case, content.teaching.case_checks), THINK_OVER)
        _files(fields, None if problems else case)
        preview(written, keys)
        if case is not None and not problems:
            st.html("<h2>For students</h2>")
            student_link([fields], "one", with_twins([fields], checked(content).good)[1:])


def _line(keys: Sequence[Assessment], problems: Sequence[Problem]) -> str:
    mend = [problem for problem in problems if not is_untouched(problem.place)]
    words = f"{len(mend)} to mend before it can be shared" if mend else "nothing to mend"
    if len(mend) < len(problems):
        words = f"{words}, {len(problems) - len(mend)} still to write" if mend else f"{len(problems)} still to write"
    said, tone = "no key yet", "cannot-tell"
    if keys:
        said = f"{escape(keys[-1].verdict.words)}, {keys[-1].met} of {keys[-1].of} met, at the end"
        tone = keys[-1].verdict.value
    return f'<p class="ct-verdict ct-{tone}"><strong>{said}</strong><span> · {words}</span></p>'


def _check(problems: Sequence[Problem]) -> None:
    st.html("<h2>The check</h2>")
    if not problems:
        st.html('<p role="status">● Nothing to mend. The case may be shared.</p>')
    mend = [problem for problem in problems if not is_untouched(problem.place)]
    if to_write := [problem.place.replace("_", " ") for problem in problems if problem not in mend]:
        words = f"○ Still to write before it can be shared: {', '.join(to_write)}."
        st.html(f'<p class="ct-small">{escape(words)}</p>')
    many, until = ("One thing does", "it does") if len(mend) == 1 else (f"{len(mend)} things do", "they do")
    list_of(mend, f"✕ {many} not fit yet. Until {until}, the case cannot be shared.")
    if not outlives_a_reload():
        st.html(f'<p role="status">{TOO_LONG}</p>')


def _files(fields: dict[str, Any], sound: Case | None) -> None:
    name, words = (sound.id, "Download as YAML") if sound else ("my-case", "Download the draft as YAML")
    with st.container(horizontal=True):
        st.download_button(
            words, lambda: as_yaml(fields), f"{name}.yaml", "application/yaml", key="desk_file", on_click="ignore"
        )
        if sound is None:
            return
        st.download_button(
            "Download as CSV", lambda: as_table([sound.model_dump(mode="json", exclude_defaults=True)]), f"{name}.csv",
            "text/csv", key="desk_csv", on_click="ignore",
        )  # fmt: skip
        there = lies_there()
        place = f"Lay it back, in place of “{there.get('title')}”" if there else "Lay it among your cases"
        st.button(label(place), key="desk_lay", on_click=lay_draft)
