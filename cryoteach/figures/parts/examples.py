"""A person, a profile and a thousand people for the gallery and the tests.

All are made up here, so that no shipped limit is repeated.
"""

import numpy as np

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.iceball.comparison import Comparison
from cryoteach.domain.iceball.plan import Needles, Plan, Timing
from cryoteach.domain.iceball.result import IceBall
from cryoteach.domain.iceball.simulation import Fineness, freeze
from cryoteach.domain.iceball.tissue import Tissue
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.criteria import Criterion, Limit, Sentences
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.invented_people import Seedlings, draw
from cryoteach.domain.seedlings.lab import Observed
from cryoteach.domain.seedlings.laws import Laws

PERSON = Person(lesion_count=7, largest_diameter_cm=1.5, extrahepatic_disease="suspected")


def _condition(order: int, letters: str, title: str, measure: str, limit: Limit) -> Condition:
    return Condition(criterion=_criterion(order, letters, title, measure), limit=limit)


def _criterion(order: int, letters: str, title: str, measure: str) -> Criterion:
    sentences = Sentences(met="{value}; {limit}", not_met="{value}; {limit}", cannot_tell="not known; {limit}")
    return Criterion(
        id=title.lower().replace(" ", "-"), order=order, letters=letters, title=title, measure=measure,
        leaflet_place="Example", leaflet_says="Example", why="Example", sentences=sentences,
    )  # fmt: skip


def _limit(**rule: object) -> Limit:
    return Limit.model_validate({**rule, "tag": Tag.OUR_ASSUMPTION, "cites": ("example",)})


PROFILE = Profile(
    id="example", version="1.0", date="2026-11-23", title="Example", summary="Three limits for the gallery.",
    conditions=(
        _condition(1, "No", "Few lesions", "lesion_count", _limit(at_most=5, ideal=2)),
        _condition(2, "Si", "Not large", "largest_diameter_cm", _limit(at_most=3, ideal=2)),
        _condition(
            3, "El", "Nothing elsewhere", "extrahepatic_disease",
            _limit(one_of=("none-seen",), unsettled=("suspected",)),
        ),
    ),
)  # fmt: skip

_SIX = (
    ("Ch", "Chemotherapy tried first", "chemotherapy_response", 0.55),
    ("Fi", "Otherwise fit", "performance_status", 0.25),
    ("No", "Few lesions", "lesion_count", 0.5),
    ("Si", "Not very large", "largest_diameter_cm", 0.6),
    ("Gr", "Slow growing", "doubling_time_days", 0.5),
    ("El", "No obvious disease elsewhere", "extrahepatic_disease", 0.55),
)
CRITERIA = {
    criterion.id: criterion
    for order, (letters, title, measure, _) in enumerate(_SIX, start=1)
    for criterion in [_criterion(order, letters, title, measure)]
}


def _thousand() -> Ledger:
    failed = np.random.default_rng(3).random((1000, len(_SIX))) < [share for *_, share in _SIX]
    masks = (failed * 2 ** np.arange(len(_SIX))).sum(axis=1).astype(np.uint8)
    return Ledger.from_masks(CRITERIA, masks, np.zeros_like(masks)).model_copy(update={"cannot_tell": 4})


LEDGER = _thousand()

COMPARISON = Comparison(
    what="Made-up gel", unit="mm", model=(15, 17), measured=(12, 12), fact="example", kind="calibration", by="lab",
    minutes=1, part="core",
)  # fmt: skip


def ice_ball() -> IceBall:
    """One needle in made-up tissue, two minutes, worked out coarsely."""
    tissue = Tissue(
        frozen_conductivity=2, unfrozen_conductivity=0.5, frozen_capacity=2, unfrozen_capacity=4, latent_heat=250,
        solidus=-8, liquidus=-1, body=37, blood_capacity=4,
    )  # fmt: skip
    needles = Needles(places=((0, 0),), width=2.4, length=20, cooling=-150, resistance=0.1)
    timing = Timing(freeze=2, thaw=1, again=2)
    plan = Plan(needles=needles, protocol=timing, tumour=10, margin=5, flow_tumour=0, flow_liver=0)
    return freeze(plan, tissue, Fineness(step=5, longest=20))


_LAWS = Laws(
    hidden=2, doubling_days=80, spread_people=0.4, spread_deposits=0.3, smallest_mm=0.2, largest_mm=7, half_seen_mm=8,
    sharpness=4, scan_days=91,
)  # fmt: skip
OBSERVED = (
    Observed(
        letter="a", what="made up", months=22, of_100=60, low=50, high=70,
        fact=Fact(
            id="example", topic="example", kind="number", statement="Example", value=60, unit="%", low=50, high=70,
            population="made-up people", source="example", grade="derived", show=True, caveat="Made up.",
        ),
    ),
)  # fmt: skip


def seedlings(people: int) -> Seedlings:
    """Made-up people with made-up hidden deposits."""
    return draw(_LAWS, people, 3)
