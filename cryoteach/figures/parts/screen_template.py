"""The house template of charts, with what a screen needs over it; the browser fills the colours of its theme in."""

import json
from typing import Any, cast

from cryoteach.theme import TEMPLATE

_INK, _PAPER, _LINE, _CLEAR = (
    "var(--st-text-color)",
    "var(--st-background-color)",
    "var(--st-border-color)",
    "rgba(0,0,0,0)",
)
_AXIS = {
    "automargin": True,
    "fixedrange": True,
    "gridcolor": _LINE,
    "linecolor": _INK,
    "tickcolor": _INK,
    "zerolinecolor": _LINE,
}
_SCREEN: dict[str, Any] = {
    "font": {"color": _INK, "family": "var(--st-font)"},
    "paper_bgcolor": _CLEAR,
    "plot_bgcolor": _CLEAR,
    "margin": {"t": 12},  # the title stands above the picture, as text of the page
    "xaxis": _AXIS,
    "yaxis": _AXIS,
    "shapedefaults": {"line": {"color": _INK}},
    "annotationdefaults": {"arrowcolor": _INK, "bgcolor": _PAPER, "font": {"color": _INK}},
    "hoverlabel": {"bgcolor": _PAPER, "bordercolor": _LINE, "font": {"color": _INK}},
    "legend": {"bgcolor": _CLEAR},
}
"""What a screen needs over the house template, whichever the theme."""


def chart_template() -> str:
    """Write the template that every chart on screen is drawn in, as JSON."""
    return json.dumps({"layout": _merged(TEMPLATE, _SCREEN)})


def _merged(under: Any, over: Any) -> Any:  # noqa: ANN401 - JSON, at any depth
    """Lay one nested mapping over another."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    below, above = cast("dict[str, Any]", under), cast("dict[str, Any]", over)
    return below | {name: _merged(below.get(name), value) for name, value in above.items()}
