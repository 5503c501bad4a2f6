"""Settings made into long-lived objects: the content, invented people, heavy work; shared by all sessions.

They hang on no learner's answers, only on files and on where dials stand. Each is fetched when it is first used: the
server starts to answer before the content is read.
"""

from typing import TYPE_CHECKING

from cryoteach.on_demand import fetched_from

if TYPE_CHECKING:
    from cryoteach.wiring.ice import IceWork, ice_sketch, ice_work
    from cryoteach.wiring.people import BandWork, band_work, cohort, growth_tied, invent_people, seedlings_of
    from cryoteach.wiring.person_views import view_of_person
    from cryoteach.wiring.shared_content import content, load_profiles

__all__ = [
    "BandWork",
    "IceWork",
    "band_work",
    "cohort",
    "content",
    "growth_tied",
    "ice_sketch",
    "ice_work",
    "invent_people",
    "load_profiles",
    "seedlings_of",
    "view_of_person",
]  # fmt: skip

_MODULES = {
    "ice": ("IceWork", "ice_sketch", "ice_work"),
    "people": ("BandWork", "band_work", "cohort", "growth_tied", "invent_people", "seedlings_of"),
    "person_views": ("view_of_person",),
    "shared_content": ("content", "load_profiles"),
}
__getattr__ = fetched_from(
    __name__, {name: f"cryoteach.wiring.{module}:{name}" for module, names in _MODULES.items() for name in names}
)
