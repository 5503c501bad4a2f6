"""Many people at once: the same answers as one by one, and nothing impossible let in."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.population.screening import ROWS_AT_ONCE, Cohort, screen
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.scales import Choice
from cryoteach.errors import UnknownNameError
from tests.domain.fictional import LEAFLET, PROFILES, ideal_person, legal_values, limit, people, profile_of


@settings(max_examples=1000)
@given(several=st.lists(people, min_size=1, max_size=2))
def test_everyone_gets_the_same_answer_in_a_crowd_as_alone_under_every_profile(several):
    cohort = Cohort.from_people(several)
    for profile in PROFILES.values():
        screening = screen(cohort, profile)
        verdicts = screening.verdicts().tolist()
        for row, person in enumerate(several):
            alone = assess(person, profile)
            for bit, finding in enumerate(alone.findings):
                assert bool(screening.failures[row] >> bit & 1) == (finding.status is Status.NOT_MET)
                assert bool(screening.unknowns[row] >> bit & 1) == (finding.status is Status.CANNOT_TELL)
            assert verdicts[row] == alone.verdict.value
            assert max(screening.failures[row], screening.unknowns[row]) < 2**alone.of


@given(several=st.lists(people, max_size=8))
def test_people_go_into_columns_and_come_out_as_they_were(several):
    cohort = Cohort.from_people(several)
    assert [cohort.person(row) for row in range(len(cohort))] == several
    assert len(cohort) == len(several)


@pytest.mark.parametrize("name", SCALES)
def test_every_legal_value_is_taken_in_a_column(name):
    scale = SCALES[name]
    choice = isinstance(scale, Choice)
    given_values = np.arange(-1, len(scale.options)) if choice else np.array([np.nan, *legal_values(scale)])
    cohort = Cohort.from_columns({name: given_values})
    assert [cohort.person(row).value(name) for row in range(len(cohort))] == [None, *legal_values(scale)]
    assert {cohort.person(0).value(other) for other in SCALES} == {None}


def test_what_is_not_known_is_minus_1_in_a_column_of_codes_and_nan_in_a_column_of_numbers():
    for cohort in (Cohort.from_people([Person()]), Cohort.from_columns({"lesion_count": [np.nan]})):
        for name, scale in SCALES.items():
            [stored] = cohort.columns[name]
            assert stored == -1 if isinstance(scale, Choice) else np.isnan(stored)


IMPOSSIBLE = [
    *(("lesion_count", value) for value in (0, 61, 7.5, np.inf, -np.inf, 1e300)),
    *(("largest_diameter_cm", value) for value in (0.2, 15.1, 2.95)),
    *(("doubling_time_days", value) for value in (14, 601, -1)),
    *(("lesion_count", value) for value in (7.3, 6.99)),  # an average, and a number read off a chart
    *(("largest_diameter_cm", value) for value in (2.97, 2.54, 3.001)),  # tenths that nobody measures, and an inch
    ("doubling_time_days", 30.44),  # a month
    *(("chemotherapy_response", value) for value in (-2, 6, 256, 260, 1.5, np.nan)),
    *(("extrahepatic_disease", value) for value in (3, 255, 0.5)),
]


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_an_impossible_value_in_a_column_is_refused_by_name_and_row_with_the_legal_range(name, value):
    good = 1 if isinstance(SCALES[name], Choice) else SCALES[name].high
    with pytest.raises(ValueError, match=f"{name} of person 2 is ") as refusal:
        Cohort.from_columns({name: [good, good, value, good, value]})
    assert SCALES[name].range_in_words in str(refusal.value)
    assert "2 such values" in str(refusal.value)


@pytest.mark.parametrize("column", [["progressed"], [True], [None, 3], [10**30]])
def test_a_column_that_holds_no_numbers_is_refused(column):
    with pytest.raises(ValueError, match=r"chemotherapy_response is a column of .* not of numbers"):
        Cohort.from_columns({"chemotherapy_response": column})


@pytest.mark.parametrize("count", [0, 1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1])
def test_a_crowd_of_any_size_is_screened_to_the_last_person(count):
    columns = {name: np.full(count, np.nan) for name in ("lesion_count", "doubling_time_days")}
    columns["lesion_count"][-1:] = SCALES["lesion_count"].high
    screening = screen(Cohort.from_columns(columns), LEAFLET)
    failing = 1 << [condition.id for condition in LEAFLET.conditions].index("few-lesions")
    assert len(screening.failures) == len(screening.unknowns) == count
    assert screening.failures.tolist() == [0] * (count - 1) + [failing] * min(count, 1)
    assert screening.ledger().people == count


def test_a_profile_of_as_many_conditions_as_a_byte_has_bits_keeps_them_apart():
    limits = [limit(at_most=number, ideal=1) for number in range(2, 10)]
    profile = profile_of(*(("few-lesions", rule) for rule in limits))
    screening = screen(Cohort.from_people([Person(lesion_count=n) for n in (1, 5, 9, 10)] + [Person()]), profile)
    assert screening.failures.tolist() == [0, 0b0000_0111, 0b0111_1111, 0b1111_1111, 0]
    assert screening.unknowns.tolist() == [0, 0, 0, 0, 0b1111_1111]
    assert screening.ledger().people == 5


def test_a_ledger_of_a_crowd_counts_within_cannot_tell_and_outside():
    crowd = [ideal_person(), ideal_person(lesion_count=None), ideal_person(lesion_count=60), Person()]
    ledger = screen(Cohort.from_people(crowd), LEAFLET).ledger()
    assert (ledger.people, ledger.within, ledger.cannot_tell, ledger.outside) == (4, 1, 2, 1)
    assert ledger.conditions == tuple(condition.id for condition in LEAFLET.conditions)


@pytest.mark.parametrize(("count", "index", "known"), [(3, 3, "0 to 2"), (3, -4, "0 to 2"), (0, 0, "nobody")])
def test_whoever_is_not_in_a_cohort_is_answered_with_who_is(count, index, known):
    with pytest.raises(UnknownNameError, match=f"no person of this cohort is called {index}; known: {known}$"):
        Cohort.from_people([Person()] * count).person(index)


def test_a_terminal_shows_how_many_were_screened_by_what_and_not_their_numbers():
    cohort = Cohort.from_people([Person()] * 1000)
    assert repr(cohort) == "Cohort(people=1000)"
    screening = screen(cohort, LEAFLET)
    assert repr(screening) == f"Screening(people=1000, profile='leaflet', version='{LEAFLET.version}')"
    assert repr(screening.ledger()) == "Ledger(people=1000, within=0, outside=0, cannot_tell=1000)"
