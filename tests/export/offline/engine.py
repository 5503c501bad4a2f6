"""What the engine says of everything that an offline file is asked: the other side of the proof."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from random import Random
from unittest.mock import patch

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.rules import phrases
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, SCALES, Person
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Choice, Value
from cryoteach.domain.rules.verdict import Judgement
from cryoteach.figures.one_person import limit_map, margins
from cryoteach.figures.parts.marks import look_of
from cryoteach.figures.parts.regions import regions
from cryoteach.person_view.gates import says
from cryoteach.person_view.verdict import reasons, spoken
from cryoteach.theme import LOOKS

LETTERS = {"m": Status.MET, "n": Status.NOT_MET, "c": Status.CANNOT_TELL}
LOOK_NAMES = {look.mark: name for name, look in LOOKS.items()}
UNKNOWN_OF_TEN = 1


@cache
def values_of(finding: str) -> list[Value | None]:
    """Every legal value, and then not known."""
    scale = SCALES[finding]
    legal = list(scale.options) if isinstance(scale, Choice) else [scale.checked(x) for x in scale.grid().tolist()]
    return [*legal, None]


def value_with(condition: Condition, status: Status) -> Value | None:
    """The first value of a condition with a status."""
    return next(value for value in values_of(condition.finding) if condition.limit.status(value) is status)


def person_meeting(profile: Profile) -> Person:
    """Somebody who meets every condition."""
    return Person(**{c.finding: value_with(c, Status.MET) for c in profile.conditions})


def rows(profile: Profile) -> list[list[list[object]]]:
    """Every value of every condition, all else as it is in somebody who meets everything."""
    base = person_meeting(profile)
    return [[_row(base.with_values(**{c.finding: value}), c, profile) for value in values_of(c.finding)]
            for c in profile.conditions]  # fmt: skip


def _row(person: Person, condition: Condition, profile: Profile) -> list[object]:
    key = assess(person, profile)
    found = key.finding(condition.id)
    cells = [found.status.value, found.margin, found.margin_in_unit, found.reason, found.value_words, found.near]
    return [*cells, phrases.flip_sentence(key), phrases.verdict_line(key)]


def vectors(profile: Profile) -> tuple[dict[str, dict[str, Value | None]], list[str], list[list[object]]]:
    """A value of each status for each condition; all vectors of statuses; what each comes to, by sentinels."""
    values = {c.id: {letter: _of(c, status) for letter, status in LETTERS.items()} for c in profile.conditions}
    possible = [[s for s in "mnc" if s == "c" or values[c.id][s] is not None] for c in profile.conditions]
    letters = ["".join(vector) for vector in product(*possible)]
    with patch.object(phrases, "_phrase", _sentinel):
        told = [_composed(vector, values, profile) for vector in letters]
    return values, letters, told


def _of(condition: Condition, status: Status) -> Value | None:
    found = (value for value in values_of(condition.finding)[:-1] if condition.limit.status(value) is status)
    return None if status is Status.CANNOT_TELL else next(found, None)


def _sentinel(finding: str, group: Sequence[object], assessment: Judgement) -> str:
    return f"<{finding} {'in' if phrases.leads_inside(group[0], assessment) else 'out'}>"


def _composed(vector: str, values: dict[str, dict[str, Value | None]], profile: Profile) -> list[object]:
    person = {c.finding: values[c.id][s] for c, s in zip(profile.conditions, vector, strict=True)}
    key = assess(Person(**person), profile)
    return [key.verdict.value, phrases.count_line(key), phrases.weakest_words(key), phrases.flip_sentence(key)]


def pairs(profile: Profile) -> list[str]:
    """Of every two values of every two conditions, which is the weakest link: first (0), other (1), none (-)."""
    nobody, found = Person(), []
    for condition in profile.conditions:
        people = (Person(**{condition.finding: value}) for value in values_of(condition.finding))
        found.append([assess(person, profile).finding(condition.id) for person in people])
    return ["".join(_weaker(profile, nobody, one, other) for one in ones for other in others)
            for ones, others in combinations(found, 2)]  # fmt: skip


def _weaker(profile: Profile, nobody: Person, one: object, other: object) -> str:
    weakest = Judgement.model_construct(profile=profile, person=nobody, findings=(one, other)).weakest
    return "-" if weakest is None else "1" if weakest is other else "0"


def anybody(seed: int, many: int) -> Iterator[Person]:
    """People drawn at random, one finding in ten or so not known."""
    chance = Random(seed)
    for _ in range(many):
        drawn = {name: chance.choice(values_of(name)[:-1]) for name in SCALES}
        yield Person(**{name: value for name, value in drawn.items() if chance.randrange(10) >= UNKNOWN_OF_TEN})


def sayings(key: Assessment) -> list[object]:
    """All that chapter 2 says of one person."""
    gates = [[says(f), LOOK_NAMES[look_of(f).mark], f.reason, f.margin, f.margin_in_unit] for f in key.findings]
    return [
        spoken(key), reasons(key), gates, list(limiting(key)), margins._title(key), limit_map._title(key),
    ]  # fmt: skip


def pictures(key: Assessment) -> list[object]:
    """The pictures of one person, as their rows."""
    target = limit_map.way_in(key)
    areas = regions(key.person, key.profile, LESION_COUNT, LARGEST_DIAMETER_CM)
    return [
        [list(row) for row in limit_map.table(key).rows], [list(row) for row in margins.table(key).rows],
        None if target is None else list(target), [[list(area.x), list(area.y), area.look] for area in areas],
    ]  # fmt: skip
