"""Pins: what a learner wants to find again in the notebook, each so short that a link can carry them all."""

import streamlit as st

from cryoteach.domain.input.link_text import BETWEEN_PACKED, OF
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.widgets.practice.link_parts import PINS, listed
from cryoteach.widgets.state import chapter_state, session

PERSON, ITEM, LETTER = "person", "item", "letter"


def pin_button(kind: str, name: str, *, settled: bool = True) -> None:
    """Offer to keep something, or to let it go.

    Args:
        kind: what sort of thing it is.
        name: which one.
        settled: whether the page on screen has pins in its address.
    """
    pin = f"{kind}{OF}{name}"
    is_kept = pin in listed(PINS, BETWEEN_PACKED)
    words = "Unpin from my notebook" if is_kept else "Pin to my notebook"
    icon = ":material/keep_off:" if is_kept else ":material/keep:"
    st.button(words, icon=icon, key=f"pin_{kind}", on_click=_turn, args=(pin, settled))


def pin_person() -> None:
    """Offer to keep the person of chapter 2, as the controls show them."""
    if session.is_open():
        person = session.now().person
        values = ("" if (value := person.value(name)) is None else str(value) for name in SCALES)
        pin_button(PERSON, OF.join(values), settled=False)


def pinned() -> list[tuple[str, str]]:
    """Everything that is kept, as kind and name."""
    parts = (pin.partition(OF) for pin in listed(PINS, BETWEEN_PACKED))
    found = [(kind, name if kind == PERSON else name.rstrip(OF)) for kind, _, name in parts]
    return [(kind, name) for kind, name in found if kind in {PERSON, ITEM, LETTER} and name]


def unpin(kind: str, name: str) -> None:
    """Let one thing go, on the notebook's own page."""
    kept = [pin for pin in listed(PINS, BETWEEN_PACKED) if pin != f"{kind}{OF}{name}"]
    chapter_state.put({PINS: BETWEEN_PACKED.join(kept)})


def person_of(name: str) -> Person | None:
    """The person that a pin holds, or None where it holds none."""
    values = name.removesuffix(OF if name.count(OF) == len(SCALES) else "").split(OF)
    if len(values) != len(SCALES):
        return None
    try:
        read = {
            finding: scale.read(text) if text else None
            for (finding, scale), text in zip(SCALES.items(), values, strict=True)
        }
        return Person.model_validate(read)
    except ValueError:
        return None


def _turn(pin: str, settled: bool) -> None:  # noqa: FBT001 - a callback
    kept = listed(PINS, BETWEEN_PACKED)
    kept = [other for other in kept if other != pin] if pin in kept else [*kept, pin]
    chapter_state.put({PINS: BETWEEN_PACKED.join(kept)}, settled=settled)
