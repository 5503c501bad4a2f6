"""Who the people of chapter 4 are: the learner's own gate rates, or the modelled cohort with its presets and dials."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.cohort.dials import HEADLINE, CohortDial
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.population.gate_rates import HUNDRED
from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Tag
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.move import Moved
from cryoteach.widgets.state.session import set_widget
from cryoteach.widgets.thousand.link_parts import (
    CHOSEN,
    MODE,
    ORDER,
    OVERLAP,
    OVERLAPS,
    PRESET,
    PROFILE,
    RATES,
    letters_at_first,
    rate,
)
from cryoteach.widgets.thousand.link_parts import LIMIT as LIMIT_OF
from cryoteach.widgets.thousand.population import Population


def people_controls(people: Population, parameters: CohortParameters | None, rules: Rules) -> None:
    """Offer the controls of the people on screen."""
    if chapter_state.text(MODE) == RATES:
        _own_rates(people)
    elif parameters is not None:
        _modelled(parameters)
    _limits_chooser(rules)


def _own_rates(people: Population) -> None:
    set_widget("overlap_choice", chapter_state.text(OVERLAP))
    st.segmented_control(
        "Do the same people fail?",
        list(OVERLAPS),
        key="overlap_choice",
        required=True,
        format_func=OVERLAPS.__getitem__,
        wrap=True,
        on_change=chapter_state.put_widget,
        args=(OVERLAP, "overlap_choice"),
    )
    with st.expander("Of 1,000 people, how many pass each gate?", expanded=True, key="own_rates"):
        st.html('<p class="ct-small">Assumptions, and they are yours.</p>')
        for condition in people.profile.conditions:
            _rate_dial(rate(condition.id, condition.criterion.title), condition.criterion.title)


def _rate_dial(scale: Quantity, title: str) -> None:
    """The dial of one gate: of a thousand on screen, as everything is; the address has kept it of a hundred."""
    tens = THOUSAND // HUNDRED
    shown = scale.model_copy(update={"unit": "of 1,000 people", "high": THOUSAND, "step": tens})

    def keep(moved: Moved) -> None:
        value = None if moved.value is None else moved.value / tens
        chapter_state.put_dial(scale.name, scale, moved.model_copy(update={"value": value}))

    dial(shown, title, chapter_state.number(scale.name) * tens, keep, key=f"dial_{scale.name}")


def _modelled(parameters: CohortParameters) -> None:
    set_widget("preset_of_cohort", chapter_state.text(PRESET))
    st.segmented_control(
        "Which mix of people", list(parameters.presets), key="preset_of_cohort", required=True, wrap=True,
        on_change=chapter_state.put_widget, args=(PRESET, "preset_of_cohort"),
    )  # fmt: skip
    st.html(f'<p class="ct-small">{escape(parameters.preset(chapter_state.text(PRESET)).description)}</p>')
    moved = {name.name: None for name in HEADLINE if chapter_state.value(name.name) is not None}
    if moved:
        st.button("Back to the preset’s numbers", key="preset_back", on_click=chapter_state.put, args=(moved,))
    with st.expander("Move the numbers they are made from", key="cohort_dials", on_change="rerun") as box:
        if box.open:
            st.html(f'<p class="ct-small">{escape(parameters.meta.say_on_screen)}</p>')
            for each in HEADLINE:
                _dial(each, parameters)


def _dial(each: CohortDial, parameters: CohortParameters) -> None:
    scale = each.quantity(parameters)
    moved = chapter_state.value(each.name)
    value = each.at(parameters, chapter_state.text(PRESET)) if moved is None else moved
    whose = "yours" if moved is not None else Tag.OUR_ASSUMPTION.word
    dial(
        scale, f"{each.label.capitalize()} ({scale.unit}), {whose}", value,
        lambda said: chapter_state.put_dial(each.name, scale, said), key=f"dial_{each.name}",
    )  # fmt: skip


def _limits_chooser(rules: Rules) -> None:
    set_widget("limits_choice", chapter_state.text(PROFILE))
    st.selectbox(
        "Set of limits", list(rules.profiles), key="limits_choice", on_change=_judge, args=(rules.criteria,),
        format_func=lambda name: rules.profiles[name].title,
    )  # fmt: skip


def _judge(criteria: Mapping[str, Criterion]) -> None:
    """Another set of limits: what was moved, ordered or chosen belonged to the one before."""
    limits = {f"{LIMIT_OF}{name}": None for name in criteria}
    chapter_state.put(
        {PROFILE: st.session_state["limits_choice"], CHOSEN: None, ORDER: letters_at_first(criteria), **limits}
    )
