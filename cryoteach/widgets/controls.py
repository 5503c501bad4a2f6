"""The controls of one finding: a slider with a stepper and a typed value, or a few buttons; unknown is always there."""

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.patient import (
    CHEMOTHERAPY_RESPONSE,
    DOUBLING_TIME_DAYS,
    EXTRAHEPATIC_DISEASE,
    LARGEST_DIAMETER_CM,
    LESION_COUNT,
    PERFORMANCE_STATUS,
    Choice,
    Quantity,
)
from cryoteach.widgets import session

NOT_KNOWN = "not known"
FITNESS_HELP = "ECOG performance status: 0 is fully active, 4 is bed-bound, ? is not known."


def person_panel(content: Content) -> None:
    """Every control of the person on screen."""
    quantity(LESION_COUNT, "Liver lesions")
    quantity(LARGEST_DIAMETER_CM, "Largest diameter (cm)")
    _fitness()
    _choice(CHEMOTHERAPY_RESPONSE, "Chemotherapy (response to it)", NOT_KNOWN)
    quantity(DOUBLING_TIME_DAYS, "Growth (days to double in volume)")
    _growth_words(content)
    _choice(EXTRAHEPATIC_DISEASE, "Disease elsewhere (extrahepatic)", "not yet looked for")


def quantity(scale: Quantity, title: str) -> None:
    """A slider, beside it a stepper that takes a typed value, and a box for unknown; all three are one value."""
    slider, typed, unknown = (f"{scale.name}_{part}" for part in ("slider", "typed", "unknown"))
    value = session.now().person.value(scale.name)
    last = f"{scale.name}_last"  # what was set before "not known" was ticked comes back when it is unticked
    if value is not None:
        st.session_state[last] = value
    number = value if value is not None else st.session_state.setdefault(last, _middle(scale))
    st.session_state.update({slider: number, typed: number, unknown: value is None})
    low, high, step = (int(x) if scale.whole else x for x in (scale.low, scale.high, scale.step))
    shown = "%d" if scale.whole else "%.1f"
    with st.container(key=f"{scale.name}_box", gap=None):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", wrap=False):
            st.number_input(
                title, low, high, step=step, format=shown, key=typed, disabled=value is None,
                on_change=_from, args=(scale.name, typed), width=170,
            )  # fmt: skip
            st.checkbox(NOT_KNOWN, key=unknown, on_change=_unknown, args=(scale.name, unknown, last))
        st.slider(
            title, low, high, step=step, format=shown, key=slider, disabled=value is None,
            on_change=_from, args=(scale.name, slider), label_visibility="collapsed",
        )  # fmt: skip


def _fitness() -> None:
    scale = PERFORMANCE_STATUS
    options = [*range(int(scale.low), int(scale.high) + 1), NOT_KNOWN]
    value = session.now().person.performance_status
    st.session_state[scale.name] = NOT_KNOWN if value is None else value
    st.segmented_control(
        "Fitness (ECOG)", options, key=scale.name, required=True, on_change=_from, args=(scale.name, scale.name),
        help=FITNESS_HELP, format_func=lambda option: "?" if option == NOT_KNOWN else str(option),
    )  # fmt: skip


def _choice(scale: Choice, title: str, unknown: str) -> None:
    st.session_state[scale.name] = session.now().person.value(scale.name) or NOT_KNOWN
    names = {**scale.options, NOT_KNOWN: unknown}
    st.selectbox(
        title, list(names), key=scale.name, format_func=lambda option: names[option], on_change=_from,
        args=(scale.name, scale.name),
    )  # fmt: skip


def _growth_words(content: Content) -> None:
    days = session.now().person.doubling_time_days
    meaning = {word: read.doubling_time_days for word, read in content.growth_words.items()}
    st.session_state["growth_word"] = next((word for word, read in meaning.items() if read == days), None)
    st.segmented_control(
        "or in a word (our teaching assumption)", list(meaning), key="growth_word",
        format_func=lambda word: f"{word}: {meaning[word]}", on_change=_from_word, args=(meaning,),
    )  # fmt: skip


def _from(finding: str, key: str) -> None:
    value = st.session_state[key]
    session.move(**{finding: None if value == NOT_KNOWN else value})


def _unknown(finding: str, key: str, last: str) -> None:
    session.move(**{finding: None if st.session_state[key] else st.session_state[last]})


def _from_word(meaning: dict[str, int]) -> None:
    word = st.session_state["growth_word"]
    if word is not None:
        session.move(doubling_time_days=meaning[word])


def _middle(scale: Quantity) -> int | float:
    return scale.checked(round(scale.low + round((scale.high - scale.low) / 4 / scale.step) * scale.step, 6))
