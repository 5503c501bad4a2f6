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
'liver lesions (number)'
>>> ledger = screen(Cohort.from_people([seven_small, Person(lesion_count=2)]), leaflet).ledger()
>>> figures.funnel.table(ledger, leaflet.criteria).columns[:3]
('gate', 'stopped here', 'left after it')
"""

from types import ModuleType

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

GALLERY: dict[str, ModuleType] = {
    "limit-map": limit_map,
    "margins": margins,
    "guess": guess,
    "fails": fails,
    "icon-array": icon_array,
    "funnel": funnel,
    "upset": upset,
    "shapley": shapley,
    "loosen": loosen,
    "gate-rates": gate_rates,
    "growth-ties": growth_ties,
    "dial": dial,
    "strip": strip,
    "resected": resected,
    "interval": interval,
    "ice-body": ice_body,
    "ice-slice": ice_slice,
    "ice-cover": ice_cover,
    "ice-growth": ice_growth,
    "ice-cost": ice_cost,
    "ice-errors": ice_errors,
    "harm-reasons": harm_reasons,
    "cold-and-heat": cold_and_heat,
    "seedling-timeline": seedling_timeline,
    "appearances": appearances,
    "roads": roads,
    "calibration": calibration,
    "room-votes": room_votes,
    "room-flows": room_flows,
}
"""Every chart by its name, in the order of the chapters."""

__all__ = [
    "GALLERY",
    "appearances",
    "calibration",
    "cold_and_heat",
    "dial",
    "fails",
    "funnel",
    "gate_rates",
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
