"""The 51 operated people: all of them, with their credit, or a sentence that says why not."""

import pytest

from tests.domain.fictional import SHIPPED

TABLE = "content/evidence/resected-51.csv"
LICENCE = "content/evidence/resected-51.LICENCE.md"
HEADING = "case_id,n_tumour_segments,tumour_total_ml,liver_ml,single_sphere_equiv_diam_mm,tumour_fraction_of_liver\n"


def told(library):
    found = library.load()
    assert found.evidence.resected is None
    assert found.models.cohort == library.whole.models.cohort
    return {(problem.file, problem.line, problem.place): problem.message for problem in found.problems}


def test_there_are_fifty_one_people_with_credit_licence_and_warning():
    resected = SHIPPED.evidence.resected
    assert len(resected.people) == len({person.case_id for person in resected.people}) == 51
    for words in ("CC BY 4.0", "10.7937/QXK2-QG03", "not a sample of people with liver metastases"):
        assert words in resected.licence


def test_the_added_columns_follow_from_the_measured_ones():
    for person in SHIPPED.evidence.resected.people:
        width = (person.tumour_total_ml * 1000 * 6 / 3.141592653589793) ** (1 / 3)
        assert person.single_sphere_equiv_diam_mm == pytest.approx(width, abs=0.06)
        assert person.tumour_fraction_of_liver == pytest.approx(person.tumour_total_ml / person.liver_ml, abs=6e-5)


def test_every_wrong_cell_is_told_with_its_line(library):
    library.write(TABLE, f"{HEADING}A,1,1.1,1750.8,12.8,0.0006\nB,0,x,-1,12.8\nC,1,1,1,1,0.5,7\n")
    keys = set(told(library))
    assert {(TABLE, 3, place) for place in ("n_tumour_segments", "tumour_total_ml", "liver_ml")} <= keys
    assert (TABLE, 3, "tumour_fraction_of_liver") in keys
    assert (TABLE, 4, "cell without a heading") in keys


@pytest.mark.parametrize("text", [HEADING, "", "name\nA\n", f'{HEADING}A,"1\n', f"{HEADING}A,1,1.1,nan,12.8,0.0006\n"])
def test_a_table_of_nobody_or_of_something_else_is_told(library, text):
    library.write(TABLE, text)
    assert {file for file, _, _ in told(library)} == {TABLE}


def test_without_the_licence_the_people_are_not_shown(library):
    library.write(LICENCE, " \n")
    assert told(library) == {(LICENCE, None, ""): "is empty; the credit was expected"}
    library.path(LICENCE).unlink()
    assert {file for file, _, _ in told(library)} == {LICENCE}


def test_a_changed_table_is_noticed(library):
    before = library.stamp()
    library.write(TABLE, HEADING)
    assert library.stamp() != before
