"""Endless practice draws people of the modelled cohort: never twice, near the limits, on what is missed."""

from collections import Counter

import pytest

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.population.screening import Cohort
from cryoteach.domain.practice.endless import next_name, person_named
from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.patient import Person
from tests.domain.fictional import LEAFLET, SHIPPED

COHORT = make_cohort(SHIPPED.models.cohort, "central", 20_000, 1)


def drawn(turns, missed=None, seed=5, gate=""):
    seen = []
    for _ in range(turns):
        seen.append(next_name(COHORT, LEAFLET, missed or {}, seen, seed, gate=gate))
    return seen


def keys(names):
    return [assess(person_named(name, COHORT), LEAFLET) for name in names]


def test_people_come_once_each_and_the_seed_decides():
    assert len(set(drawn(30))) == 30
    assert drawn(5) == drawn(5)
    assert drawn(5) != drawn(5, seed=6)


def test_every_verdict_comes_often_enough_to_be_practised():
    counts = Counter(key.verdict for key in keys(drawn(60)))
    assert all(counts[verdict] >= 6 for verdict in Verdict)


def test_what_is_missed_comes_more_often():
    def share(missed):
        return sum("slow-growing" in limiting(key) for key in keys(drawn(40, missed)))

    assert share({"slow-growing": 20}) > share({})


@pytest.mark.parametrize("gate", [condition.id for condition in LEAFLET.conditions])
def test_with_one_gate_chosen_everybody_turns_on_it_or_is_within(gate):
    found = keys(drawn(24, gate=gate))
    assert all(key.verdict is Verdict.WITHIN or gate in limiting(key) for key in found)
    assert {key.verdict for key in found} == set(Verdict)


def test_a_person_is_one_of_the_cohort_with_at_most_one_finding_hidden():
    for name in drawn(20):
        row = int(name.strip("p").partition("-")[0])
        whole, told = COHORT.person(row), person_named(name, COHORT)
        differing = [f for f, value in told.model_dump().items() if value != whole.value(f)]
        assert len(differing) <= 1
        assert all(told.value(finding) is None for finding in differing)


@pytest.mark.parametrize("name", ["", "p", "x1", "p20000", "p1-7", "p1-0", "p-1", "p1234567"])
def test_a_name_that_is_nobodys_is_nobody(name):
    assert person_named(name, COHORT) is None


def test_where_nobody_has_the_verdict_that_is_wanted_anybody_comes():
    far = Cohort.from_people([Person(lesion_count=60)] * 3)
    assert all(person_named(next_name(far, LEAFLET, {}, [], seed), far) for seed in range(8))
