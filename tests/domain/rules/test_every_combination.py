"""All 729 ways of meeting, failing or not knowing the leaflet's six conditions, one by one."""

from functools import cache

import numpy as np

from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.criteria import Status
from tests.domain.fictional import LEAFLET, every_combination, second_opinion

COMBINATIONS = every_combination()
CONDITIONS = LEAFLET.conditions


@cache
def assessments():
    return [assess(person, LEAFLET) for _, person in COMBINATIONS]


def wrong(right):
    """List the statuses of every combination of which something is not right."""
    each = zip(COMBINATIONS, assessments(), strict=True)
    return [(statuses, person) for (statuses, person), found in each if not right(statuses, person, found)]


def test_they_are_729_and_everyone_has_the_statuses_meant():
    assert len({statuses for statuses, _ in COMBINATIONS}) == 3**6
    for statuses, person in COMBINATIONS:
        assert statuses == tuple(second_opinion(c, person.value(c.finding)) for c in CONDITIONS)


def test_the_statuses_are_found():
    assert wrong(lambda statuses, _, found: tuple(f.status for f in found.findings) == statuses) == []


def test_any_failure_is_outside_else_any_unknown_is_cannot_tell_else_within():
    def right(statuses, _, found):
        if Status.NOT_MET in statuses:
            return found.verdict is Verdict.OUTSIDE
        return found.verdict is (Verdict.CANNOT_TELL if Status.CANNOT_TELL in statuses else Verdict.WITHIN)

    assert wrong(right) == []


def test_the_count_stands_beside_how_many_there_are():
    assert wrong(lambda statuses, _, found: (found.met, found.of) == (statuses.count(Status.MET), 6)) == []


def test_the_weakest_link_has_the_smallest_known_margin_and_is_a_failed_condition_whenever_there_is_one():
    def margin(condition, value):
        limit = condition.limit
        if limit.one_of is not None:
            return 1.0 if value in limit.one_of else -1.0
        return (value - limit.number) / (limit.ideal - limit.number)

    def right(statuses, person, found):
        known = {
            condition.id: margin(condition, person.value(condition.finding))
            for condition, status in zip(CONDITIONS, statuses, strict=True)
            if status is not Status.CANNOT_TELL
        }
        if not known:
            return found.weakest is None
        smallest = min(known.values())
        first = next(name for name, value in known.items() if abs(value - smallest) < 1e-6)
        failed = found.weakest.status is Status.NOT_MET
        return found.weakest.id == first and failed == (found.verdict is Verdict.OUTSIDE)

    assert wrong(right) == []


def test_the_bitmasks_of_all_at_once_say_the_same_as_each_alone():
    screening = screen(Cohort.from_people([person for _, person in COMBINATIONS]), LEAFLET)
    for name, status in (("failures", Status.NOT_MET), ("unknowns", Status.CANNOT_TELL)):
        masks = [sum(2**i for i, found in enumerate(statuses) if found is status) for statuses, _ in COMBINATIONS]
        assert getattr(screening, name).dtype == np.uint8
        assert getattr(screening, name).tolist() == masks
    assert screening.verdicts().tolist() == [found.verdict.value for found in assessments()]


def test_the_ledger_of_all_of_them_counts_each_set_of_failures_as_often_as_it_occurs():
    ledger = screen(Cohort.from_people([person for _, person in COMBINATIONS]), LEAFLET).ledger()
    assert ledger.people == 3**6
    assert ledger.histogram == tuple(2 ** (6 - mask.bit_count()) for mask in range(64))
    assert (ledger.within, ledger.cannot_tell, ledger.outside) == (1, 2**6 - 1, 3**6 - 2**6)
