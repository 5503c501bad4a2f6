"""Chapter 6's data: a harm has a rate or says why not, and every rate has one denominator."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.evidence.costs import THOUSAND, Harm, pair, ranked, rate
from tests.domain.fictional import SHIPPED

SHEET = SHIPPED.evidence.costs


def test_every_rate_is_of_the_same_thousand_people():
    for harm in SHEET.harms:
        found = rate(harm, SHIPPED.evidence.facts)
        if harm.drawn:
            fact = SHIPPED.evidence.facts[harm.drawn]
            assert found.of_1000 == round(fact.value * THOUSAND / 100)
            assert (found.low is None) == (fact.low is None)
            assert found.low is None or found.low <= found.of_1000 <= found.high
        else:
            assert (found.of_1000, found.fact) == (None, None)
            assert found.why_none


def test_the_harms_stand_in_the_leaflets_order_and_two_have_no_rate():
    titles = [harm.title for harm in SHEET.harms]
    assert titles[:5] == ["Bleeding into the liver", "Liver abscess", "Low platelets", "Kidney failure", "Lung damage"]
    assert [harm.title for harm in SHEET.harms if harm.no_rate] == ["Liver abscess", "Lung damage"]


def test_harms_are_ranked_by_what_was_read_and_those_without_a_rate_stand_last():
    found = ranked(SHEET.harms, SHIPPED.evidence.facts)
    rates = [shown.of_1000 for _, shown in found]
    known = [number for number in rates if number is not None]
    assert rates == [*sorted(known, reverse=True), None, None]
    assert [harm.title for harm, _ in found][-2:] == ["Liver abscess", "Lung damage"]
    assert {harm.title: shown for harm, shown in found} == {
        harm.title: rate(harm, SHIPPED.evidence.facts) for harm in SHEET.harms
    }


def test_a_sheet_names_its_facts_and_they_may_be_shown():
    assert set(SHEET.drawn()) < set(SHEET.named())
    assert all(SHIPPED.evidence.facts[name].show for name in SHEET.named())


def test_cold_and_heat_are_held_apart_study_by_study():
    """Report: issue 10, A3: one randomised trial stands beside the older pair, and the two gaps are far apart."""
    older, trial = (pair(study, SHIPPED.evidence.facts) for study in SHEET.compared)
    assert (older.apart, trial.apart) == (407 - 33, 39 - 33)
    assert (older.cold.counted, trial.cold.counted) == ("any complication", "a major complication")
    assert older.cold.low > older.heat.high
    assert trial.cold.low < trial.heat.of_1000 < trial.cold.high


def test_why_a_part_of_the_body_suffers_names_in_whom_it_was_seen():
    for reason in SHEET.reasons:
        assert "rat" in reason.seen_in or "people" in reason.seen_in
        assert (reason.seen_in == "rats") == (SHIPPED.evidence.facts[reason.fact].population == "rats")


@pytest.mark.parametrize(
    "wrong",
    [{}, {"drawn": "a", "facts": ["a"], "no_rate": "None read."}, {"drawn": "a", "facts": ["b"]}],
)
def test_a_harm_without_a_rate_or_a_reason_is_refused(wrong):
    with pytest.raises(ValidationError):
        Harm.model_validate({"title": "A harm", **wrong})
