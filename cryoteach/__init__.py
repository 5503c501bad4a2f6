"""CryoTeach: why can most people with secondary liver cancer not have cryotherapy?

Use it in a notebook:

>>> from cryoteach import Cohort, Person, assess, load_profiles, screen
>>> leaflet = load_profiles()["leaflet"]
>>> assess(Person(lesion_count=7, largest_diameter_cm=1.5), leaflet).verdict.words
'outside the limits'
>>> screen(Cohort.from_people([Person(lesion_count=7), Person()]), leaflet).ledger()
Ledger(people=2, within=0, outside=1, cannot_tell=1)

Charts are in ``cryoteach.figures``; ``help()`` of each name says what it takes, in which units, and what it raises.
"""

from typing import TYPE_CHECKING

from cryoteach.on_demand import fetched_from

if TYPE_CHECKING:
    from cryoteach import figures
    from cryoteach.domain.population.screening import Cohort, screen
    from cryoteach.domain.population.thousand import reconciled
    from cryoteach.domain.rules.assessment import assess
    from cryoteach.domain.rules.patient import Person
    from cryoteach.wiring import invent_people, load_profiles

__all__ = ["Cohort", "Person", "assess", "figures", "invent_people", "load_profiles", "reconciled", "screen"]

_HOMES = {
    "Person": "cryoteach.domain.rules.patient:Person",
    "assess": "cryoteach.domain.rules.assessment:assess",
    "Cohort": "cryoteach.domain.population.screening:Cohort",
    "reconciled": "cryoteach.domain.population.thousand:reconciled",
    "screen": "cryoteach.domain.population.screening:screen",
    "invent_people": "cryoteach.wiring:invent_people",
    "load_profiles": "cryoteach.wiring:load_profiles",
    "figures": "cryoteach.figures",
}


def __dir__() -> list[str]:
    """Offer the public names to a notebook that completes what is typed, before any is fetched."""
    return sorted({*globals(), *__all__})


__getattr__ = fetched_from(__name__, _HOMES)
