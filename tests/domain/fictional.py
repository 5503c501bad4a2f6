"""Fictional people for the tests, and a second opinion on them that shares no code with the engine."""

from collections.abc import Iterable
from itertools import product

from hypothesis import strategies as st

from cryoteach.domain.rules.criteria import Limit, Status
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Choice, Scale, Value
from cryoteach.domain.rules.smallest_changes import Change
from cryoteach.domain.rules.terms import Tag
from cryoteach.library.content.load import load_content
from tests.conftest import ROOT

SHIPPED = load_content(ROOT / "cryoteach" / "content", ROOT / "scenarios")
PROFILES = SHIPPED.rules.profiles
LEAFLET = PROFILES["leaflet"]
STATUSES = (Status.MET, Status.NOT_MET, Status.CANNOT_TELL)


def legal_values(scale: Scale) -> list[Value]:
    """Every value that a finding can take, ascending."""
    if isinstance(scale, Choice):
        return list(scale.options)
    steps = range(round(scale.low / scale.step), round(scale.high / scale.step) + 1)
    return [step if scale.whole else round(step * scale.step, 1) for step in steps]


def second_opinion(condition: Condition, value: Value | None) -> Status:
    """Say whether one condition is met, worked out from the rule's words alone."""
    rule = condition.limit.model_dump()
    if value is None or value in rule["unsettled"]:
        return Status.CANNOT_TELL
    if rule["one_of"]:
        return Status.MET if value in rule["one_of"] else Status.NOT_MET
    beyond = value > rule["at_most"] if rule["at_most"] is not None else value < rule["at_least"]
    return Status.NOT_MET if beyond else Status.MET


def second_verdict(person: Person, profile: Profile) -> str:
    """Work the verdict out from the second opinions."""
    opinions = [second_opinion(condition, person.value(condition.finding)) for condition in profile.conditions]
    if Status.NOT_MET in opinions:
        return "outside"
    return "cannot-tell" if Status.CANNOT_TELL in opinions else "within"


def values_with(condition: Condition, status: Status) -> list[Value | None]:
    """Every value, unknown included, that gives a condition this status."""
    return [value for value in [None, *legal_values(condition.scale)] if second_opinion(condition, value) is status]


def next_past(condition: Condition) -> Value:
    """The first value beyond a condition's limit."""
    return (min if condition.limit.at_most is not None else max)(values_with(condition, Status.NOT_MET))


def numerical(profile: Profile) -> list[Condition]:
    """The conditions of a profile that have a number for a limit."""
    return [condition for condition in profile.conditions if condition.limit.one_of is None]


def limit(**fields: object) -> Limit:
    """A limit with the fields that matter to a test."""
    return Limit.model_validate({"tag": Tag.LEAFLET, "cites": ["some-fact"], **fields})


def profile_of(*limits: tuple[str, Limit]) -> Profile:
    """A profile of any limits on any of the leaflet's conditions; the same condition may be asked twice."""
    conditions = tuple(Condition(criterion=LEAFLET.condition(name).criterion, limit=rule) for name, rule in limits)
    return LEAFLET.model_copy(update={"conditions": conditions})


def changed(person: Person, changes: Iterable[Change]) -> Person:
    """The person after all of these changes."""
    return person.with_values(**{change.finding: change.after for change in changes})


def ideal_person(**changed: Value | None) -> Person:
    """Someone who meets every condition of the leaflet as well as can be, but for what is changed."""
    values = {c.finding: c.limit.ideal if c.limit.one_of is None else c.limit.one_of[0] for c in LEAFLET.conditions}
    return Person.model_validate({**values, **changed})


def at_every_limit(profile: Profile = LEAFLET) -> Person:
    """Someone at the very limit of every condition, and met."""
    return ideal_person(**{condition.finding: condition.limit.number for condition in numerical(profile)})


def _values(name: str) -> st.SearchStrategy[Value | None]:
    """Draw a value: unknown now and then, and often one at which some shipped profile's answer turns."""
    anywhere = legal_values(SCALES[name])
    conditions = [c for profile in PROFILES.values() for c in numerical(profile) if c.finding == name]
    edges = [value for condition in conditions for value in (condition.limit.number, next_past(condition))]
    share = len(anywhere) // 3 + 1
    return st.sampled_from([*[None] * share, *(edges * (share // max(len(edges), 1) + 1)), *anywhere])


people = st.fixed_dictionaries({name: _values(name) for name in SCALES}).map(Person.model_validate)
profiles = st.sampled_from(list(PROFILES.values()))


def every_combination() -> list[tuple[tuple[Status, ...], Person]]:
    """The 729 ways of meeting, failing or not knowing the leaflet's six conditions, each with a person who has it.

    Which of the values with that status the person has goes round with the number of the combination.
    """
    choices = [{status: values_with(condition, status) for status in STATUSES} for condition in LEAFLET.conditions]
    combinations = list(product(STATUSES, repeat=len(choices)))
    return [
        (
            statuses,
            Person.model_validate(
                {
                    condition.finding: values[status][turn % len(values[status])]
                    for condition, values, status in zip(LEAFLET.conditions, choices, statuses, strict=True)
                }
            ),
        )
        for turn, statuses in enumerate(combinations)
    ]
