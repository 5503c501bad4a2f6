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

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryoteach import figures
    from cryoteach.domain.population.screening import Cohort, screen
    from cryoteach.domain.rules.assessment import assess
    from cryoteach.domain.rules.patient import Person
    from cryoteach.wiring import load_profiles

__all__ = ["Cohort", "Person", "assess", "figures", "load_profiles", "screen"]

_HOMES = {
    "Person": "cryoteach.domain.rules.patient",
    "assess": "cryoteach.domain.rules.assessment",
    "Cohort": "cryoteach.domain.population.screening",
    "screen": "cryoteach.domain.population.screening",
    "load_profiles": "cryoteach.wiring",
    "figures": "cryoteach.figures",
}


def __dir__() -> list[str]:
    """Offer the public names to a notebook that completes what is typed, before any is fetched."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Fetch a public name when it is first used, so that the import alone loads neither YAML nor Plotly."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cryoteach' has no attribute {name!r}")
    module = import_module(_HOMES[name])
    return module if name == "figures" else getattr(module, name)
