"""Scores one person against one profile."""

from cryoteach.domain.criteria import Status
from cryoteach.domain.notebook_card import card
from cryoteach.domain.patient import Person, Value
from cryoteach.domain.profiles import Condition, Profile
from cryoteach.domain.standing import Finding, Standing, Verdict

__all__ = ["Assessment", "Finding", "Verdict", "assess"]


class Assessment(Standing, frozen=True, extra="forbid"):
    """A person's standing that a notebook can show."""

    def _repr_html_(self) -> str:
        return card(self)


def assess(person: Person, profile: Profile) -> Assessment:
    """Score one person against one profile.

    >>> from cryoteach import load_profiles
    >>> assess(Person(lesion_count=7), load_profiles()["leaflet"]).verdict.words
    'outside the limits'
    """
    return Assessment.model_construct(
        profile=profile, person=person, findings=tuple(_find(person, condition) for condition in profile.conditions)
    )


def _find(person: Person, condition: Condition) -> Finding:
    measure = condition.criterion.measures
    given = person.value(measure.finding)
    value = None if given is None else measure.of(given)
    status = condition.limit.status(value)
    in_unit, normalised = _margins(value, status, condition)
    return Finding.model_construct(
        condition=condition, status=status, value=value, margin=normalised, margin_in_unit=in_unit
    )


def _margins(value: Value | None, status: Status, condition: Condition) -> tuple[float | None, float | None]:
    limit = condition.limit
    if value is None or status is Status.CANNOT_TELL:
        return None, None
    if limit.one_of is not None or limit.ideal is None:
        return None, 1.0 if status is Status.MET else -1.0
    room = limit.number - float(value) if limit.at_most is not None else float(value) - limit.number
    return round(room, 6), round(room / abs(limit.ideal - limit.number), 6)
