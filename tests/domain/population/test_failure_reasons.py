"""Why people fail one condition: the reasons add up in every cell, rare ones stay, and "not yet" is told apart."""

import numpy as np
import pytest

from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.population.arrangement import Grouping
from cryoteach.domain.population.failure_reasons import OTHERWISE, reasons_of
from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import cells_failing, reconciled
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.patient import CHEMOTHERAPY_RESPONSE
from tests.domain.cohort.invented import ALL_PRESETS, PARAMETERS
from tests.domain.fictional import LEAFLET, SHIPPED

CHEMOTHERAPY = LEAFLET.conditions[0]
KINDS = {
    "not-started": "not yet",
    "stable": "not yet",
    "not-possible": "not by this road",
    "complete-response": "not by this road",
}


def counted(preset="central", profile=LEAFLET, condition=CHEMOTHERAPY):
    cohort = make_cohort(PARAMETERS, preset, 20_000, 1)
    screening = screen(cohort, profile)
    thousand = reconciled(screening.ledger())
    return cohort, thousand, reasons_of(cohort, screening, thousand, condition)


@pytest.mark.parametrize("preset", ALL_PRESETS)
def test_the_reasons_of_every_cell_add_up_to_its_people(preset):
    _, thousand, reasons = counted(preset)
    assert {reason.value: reason.kind for reason in reasons.reasons} == KINDS
    for cell in cells_failing(thousand, CHEMOTHERAPY.id):
        assert sum(reasons.of([cell])) == thousand.histogram[cell]
    assert reasons.of([0]) == (0, 0, 0, 0)


@pytest.mark.parametrize("preset", ALL_PRESETS)
def test_each_reason_is_within_a_person_or_two_of_its_share_though_cells_are_small(preset):
    cohort, thousand, reasons = counted(preset)
    seen = reasons.of(cells_failing(thousand, CHEMOTHERAPY.id))
    failing = [
        np.count_nonzero(cohort.columns["chemotherapy_response"] == CHEMOTHERAPY_RESPONSE.code(reason.value))
        for reason in reasons.reasons
    ]
    for found, wanted in zip(seen, failing, strict=True):
        assert found == pytest.approx(sum(seen) * wanted / sum(failing), abs=4)


def test_the_group_stopped_first_is_told_apart_and_no_other_group_is():
    _, thousand, reasons = counted()
    grouping = Grouping(reasons=reasons)
    for group in grouping.groups(thousand):
        told = grouping.reasons_of(group)
        assert sum(many for _, many in told) == (group.people if group.name == CHEMOTHERAPY.id else 0)
    by_number = Grouping(by="number-failed", reasons=reasons)
    assert [by_number.reasons_of(group) for group in by_number.groups(thousand)] == [[]] * 8


def test_a_mix_of_the_treated_has_nobody_who_was_not_started_or_could_not_be():
    _, thousand, reasons = counted("treated")
    told = dict(zip([reason.value for reason in reasons.reasons], reasons.of(reasons.people), strict=True))
    assert told["not-started"] == told["not-possible"] == 0
    assert told["stable"] + told["complete-response"] == thousand.alone()[CHEMOTHERAPY.id]


def test_a_condition_without_kinds_or_with_numbers_has_no_reasons():
    assert counted(condition=LEAFLET.conditions[1])[2] is None
    everything = CHEMOTHERAPY.limit.model_copy(update={"one_of": tuple(CHEMOTHERAPY_RESPONSE.options)})
    lenient = CHEMOTHERAPY.model_copy(update={"limit": everything})
    profile = LEAFLET.model_copy(update={"conditions": (lenient, *LEAFLET.conditions[1:])})
    assert counted(profile=profile, condition=lenient)[2] is None


def test_a_failing_value_that_no_kind_names_is_told_as_otherwise():
    fields = SHIPPED.rules.criteria["chemotherapy-first"].model_dump(mode="json")
    fields["failing_apart"] = [{"words": "not yet", "values": ["not-started"]}]
    condition = CHEMOTHERAPY.model_copy(update={"criterion": Criterion.model_validate(fields)})
    profile = LEAFLET.model_copy(update={"conditions": (condition, *LEAFLET.conditions[1:])})
    _, thousand, reasons = counted(profile=profile, condition=condition)
    assert [reason.kind for reason in reasons.reasons] == ["not yet", OTHERWISE, OTHERWISE, OTHERWISE]
    assert sum(reasons.of(reasons.people)) == thousand.alone()[condition.id]


@pytest.mark.parametrize(
    ("values", "told"),
    [(["not-started", "nonsense"], "nonsense"), (["stable"], "stable stands in two kinds")],
)
def test_kinds_name_possible_values_once(values, told):
    fields = SHIPPED.rules.criteria["chemotherapy-first"].model_dump(mode="json")
    fields["failing_apart"] = [{"words": "not yet", "values": values}, {"words": "later", "values": ["stable"]}]
    with pytest.raises(ValueError, match=told):
        Criterion.model_validate(fields)
