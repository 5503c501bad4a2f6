"""The charts: one a file. Domain objects in, a plain Plotly figure out.

Each module opens with the question its chart answers and offers ``figure``, ``table`` (the same facts as rows) and
``example`` (for the gallery: ``python -m cryoteach.figures``).
"""

from types import ModuleType

from cryoteach.figures import (
    appearances,
    calibration,
    cold_and_heat,
    dial,
    funnel,
    gate_rates,
    guess,
    harm_reasons,
    harm_rows,
    ice_cost,
    ice_cover,
    ice_errors,
    ice_growth,
    ice_slice,
    icon_array,
    interval,
    limit_map,
    loosen,
    margins,
    resected,
    roads,
    seedling_timeline,
    shapley,
    strip,
    upset,
)

_FIGURES = (
    *(limit_map, margins),
    *(guess, icon_array, funnel, upset, shapley, loosen, gate_rates),
    *(dial, strip, resected, interval),
    *(ice_slice, ice_cover, ice_growth, ice_cost, ice_errors),
    *(harm_rows, harm_reasons, cold_and_heat, seedling_timeline, appearances, roads),
    calibration,
)

GALLERY: dict[str, ModuleType] = {module.__name__.rpartition(".")[2].replace("_", "-"): module for module in _FIGURES}
"""Every chart by its name, in the order of the chapters."""

__all__ = [
    "GALLERY",
    "appearances",
    "calibration",
    "cold_and_heat",
    "dial",
    "funnel",
    "gate_rates",
    "guess",
    "harm_reasons",
    "harm_rows",
    "ice_cost",
    "ice_cover",
    "ice_errors",
    "ice_growth",
    "ice_slice",
    "icon_array",
    "interval",
    "limit_map",
    "loosen",
    "margins",
    "resected",
    "roads",
    "seedling_timeline",
    "shapley",
    "strip",
    "upset",
]
