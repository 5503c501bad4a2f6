"""The control of one number: a slider, steppers, a typed value and "not known", in one part of our own.

Four Streamlit widgets that follow one another race: each move carries the state of all of them, so a quick second move
brings a neighbour's stale value along and undoes the first. The part owns the value while it moves and counts its
moves; it takes our value over only when we have heard the last one. A number of the person is taken by moves.py.
"""

from collections.abc import Callable, Mapping
from typing import Any

from streamlit.components.v2 import component

from cryoteach.domain.rules.scales import Quantity, Value
from cryoteach.widgets.parts.page.front_end import as_payload, loader
from cryoteach.widgets.state import session
from cryoteach.widgets.state.move import Moved, last_move

_mount = component("cryoteach_quantity", js=loader("controls/quantity"), isolate_styles=False)


def quantity(scale: Quantity, title: str, words: Mapping[str, int] | None = None) -> None:
    """Draw the control of one finding of the person; its moves arrive at moves.py.

    Args:
        scale: the finding's legal range.
        title: what stands above the control.
        words: words that stand for a value, as buttons.
    """
    payload = _payload(scale, title, session.now().person.value(scale.name), words, nothing="not known")
    _mount(key=f"{scale.name}_quantity", data=as_payload(payload | {"finding": scale.name}))


def dial(
    scale: Quantity,
    title: str,
    value: Value | None,
    on_move: Callable[[Moved], None],
    *,
    key: str,
    words: Mapping[str, int] | None = None,
    nothing: str = "",
) -> None:
    """Draw the control of any other number; ``nothing`` names the state of having none, where that is legal."""
    payload = _payload(scale, title, value, words, nothing) | {"turn": last_move(key).turn}
    _mount(key=key, data=as_payload(payload), on_moved_change=lambda: on_move(last_move(key)))


def _payload(
    scale: Quantity, title: str, value: Value | None, words: Mapping[str, int] | None, nothing: str
) -> dict[str, Any]:
    return {
        "label": title, "low": scale.low, "high": scale.last, "step": scale.step, "decimals": scale.decimals,
        "unit": scale.unit, "range": scale.range_in_words, "start": _start(scale), "words": list((words or {}).items()),
        "value": value, "reserve": 116, "nothing": nothing,
    }  # fmt: skip


def _start(scale: Quantity) -> int | float:
    """Where the slider stands before any value was known."""
    return scale.nearest(scale.low + (scale.high - scale.low) / 4)
