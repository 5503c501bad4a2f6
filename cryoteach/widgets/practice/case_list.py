"""The list of teaching cases for a trainer: level, what each teaches, about how long, with filters and a search.

A case opens in chapter 2 at its first stage, its verdict behind a button.
"""

from collections.abc import Iterable, Mapping

import streamlit as st

from cryoteach.domain.cases.aims import (
    LEVELS,
    MINUTES_A_PROMPT,
    MINUTES_A_STAGE,
    MISCONCEPTIONS,
    OBJECTIVES,
    found,
    levels_of,
    minutes,
    misconceptions_of,
    objectives_of,
)
from cryoteach.domain.cases.case import Case
from cryoteach.domain.person_link import Opened
from cryoteach.domain.rules.profiles import Profile
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.text import label

AIMS = {**OBJECTIVES, **{name: f"meets “{words}”" for name, words in MISCONCEPTIONS.items()}}
ESTIMATE = (
    f"Minutes are our estimate: {MINUTES_A_STAGE} a stage, and {MINUTES_A_PROMPT} for each question to talk about. "
    "A case opens at its first stage; its verdict waits behind a button."
)
LONGEST_SEARCH = 60


@st.fragment
def case_list(cases: Mapping[str, Case], profiles: Mapping[str, Profile]) -> None:
    """Show the cases that pass the filters; a change of a filter redraws only this.

    Args:
        cases: the cases by id; one whose set of limits is none of these is left out.
        profiles: the sets of limits by id.
    """
    usable = [case for case in cases.values() if case.profile in profiles]
    shown = _narrowed(usable)
    st.html(f'<p class="ct-small" role="status">{len(shown)} of {len(usable)} cases. {ESTIMATE}</p>')
    for case in shown:
        opened = Opened(
            person=case.person_at(0), profile=profiles[case.profile], case_id=case.id, is_verdict_hidden=True
        )
        chapter_link("one-person", _words(case), ":material/co_present:", **opened.parts)


def narrowed(cases: Mapping[str, Case], key: str, chosen: Iterable[str] = ()) -> list[str]:
    """Offer filters by level and by misconception; the names of the cases that pass, and of those chosen already.

    Args:
        cases: the cases by id.
        key: what tells these filters from the others on the page.
        chosen: names that have been chosen from the list.
    """
    left, right = st.columns(2)
    with left:
        level = st.selectbox(
            "Show only this level", levels_of(cases.values()), index=None, key=f"{key}_level",
            format_func=LEVELS.__getitem__, placeholder="all levels",
        )  # fmt: skip
    with right:
        misconception = st.selectbox(
            "Show only this misconception", misconceptions_of(cases.values()), index=None, key=f"{key}_misconception",
            format_func=MISCONCEPTIONS.__getitem__, placeholder="all",
        )  # fmt: skip
    kept = {*chosen, *(case.id for case in found(cases.values(), level=level, aim=misconception))}
    return [name for name in cases if name in kept]


def _narrowed(cases: list[Case]) -> list[Case]:
    first, second, third = st.columns(3)
    with first:
        level = st.selectbox(
            "Level", levels_of(cases), index=None, key="cases_level", format_func=LEVELS.__getitem__,
            placeholder="all levels",
        )  # fmt: skip
    with second:
        aim = st.selectbox(
            "What it teaches", [*objectives_of(cases), *misconceptions_of(cases)], index=None, key="cases_aim",
            format_func=AIMS.__getitem__, placeholder="everything",
        )  # fmt: skip
    with third:
        words = st.text_input("Search", key="cases_words", max_chars=LONGEST_SEARCH, placeholder="a word")
    return found(cases, words, level, aim)


def _words(case: Case) -> str:
    """The title, and in a second line what a trainer chooses by."""
    teaches = "; ".join(AIMS[name] for name in (*case.objectives, *case.misconceptions))
    told = f"{LEVELS[case.level]} · about {minutes(case)} min · teaches to {teaches}"
    return f"**{label(case.title)}**  \n{label(told)}"
