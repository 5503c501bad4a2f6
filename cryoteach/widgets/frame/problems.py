"""Everything that is wrong with what a trainer wrote or brought, as one list; what they wrote is shown, never run."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from cryoteach.domain.cases.sizes import MOST_PROBLEMS_SHOWN
from cryoteach.errors import Problem


def list_of(problems: Sequence[Problem], words: str, *, with_files: bool = False) -> None:
    """Show the problems below a sentence; nothing where there are none."""
    if not problems:
        return
    items = "".join(f"<li>{_item(problem, with_files)}</li>" for problem in problems[:MOST_PROBLEMS_SHOWN])
    rest = len(problems) - MOST_PROBLEMS_SHOWN
    more = f"<p>And {rest:,} more of the same table. Mend these first, then bring it again.</p>" if rest > 0 else ""
    st.html(f'<div class="ct-notice" role="status"><p>{escape(words)}</p><ul>{items}</ul>{more}</div>')


def _item(problem: Problem, with_files: bool) -> str:  # noqa: FBT001 - private
    places = [problem.file] if with_files or not problem.place else []
    places += [problem.place] if problem.place else []
    places += [f"line {problem.line}"] if problem.line else []
    return f"<strong>{escape(', '.join(places))}</strong>: {escape(problem.message)}"
