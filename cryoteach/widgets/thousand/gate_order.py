"""The order in which the gates are asked, changed by buttons: up and down."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.population.gate_order import most_moved
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.link_parts import ORDER
from cryoteach.widgets.thousand.population import Population


def gate_order(people: Population, criteria: Mapping[str, Criterion]) -> None:
    """Offer to move each gate up or down; the style sheet shows the arrow, a screen reader says the rest."""
    with st.expander("Ask the gates in another order", key="gate_order"):
        last = len(people.order) - 1
        for place, name in enumerate(people.order):
            title = criteria[name].title
            with st.container(horizontal=True, vertical_alignment="center", key=f"order_{name}"):
                st.button(
                    f"↑ {title}: ask it earlier", key=f"up_{name}", disabled=place == 0,
                    on_click=_swap, args=(people, criteria, place - 1),
                )  # fmt: skip
                st.button(
                    f"↓ {title}: ask it later", key=f"down_{name}", disabled=place == last,
                    on_click=_swap, args=(people, criteria, place),
                )  # fmt: skip
                st.html(f"<p>{place + 1}. {escape(title)}</p>", width="stretch")


def blame_words(people: Population, criteria: Mapping[str, Criterion]) -> str:
    """Say how far the order moves the blame, at the gate whose count hangs on it most."""
    blame = most_moved(people.thousand, people.order)
    place = people.order.index(blame.condition) + 1
    asked = "last" if place == len(people.order) else "first" if place == 1 else f"as number {place}"
    return (
        f"Order moves blame. Asked first, “{criteria[blame.condition].title.lower()}” stops "
        f"{blame.asked_first:,} of these {people.thousand.people:,}; asked {asked}, as here, {blame.asked_here:,}. "
        f"Averaged over every order: {blame.over_all_orders:,.0f}. That is {people.tag.words}."
    )


def _swap(people: Population, criteria: Mapping[str, Criterion], place: int) -> None:
    order = list(people.order)
    order[place], order[place + 1] = order[place + 1], order[place]
    unasked = [name for name in criteria if name not in order]
    letters = [criteria[name].letters for name in (*order, *unasked)]
    chapter_state.put({ORDER: "-".join(letters)})
