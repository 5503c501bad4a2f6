"""Columns that make no cohort are named, with the findings and codes that there are."""

import pytest

from cryoteach.domain.population.screening import Cohort

WRONG_COLUMNS = {
    "near a name": ({"lesions": [1]}, "no finding is called 'lesions', did you mean lesion_count"),
    "no name": ({"lesion_count": [1], "age": [60]}, "'age'; the findings are lesion_count, largest_diameter_cm"),
    "lengths": ({"lesion_count": [1, 2], "performance_status": [1]}, "lesion_count has 2 and performance_status has 1"),
    "one number": ({"lesion_count": 3}, "lesion_count is not one value for each person"),
    "a table": ({"lesion_count": [[1], [2]]}, "lesion_count is not one value for each person"),
    "a ragged table": ({"lesion_count": [[1, 2], [3]]}, "lesion_count is not one value for each person"),
    "nothing": ({}, "there is none; the findings are"),
    "words": (
        {"extrahepatic_disease": ["none-seen"]},
        "its codes are 0 none-seen, 1 suspected, 2 confirmed; Cohort.from_p",
    ),
    "words for a number": ({"lesion_count": ["two"]}, r"not of numbers \(nan for unknown\)$"),
}


@pytest.mark.parametrize("case", WRONG_COLUMNS)
def test_columns_that_make_no_cohort_are_named(case: str):
    columns, words = WRONG_COLUMNS[case]
    with pytest.raises(ValueError, match=words):
        Cohort.from_columns(columns)


@pytest.mark.parametrize("case", ["near a name", "one number", "lengths", "nothing"])
def test_columns_are_findings_of_one_length(case: str):
    with pytest.raises(ValueError, match=r"^columns are findings of one length; "):
        Cohort.from_columns(WRONG_COLUMNS[case][0])
