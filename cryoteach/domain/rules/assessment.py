"""Scores one person against one profile."""

from cryoteach.domain.input.expected import expect
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.notebook_card import card, in_five_lines
from cryoteach.domain.rules.patient import Person, Value
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.verdict import Finding, Judgement, Verdict

__all__ = ["Assessment", "Finding", "Verdict", "assess"]


class Assessment(Judgement, frozen=True, extra="forbid"):
    """A judgement of one person, as a card in a notebook and in five lines of text elsewhere."""

    def _repr_html_(self) -> str:
        return card(self)

    def __repr__(self) -> str:
        """Give the five lines."""
        return in_five_lines(self)

    def __str__(self) -> str:
        """Give the five lines."""
        return in_five_lines(self)


def assess(person: Person, profile: Profile) -> Assessment:
    """Score one person against one profile.

    Args:
        person: six findings, each a value or None for unknown: `lesion_count` (1 to 60), `largest_diameter_cm` (cm),
            `performance_status` (ECOG 0 to 4), `chemotherapy_response`, `doubling_time_days` (days),
            `extrahepatic_disease`.
        profile: the limits, one of `load_profiles()`.

    Returns:
        The verdict, how many conditions are met, for each its status, its margin (0 is the limit, 1 is ideal; and in
        the finding's own unit) and its reason, and the smallest changes that flip the verdict.

    Raises:
        WrongTypeError: it was given anything else.

    >>> from cryoteach import Person, assess, load_profiles
    >>> seven_small = assess(Person(lesion_count=7, largest_diameter_cm=1.5), load_profiles()["leaflet"])
    >>> seven_small.verdict.words, seven_small.met, seven_small.of
    ('outside the limits', 1, 6)
    >>> seven_small.finding("few-lesions").margin_in_unit
    -2.0
    """
    expect(person, Person, "assess: person")
    expect(profile, Profile, "assess: profile")
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
