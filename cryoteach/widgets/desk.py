"""The trainer's case desk: a form, the key and the check beside it, and ways in and out."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from cryoteach.answers.verdict import headline, why
from cryoteach.domain.cases import Case, assess_stages
from cryoteach.domain.content import Content
from cryoteach.errors import Problem
from cryoteach.library.case_tables import as_table
from cryoteach.library.written_cases import as_yaml, from_form
from cryoteach.widgets.desk_form import form
from cryoteach.widgets.desk_in import ways_in
from cryoteach.widgets.desk_link import student_link
from cryoteach.widgets.desk_tray import own_cases
from cryoteach.widgets.draft import draft
from cryoteach.widgets.problems import list_of
from cryoteach.widgets.text import paragraphs
from cryoteach.widgets.tray import lay


@st.fragment
def desk(content: Content) -> None:
    """Show the desk; a change of a field redraws only this."""
    ways_in(content)
    own_cases(content)
    fields, _ = draft()
    case, problems = from_form(fields, content)
    with st.container(key="verdict"):  # stays in sight while the form is filled in
        st.html(_line(case, problems, content))
    left, right = st.columns([11, 9], gap="medium")
    with left:
        form()
    with right:
        _check(problems)
        _ways_out(case, problems)
        if case is not None:
            _key(case, content)


def _line(case: Case | None, problems: Sequence[Problem], content: Content) -> str:
    profile = content.profiles.get(case.profile) if case else None
    key = assess_stages(case, profile)[-1] if case and profile else None
    words = "nothing to mend" if not problems else f"{len(problems)} to mend before it can be shared"
    said = f"{escape(key.verdict.words)}, {key.met} of {key.of} met, at the end" if key else "no key yet"
    tone = key.verdict.value if key else "cannot-tell"
    return f'<p class="ct-verdict ct-{tone}"><strong>{said}</strong><span> · {words}</span></p>'


def _check(problems: Sequence[Problem]) -> None:
    st.html("<h2>The check</h2>")
    if not problems:
        st.html('<p role="status">● Nothing to mend. The case may be shared.</p>')
    many = "One thing does" if len(problems) == 1 else f"{len(problems)} things do"
    list_of(problems, f"✕ {many} not fit yet. Until it does, the case cannot be shared.")


def _key(case: Case, content: Content) -> None:
    """What the engine will say at each stage, as the learner will read it."""
    profile = content.profiles.get(case.profile)
    for place, key in enumerate(assess_stages(case, profile) if profile else ()):
        st.html(f"<h3>{escape(case.stages[place].label)}: the key</h3>{headline(key)}{why(key)}")
    st.html(f"<h3>You add</h3>{paragraphs(case.teaching_point)}")


def _ways_out(case: Case | None, problems: Sequence[Problem]) -> None:
    fields, _ = draft()
    name = case.id if case else "my-case"
    words = "Download as YAML" if not problems else "Download the draft as YAML"
    with st.container(horizontal=True):
        st.download_button(
            words, as_yaml(fields), f"{name}.yaml", "application/yaml", key="desk_file", on_click="ignore"
        )
        if case is None or problems:
            return
        table = as_table([case.model_dump(mode="json", exclude_defaults=True)])
        st.download_button("Download as CSV", table, f"{name}.csv", "text/csv", key="desk_csv", on_click="ignore")
        st.button("Lay it among your cases", key="desk_lay", on_click=lay, args=([fields],))
    st.html("<h3>For students</h3>")
    student_link([fields], key="one")
