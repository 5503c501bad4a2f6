"""The controls of one finding: a slider with a stepper and a typed value, or a few buttons; unknown is always there."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.rules.all_rules import GrowthWord
from cryoteach.domain.rules.patient import (
    CHEMOTHERAPY_RESPONSE,
    DOUBLING_TIME_DAYS,
    EXTRAHEPATIC_DISEASE,
    LARGEST_DIAMETER_CM,
    LESION_COUNT,
    PERFORMANCE_STATUS,
    Choice,
)
from cryoteach.widgets.parts.controls.quantity import quantity
from cryoteach.widgets.state import session

NOT_KNOWN = "not known"
FITNESS_HELP = "ECOG performance status: 0 is fully active, 4 is bed-bound, ? is not known."


def person_panel(growth_words: Mapping[str, GrowthWord]) -> None:
    """Every control of the person on screen."""
    quantity(LESION_COUNT, "Liver tumours")
    quantity(LARGEST_DIAMETER_CM, "Largest diameter (cm)")
    _fitness()
    _choice(CHEMOTHERAPY_RESPONSE, "Chemotherapy (response to it)", NOT_KNOWN)
    words = {word: read.doubling_time_days for word, read in growth_words.items()}
    quantity(DOUBLING_TIME_DAYS, "Growth: days to double in volume (words: our teaching assumption)", words)
    _choice(EXTRAHEPATIC_DISEASE, "Disease elsewhere (extrahepatic)", "not yet looked for")


def _fitness() -> None:
    scale = PERFORMANCE_STATUS
    options = [*range(int(scale.low), int(scale.high) + 1), NOT_KNOWN]
    value = session.now().person.performance_status
    session.set_widget(scale.name, NOT_KNOWN if value is None else value)
    st.segmented_control(
        "Fitness (ECOG)", options, key=scale.name, required=True, on_change=_from, args=(scale.name, scale.name),
        help=FITNESS_HELP, format_func=lambda option: "?" if option == NOT_KNOWN else str(option),
    )  # fmt: skip


def _choice(scale: Choice, title: str, unknown: str) -> None:
    session.set_widget(scale.name, session.now().person.value(scale.name) or NOT_KNOWN)
    names = {**scale.options, NOT_KNOWN: unknown}
    st.selectbox(
        title, list(names), key=scale.name, format_func=lambda option: names[option], on_change=_from,
        args=(scale.name, scale.name),
    )  # fmt: skip


def _from(finding: str, key: str) -> None:
    value = st.session_state[key]
    if value is not None:  # a browser in the middle of drawing may say that nothing is chosen; nobody chose that
        session.move({finding: None if value == NOT_KNOWN else value})
