"""The walk in words: as a table for everybody, and gate by gate where the picture did not come."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.phrases import TEAM
from cryoteach.domain.rules.terms import Tag
from cryoteach.person_view.tag_label import tag_label

_STEP = "walk_step_in_words"
LAST = 10**6


def step_words(ledger: Ledger, order: Sequence[str], criteria: Mapping[str, Criterion], result: str) -> list[str]:
    """What each step of the walk says: setting out, each gate, and the result."""
    said, before = ["A thousand people set out."], ledger.people
    for name, left in ledger.funnel(order):
        said.append(f"{criteria[name].title}: {before - left:,} stopped, {left:,} walk on.")
        before = left
    return [*said, result]


def as_table(ledger: Ledger, order: Sequence[str], criteria: Mapping[str, Criterion]) -> None:
    """Offer the walk as rows, and say what it is and is not."""
    before, rows = ledger.people, list[str]()
    for name, left in ledger.funnel(order):
        rows.append(f"<tr><td>{escape(criteria[name].title)}</td><td>{before - left:,}</td><td>{left:,}</td></tr>")
        before = left
    head = "<tr><th>gate, in the order asked</th><th>stopped here</th><th>walk on</th></tr>"
    with st.expander("The walk as a table", key="walk_table"):
        st.html(
            f'<div class="ct-table"><table><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>'
            f'<p class="ct-small">Of {THOUSAND:,} invented people. {tag_label(Tag.MODEL_OUTPUT)}. '
            f"In brackets: over all plausible numbers of the model. Whoever gets through "
            f"{TEAM}.</p>"
        )


def step_by_step(words: Sequence[str]) -> None:
    """Say the walk a gate at a press, for a browser that could not load the picture."""
    st.html('<p role="note">The picture did not load. Here is the walk in words.</p>')
    step = min(st.session_state.get(_STEP, 1), len(words) - 1)
    if step < 0:
        return
    listed = "".join(f"<li>{escape(line)}</li>" for line in words[1 : step + 1])
    st.html(f'<ol role="status">{listed}</ol>')
    if step < len(words) - 1:
        st.button("Next gate", key="next_gate", on_click=go_to, args=(step + 1,))


def go_to(step: int) -> None:
    """Have the walk in words stand at a step."""
    st.session_state[_STEP] = step
