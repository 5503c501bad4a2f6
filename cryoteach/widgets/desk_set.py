"""A set of cases from the library, shared as one link for students: names only, so no key can be in it."""

from urllib.parse import urlencode

import streamlit as st

from cryoteach.domain.cases import Case
from cryoteach.domain.content import Content
from cryoteach.widgets.practice_parts import BETWEEN, LIST
from cryoteach.widgets.share import qr

LEVEL, MISCONCEPTION = "set_level", "set_misconception"


@st.fragment
def share_a_set(content: Content) -> None:
    """Choose cases, filtered by level and misconception, and get the link."""
    with st.expander("Share a set of cases from the library", key="desk_set"):
        left, right = st.columns(2)
        levels = sorted({case.level for case in content.cases.values()})
        served = sorted({name for case in content.cases.values() for name in case.misconceptions}, key=_number)
        with left:
            st.selectbox("Show only this level", levels, index=None, key=LEVEL, placeholder="all levels")
        with right:
            st.selectbox("Show only this misconception", served, index=None, key=MISCONCEPTION, placeholder="all")
        fitting = [name for name, case in content.cases.items() if _fits(case)]
        chosen = st.multiselect(
            "Cases, in the order they are met", fitting, key="set_cases", placeholder="choose cases",
            format_func=lambda name: content.cases[name].title,
        )  # fmt: skip
        if chosen:
            _link(chosen)


def clinic_link(**parts: str) -> str:
    """The address of the clinic list, whole, with these parts."""
    page = (st.context.url or "").split("?")[0].rpartition("/")[0]
    return f"{page}/clinic-list?{urlencode(parts)}"


def _fits(case: Case) -> bool:
    level, misconception = st.session_state.get(LEVEL), st.session_state.get(MISCONCEPTION)
    return level in {None, case.level} and (misconception is None or misconception in case.misconceptions)


def _number(name: str) -> int:
    return int(name.removeprefix("M"))


def _link(chosen: list[str]) -> None:
    link = clinic_link(**{LIST: BETWEEN.join(chosen)})
    st.html(f"<p>{len(chosen)} on the list. The link shows no key before a student commits.</p>")
    st.code(link, language=None, wrap_lines=True)
    picture = qr(link)
    if picture:
        st.image(picture, alt="QR code of the link to this set", width=320)
