"""From which cancer? (issue 10, B): a story that names none, or another than the bowel, is noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.story_checks.primary_notes import primary_not_named
from cryoteach.domain.story_checks.settings import Primary
from tests.domain.fictional import SHIPPED

PRIMARY = SHIPPED.teaching.case_checks.primary
NAMED = [
    "Her bowel cancer was taken out, and it has come back in the liver.",
    "A cancer was taken out of her bowel.",
    "It began as bowel cancer.",
    "He has secondaries of colorectal cancer.",
    "Rectal cancer, five years ago.",
    "The primary was in the colon.",
    "What began in the bowel is in the liver now.",
    "She had breast cancer once, and then bowel cancer, which has spread to the liver.",
]
UNNAMED = [
    "She has secondary cancer in the liver.",
    "He talks of his bowels all day, and has four spots.",
    "Her father died of bowel cancer. She has secondary cancer in the liver.",
    "Her mother had breast cancer. She has secondaries in the liver.",
    "He runs a lung clinic and has secondary cancer in the liver.",
    "Secondary liver cancer was found. There is active cancer in the lung.",
    "",
]
OTHER = [
    ("She has breast cancer in the liver.", "breast cancer"),
    ("He has secondaries of a tumour of the pancreas.", "tumour of the pancreas"),
    ("A neuroendocrine tumour has spread to the liver.", "neuroendocrine tumour"),
    ("It is melanoma.", "melanoma"),
    ("The lung cancer has spread to the liver.", "lung cancer"),
]


@pytest.mark.parametrize("told", NAMED)
def test_a_bowel_cancer_by_any_of_its_names_is_enough(told):
    assert list(primary_not_named(told, PRIMARY)) == []


@pytest.mark.parametrize("told", UNNAMED)
def test_no_primary_or_only_that_of_a_relative_is_noted(told):
    [sentence] = primary_not_named(told, PRIMARY)
    assert sentence == (
        "no words say from which cancer the secondaries come; the cohort and the limits of growth here are about bowel "
        "cancer only, so name it"
    )


@pytest.mark.parametrize(("told", "named"), OTHER)
def test_another_cancer_is_noted_by_its_name(told, named):
    [sentence] = primary_not_named(told, PRIMARY)
    assert f"the words say “{named}”" in sentence
    assert "nothing here speaks for another cancer" in sentence


@given(st.lists(st.sampled_from(UNNAMED)), st.sampled_from(NAMED), st.lists(st.sampled_from(UNNAMED)))
def test_once_named_is_named_in_any_company(before, named, after):
    assert list(primary_not_named(" ".join([*before, named, *after]), PRIMARY)) == []


def test_without_words_for_others_only_none_or_ours_is_told_apart():
    alone = PRIMARY.model_copy(update={"others": ()})
    [sentence] = primary_not_named("He has kidney cancer.", alone)
    assert "no words say" in sentence


def test_a_word_cannot_name_both():
    with pytest.raises(ValueError, match="not both: bowel"):
        Primary.model_validate({**PRIMARY.model_dump(), "others": ["bowel"]})
