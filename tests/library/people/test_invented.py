"""Invented people as a table: read back, they are who they were."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.cohort.invented_people import cohort_in_parts
from cryoteach.domain.population.screening import Cohort
from cryoteach.library.people.invented import write_people
from cryoteach.library.people.read import PeopleTable
from cryoteach.library.people.reading_notes import Reading
from cryoteach.library.people.report import beforehand
from tests.domain.cohort.invented import PARAMETERS
from tests.domain.fictional import SHIPPED, people


def read(path):
    """Read a table of people as `cryoteach screen` does, with nothing to complain of."""
    with PeopleTable(path, Reading(columns=SHIPPED.columns, growth=SHIPPED.rules.growth_words)) as table:
        slices = [part.people for part in table.slices()]
        assert list(beforehand(table)) == list(table.complaints()) == []
        assert table.nobodies.count == 0
    return [part.person(row) for part in slices for row in range(len(part))]


@settings(max_examples=60)
@given(several=st.lists(people, max_size=10))
def test_whoever_is_written_can_be_read_unknowns_and_all(tmp_path_factory, several):
    target = tmp_path_factory.mktemp("invented") / "people.csv"
    list(write_people(target, [Cohort.from_people(several)]))
    assert read(target) == several


def test_parts_come_one_under_another_and_are_handed_on(tmp_path):
    target = tmp_path / "people.csv"
    parts = list(cohort_in_parts(PARAMETERS, "central", 10, 1))
    handed_on = list(write_people(target, [*parts, *parts]))
    assert handed_on == [*parts, *parts]
    assert read(target) == [parts[0].person(row) for row in range(10)] * 2
    assert len(target.read_text(encoding="utf-8").splitlines()) == 21
