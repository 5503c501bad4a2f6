"""The charts: one a module. Domain objects in, a plain Plotly figure out.

Each module opens with the question its chart answers (``help(figures.limit_map)``) and offers

* ``figure(...)``, a ``plotly.graph_objects.Figure``;
* ``table(...)``, the same facts as rows: ``columns``, ``rows`` and a ``caption``; it takes what ``figure`` takes;
* ``example()``, the chart of made-up people (``python -m cryoteach.figures`` writes all examples into one file).

They are called alike:

======================================================================= ==============================================
charts                                                                  take
======================================================================= ==============================================
of one person: limit_map, margins                                       ``(assessment)``
of many: fails, funnel, icon_array, loosen, shapley, upset              ``(ledger, profile.criteria)``
of anything else                                                        what they show, first; see ``help``
======================================================================= ==============================================

Counts are people, sizes are centimetres in the charts of people and millimetres in those of ice, shares lie between 0
and 1. Whatever is given is checked: another kind of thing raises WrongTypeError (a TypeError), which names what the
chart takes and how to get one.

>>> from cryoteach import Cohort, Person, assess, figures, load_profiles, screen
>>> leaflet = load_profiles()["leaflet"]
>>> seven_small = Person(lesion_count=7, largest_diameter_cm=1.5)
>>> figures.limit_map.figure(assess(seven_small, leaflet)).layout.xaxis.title.text
'liver tumours (number)'
>>> ledger = screen(Cohort.from_people([seven_small, Person(lesion_count=2)]), leaflet).ledger()
>>> figures.funnel.table(ledger, leaflet.criteria).columns[:3]
('gate', 'stopped here', 'left after it')
"""

from types import ModuleType
from typing import TYPE_CHECKING, Any

from cryoteach.on_demand import fetched_from

if TYPE_CHECKING:
    from cryoteach.figures import calibration
    from cryoteach.figures.evidence import cold_and_heat, harm_reasons, interval, resected, roads
    from cryoteach.figures.ice import body as ice_body
    from cryoteach.figures.ice import cost as ice_cost
    from cryoteach.figures.ice import cover as ice_cover
    from cryoteach.figures.ice import growth as ice_growth
    from cryoteach.figures.ice import model_errors as ice_errors
    from cryoteach.figures.ice import slice as ice_slice
    from cryoteach.figures.one_person import limit_map, margins
    from cryoteach.figures.room import flows as room_flows
    from cryoteach.figures.room import votes as room_votes
    from cryoteach.figures.seedlings import appearances
    from cryoteach.figures.seedlings import timeline as seedling_timeline
    from cryoteach.figures.thousand import (
        dial,
        fails,
        funnel,
        gate_rates,
        growth_ties,
        guess,
        icon_array,
        loosen,
        shapley,
        strip,
        upset,
    )

    GALLERY: dict[str, ModuleType]
    """Every chart by its name, in the order of the chapters."""

_HOMES = {
    "limit_map": "cryoteach.figures.one_person.limit_map",
    "margins": "cryoteach.figures.one_person.margins",
    "guess": "cryoteach.figures.thousand.guess",
    "fails": "cryoteach.figures.thousand.fails",
    "icon_array": "cryoteach.figures.thousand.icon_array",
    "funnel": "cryoteach.figures.thousand.funnel",
    "upset": "cryoteach.figures.thousand.upset",
    "shapley": "cryoteach.figures.thousand.shapley",
    "loosen": "cryoteach.figures.thousand.loosen",
    "gate_rates": "cryoteach.figures.thousand.gate_rates",
    "growth_ties": "cryoteach.figures.thousand.growth_ties",
    "dial": "cryoteach.figures.thousand.dial",
    "strip": "cryoteach.figures.thousand.strip",
    "resected": "cryoteach.figures.evidence.resected",
    "interval": "cryoteach.figures.evidence.interval",
    "ice_body": "cryoteach.figures.ice.body",
    "ice_slice": "cryoteach.figures.ice.slice",
    "ice_cover": "cryoteach.figures.ice.cover",
    "ice_growth": "cryoteach.figures.ice.growth",
    "ice_cost": "cryoteach.figures.ice.cost",
    "ice_errors": "cryoteach.figures.ice.model_errors",
    "harm_reasons": "cryoteach.figures.evidence.harm_reasons",
    "cold_and_heat": "cryoteach.figures.evidence.cold_and_heat",
    "seedling_timeline": "cryoteach.figures.seedlings.timeline",
    "appearances": "cryoteach.figures.seedlings.appearances",
    "roads": "cryoteach.figures.evidence.roads",
    "calibration": "cryoteach.figures.calibration",
    "room_votes": "cryoteach.figures.room.votes",
    "room_flows": "cryoteach.figures.room.flows",
}
"""Where each chart lives, in the order of the chapters."""

__all__ = [
    "GALLERY",
    "appearances",
    "calibration",
    "cold_and_heat",
    "dial",
    "fails",
    "funnel",
    "gate_rates",
    "growth_ties",
    "guess",
    "harm_reasons",
    "ice_body",
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
    "room_flows",
    "room_votes",
    "seedling_timeline",
    "shapley",
    "strip",
    "upset",
]


_fetched = fetched_from(__name__, _HOMES)


def __dir__() -> list[str]:
    """Offer the charts to a notebook that completes what is typed, before any is fetched."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a chart, or all of them
    """Fetch a chart when it is first used."""
    if name == "GALLERY":
        return {chart.replace("_", "-"): _fetched(chart) for chart in _HOMES}
    return _fetched(name)
