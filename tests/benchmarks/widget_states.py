"""What the browser says about every widget on the page, worked out from what the server sent.

The real frontend answers each widget's arrival with its value, and repeats the values of *all* widgets with each
rerun. A load client that sent only the slider would have the server reset, or call the callbacks of, all the others.
"""

from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

INDEXED = {"selectbox", "radio"}
PLAIN = {"checkbox": "bool_value", "number_input": "double_value", "text_input": "string_value"}
PLAIN |= {"text_area": "string_value", "color_picker": "string_value", "pagination": "int_value"}


def state_of(kind: str, widget: Any, known: WidgetState | None) -> WidgetState | None:
    """The state the browser now holds for a widget, or None for one that has none, such as a button.

    Args:
        kind: the name of the element's field in its message, such as ``slider``.
        widget: the message that describes the widget.
        known: the state held until now.
    """
    if kind == "bidi_component" or (known is not None and not widget.set_value):
        return known  # a part of ours has no state until it is moved, and then keeps it
    state = WidgetState(id=widget.id)
    if kind == "slider":
        return _slider(widget, state)
    if kind in INDEXED:
        return _indexed(widget, state)
    if kind in {"button_group", "multiselect"}:
        return _several(kind, widget, state)
    return _plain(PLAIN[kind], widget, state) if kind in PLAIN else None


def _slider(widget: Any, state: WidgetState) -> WidgetState:
    if widget.type == widget.SELECT_SLIDER:
        chosen = widget.raw_value if widget.set_value else [widget.options[int(place)] for place in widget.default]
        state.string_array_value.data.extend(chosen)
    else:
        state.double_array_value.data.extend(widget.value if widget.set_value else widget.default)
    return state


def _indexed(widget: Any, state: WidgetState) -> WidgetState:
    if widget.set_value:
        if widget.HasField("raw_value"):
            state.string_value = widget.raw_value
    elif widget.HasField("default"):
        state.string_value = widget.options[widget.default]
    return state


def _several(kind: str, widget: Any, state: WidgetState) -> WidgetState:
    names = [option.content for option in widget.options] if kind == "button_group" else list(widget.options)
    chosen = widget.raw_values if widget.set_value else [names[place] for place in widget.default]
    state.string_array_value.SetInParent()
    state.string_array_value.data.extend(chosen)
    return state


def _plain(field: str, widget: Any, state: WidgetState) -> WidgetState:
    source = "value" if widget.set_value else "default"
    optional = widget.DESCRIPTOR.fields_by_name[source].has_presence
    if not optional or widget.HasField(source):
        value = getattr(widget, source)
        whole = field == "double_value" and widget.data_type == widget.INT
        setattr(state, "int_value" if whole else field, int(value) if whole else value)
    return state
