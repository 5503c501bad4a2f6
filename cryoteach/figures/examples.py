"""A person and a profile for the gallery and the snapshot tests, made up here so that no shipped limit is repeated."""

from cryoteach.domain.criteria import Criterion, Limit, Sentences, Tag
from cryoteach.domain.patient import Person
from cryoteach.domain.profiles import Condition, Profile

PERSON = Person(lesion_count=7, largest_diameter_cm=1.5, extrahepatic_disease="suspected")


def _condition(order: int, letters: str, title: str, measure: str, limit: Limit) -> Condition:
    sentences = Sentences(met="{value}; {limit}", not_met="{value}; {limit}", cannot_tell="not known; {limit}")
    criterion = Criterion(
        id=title.lower().replace(" ", "-"), order=order, letters=letters, title=title, measure=measure,
        leaflet_place="Example", leaflet_says="Example", why="Example", sentences=sentences,
    )  # fmt: skip
    return Condition(criterion=criterion, limit=limit)


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
