"""The list of cases narrowed by level and by misconception, for whoever looks for one among many."""

from collections.abc import Iterable, Mapping

import streamlit as st

from cryoteach.domain.cases.case import Case


def narrowed(cases: Mapping[str, Case], key: str, chosen: Iterable[str] = ()) -> list[str]:
    """Offer the filters and give the names of the cases that pass; what was chosen already stays on the list.

    Args:
        cases: the cases by id.
        key: what tells these filters from the others on the page.
        chosen: names that have been chosen from the list.
    """
    levels = sorted({case.level for case in cases.values()})
    served = sorted({name for case in cases.values() for name in case.misconceptions}, key=_number)
    left, right = st.columns(2)
    with left:
        level = st.selectbox("Show only this level", levels, index=None, key=f"{key}_level", placeholder="all levels")
    with right:
        misconception = st.selectbox(
            "Show only this misconception", served, index=None, key=f"{key}_misconception", placeholder="all"
        )
    kept = set(chosen)
    return [name for name, case in cases.items() if name in kept or _fits(case, level, misconception)]


def _fits(case: Case, level: str | None, misconception: str | None) -> bool:
    return level in {None, case.level} and (misconception is None or misconception in case.misconceptions)


def _number(name: str) -> int:
    return int(name.removeprefix("M"))
