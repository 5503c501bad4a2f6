"""The trainer's case desk: a form, the key and the check beside it, and ways in and out."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from cryoteach.answers.verdict import headline, why
from cryoteach.domain.cases import Case, assess_stages
from cryoteach.domain.content import Content
from cryoteach.domain.packed import pack
from cryoteach.errors import Problem
from cryoteach.library.written_cases import as_yaml, from_form, from_yaml
from cryoteach.widgets.desk_form import form
from cryoteach.widgets.desk_set import clinic_link
from cryoteach.widgets.draft import EMPTY, as_near_twin, draft, fields_of_case, keep
from cryoteach.widgets.practice_parts import LIST, OWN
from cryoteach.widgets.share import qr
from cryoteach.widgets.text import paragraphs

LONGEST_LINK = 8000
TROUBLE = "desk_trouble"


@st.fragment
def desk(content: Content) -> None:
    """Show the desk; a change of a field redraws only this."""
    _ways_in(content)
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


def _ways_in(content: Content) -> None:
    with st.expander("Start from a case, or bring one in", key="desk_in"):
        st.selectbox(
            "Case", list(content.cases), index=None, key="desk_from", placeholder="choose a case",
            format_func=lambda name: content.cases[name].title,
        )  # fmt: skip
        with st.container(horizontal=True):
            st.button("Copy it", key="desk_copy", on_click=_copy, args=(content, False))
            st.button("Near twin of it: change one fact", key="desk_twin", on_click=_copy, args=(content, True))
            st.button("Start empty", key="desk_empty", on_click=keep, args=(EMPTY,))
        st.text_area("Paste a case as YAML", key="desk_paste", max_chars=20_000)
        st.button("Read what I pasted", key="desk_read", on_click=_paste)
        _list_of(st.session_state.get(TROUBLE, ()), "What was pasted cannot be read. Your case is as it was.")


def _copy(content: Content, twin: bool) -> None:  # noqa: FBT001 - a callback
    case = content.cases.get(st.session_state["desk_from"] or "")
    if case is not None:
        keep(as_near_twin(case) if twin else fields_of_case(case))


def _paste() -> None:
    fields, problems = from_yaml(st.session_state["desk_paste"])
    st.session_state[TROUBLE] = tuple(problems)
    if not problems:
        keep(fields)


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
    _list_of(problems, f"✕ {many} not fit yet. Until it does, the case cannot be shared.")


def _list_of(problems: Sequence[Problem], words: str) -> None:
    if problems:
        items = "".join(
            f"<li><strong>{escape(problem.place or problem.file)}</strong>"
            f"{f', line {problem.line}' if problem.line else ''}: {escape(problem.message)}</li>"
            for problem in problems
        )
        st.html(f'<div class="ct-notice" role="status"><p>{escape(words)}</p><ul>{items}</ul></div>')


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
    st.download_button(words, as_yaml(fields), f"{name}.yaml", "application/yaml", key="desk_file", on_click="ignore")
    if case is None or problems:
        return
    link = clinic_link(**{LIST: case.id, OWN: pack(fields)})
    st.html("<h3>For students</h3><p>This link opens the case to be worked. It shows no key before they commit.</p>")
    if len(link) > LONGEST_LINK:
        st.html(f"<p>The link is {len(link):,} characters, too long for most programs. Send the file instead.</p>")
        return
    st.code(link, language=None, wrap_lines=True)
    picture = qr(link)
    if picture:
        with st.expander("As a QR code", key="desk_qr"):
            st.image(picture, alt="QR code of the link for students", width=320)
    else:
        st.html("<p>The link is too long for a QR code. Send the link, or the file.</p>")
