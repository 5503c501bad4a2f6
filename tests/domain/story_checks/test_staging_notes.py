"""A liver scan does not clear the chest (issue 10, A2): noted where nothing else is told of, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.story_checks.staging_notes import liver_scan_alone

ALONE = [
    "After the MRI. The MRI shows two spots. No disease is seen outside the liver.",
    "An MRI of the liver was done. Nothing is seen elsewhere.",
    "Ultrasound shows one spot, and no disease elsewhere.",
    "A CT of the liver shows four lesions and nothing else.",
    "A liver CT was done. Nothing is seen elsewhere.",
    "The liver scan shows two spots. No disease is seen outside it.",
    "The MRI shows two spots. No CT of the chest was done. No disease is seen outside the liver.",
    "The MRI shows two spots. She is waiting for a PET. None seen elsewhere.",
    "The MRI shows two spots. She keeps her pet dog and a chest of drawers.",
]
WIDER = [
    "The MRI shows two spots. CT of chest, belly and pelvis shows no disease outside the liver.",
    "The MRI shows two spots. CT of chest, abdomen and pelvis shows nothing elsewhere.",
    "The MRI shows two spots. A PET scan shows nothing else.",
    "The MRI shows two spots, the PET-CT no more.",
    "The MRI shows two spots. The chest scan finds active cancer in both lungs.",
    "The MRI shows two spots. Scans of the chest and the bones are clear.",
    "The MRI shows two spots. The other scans are back.",
    "The MRI shows two spots. The staging is complete.",
    "The MRI shows two spots. A biopsy of the lung has settled it.",
    "The MRI shows two spots. A whole-body MRI shows nothing else.",
    "Before the MRI. No disease is seen outside the liver.",
    "He is 60. No disease is seen outside the liver.",
    "",
]


@pytest.mark.parametrize("told", ALONE)
def test_a_liver_scan_alone_is_noted(told):
    [sentence] = liver_scan_alone(told, "none seen")
    assert sentence.startswith("disease elsewhere is none seen, but the only scan told of is")
    assert "CT of chest, abdomen and pelvis, or PET" in sentence


@pytest.mark.parametrize("told", WIDER)
def test_a_scan_that_looks_further_is_enough_and_so_is_none_at_all(told):
    assert list(liver_scan_alone(told, "none seen")) == []


@given(st.lists(st.sampled_from(ALONE), max_size=3), st.sampled_from(WIDER[:4]), st.lists(st.sampled_from(WIDER)))
def test_one_wider_scan_is_enough_in_any_company(alone, wider, others):
    assert list(liver_scan_alone(" ".join([*alone, wider, *others]), "suspected")) == []
