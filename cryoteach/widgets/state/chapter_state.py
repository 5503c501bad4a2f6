"""A chapter's own state, kept in step with the address, as `session` keeps the person of chapter 2.

Values are kept by the name of their part and shared between chapters: a guess made in chapter 1 is the guess of
chapter 4. Coming back to a chapter brings its state along; opening an address writes nothing.
"""

from collections.abc import Mapping
from typing import cast

import streamlit as st

from cryoteach.domain.page_address import Parts, read_address, write_address
from cryoteach.domain.rules.scales import Quantity, Value
from cryoteach.widgets.state import address_bar
from cryoteach.widgets.state.move import Moved
from cryoteach.widgets.state.session import was_turned

_VALUES, _WRITTEN, _PARTS = "chapter_values", "chapter_addresses", "chapter_parts"


def open_chapter(page: str, parts: Parts) -> tuple[str, ...]:
    """Bring a chapter in step with the address; what was refused of it, in sentences."""
    st.session_state[_PARTS] = (page, parts)
    given = address_bar.given()
    written = _written().get(page)
    if given == written:
        return ()
    if not given and (written is None or was_turned()):  # from another page: the state comes along
        if asked := write_address(_values(), parts):
            _write(page, asked)
        return ()
    address = read_address(given, parts)
    _values().update(address.values)
    _written()[page] = given
    return address.notices


def value(name: str) -> Value | None:
    """What a part is set to."""
    return _values().get(name, _default(name))


def text(name: str) -> str:
    """What a part of words or names is set to; empty when to nothing."""
    return str(value(name) or "")


def number(name: str) -> float:
    """What a part that is a number is set to."""
    return float(value(name) or 0)


def put(values: Mapping[str, Value | None], *, settled: bool = True) -> None:
    """Set some parts; the others stay. Only a settled change is written to the address."""
    _values().update(values)
    if settled:
        page, parts = cast("tuple[str, Parts]", st.session_state[_PARTS])
        _write(page, write_address(_values(), parts))


def take_over(given: Mapping[str, str]) -> None:
    """Set every part of the chapter on screen as a link that was pasted there says."""
    _, parts = cast("tuple[str, Parts]", st.session_state[_PARTS])
    put(read_address(given, parts).values)


def put_dial(name: str, scale: Quantity, moved: Moved) -> None:
    """Set a part to where its dial was moved."""
    put({name: None if moved.value is None else scale.nearest(moved.value)}, settled=moved.settled)


def put_widget(name: str, key: str, nothing: Value | None = None) -> None:
    """Set a part to what a widget says, as its callback.

    A browser that draws a widget anew in the middle of a run may say that nothing is chosen. That is nobody's choice,
    and the part stays as it is: a guess made just before another press was lost that way. Where nothing can be chosen
    on purpose, ``nothing`` says what it means.
    """
    said = st.session_state[key]
    chosen = nothing if said is None else said
    if chosen is not None:
        put({name: chosen})


def parameters() -> dict[str, str]:
    """The parts of a link to the chapter on screen."""
    _, parts = cast("tuple[str, Parts]", st.session_state[_PARTS])
    return write_address(_values(), parts)


def labels() -> dict[str, str]:
    """What each part of the chapter on screen is called, by its name in the address."""
    _, parts = cast("tuple[str, Parts]", st.session_state.get(_PARTS, ("", ())))
    return {part.kind.name: part.kind.label for part in parts}


def in_words() -> list[tuple[str, str, str]]:
    """The same in words: the name of each part, its label, and its value as it reads on screen."""
    _, parts = cast("tuple[str, Parts]", st.session_state[_PARTS])
    kinds = {part.kind.name: part.kind for part in parts}
    return [(name, kinds[name].label, kinds[name].words(_values()[name] or 0)) for name in parameters()]


def _default(name: str) -> Value | None:
    _, parts = cast("tuple[str, Parts]", st.session_state.get(_PARTS, ("", ())))
    return next((part.default for part in parts if part.kind.name == name), None)


def _values() -> dict[str, Value | None]:
    return st.session_state.setdefault(_VALUES, {})


def _written() -> dict[str, dict[str, str]]:
    return st.session_state.setdefault(_WRITTEN, {})


def _write(page: str, asked: dict[str, str]) -> None:
    _written()[page] = asked
    address_bar.write(asked)
