"""A tumour cannot have shrunk and be doubling over the same time (issue 10, A1): found in words, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.story_checks.growth_notes import growth_across_drugs, tells_growth
from cryoteach.domain.story_checks.settings import SHRUNK_OR_HELD

ACROSS = [
    "Since chemotherapy the volume doubles in 130 days.",
    "The doubling time since the drugs is 90 days.",
    "During treatment the tumour doubled in volume.",
    "The volume doubles in 85 days on treatment.",
    "While on chemotherapy, it doubles every 90 days.",
    "Between the scan before chemotherapy and the one after, the volume doubled in 130 days.",
    "Against the scan from before chemotherapy, the volume doubles in 120 days.",
    "Compared with the MRI from before the drugs, it takes 200 days to double.",
    "The spots have grown since the drugs.",
    "The largest has enlarged under chemotherapy.",
    "Two scans since chemotherapy have been compared. The volume doubled in 200 days.",
    "She had her first cycle. Since then the volume doubles in 100 days.",
]
UNSAID = [  # as our own cases and letters told it until issue 10
    "Two scans have been compared. The volume doubles in about 85 days.",
    "The MRI shows nine spots. They take about 180 days to double in volume.",
    "Laid beside the MRI of last winter, they double in volume in about 130 days.",
    "Her old scan lies beside it on the desk. The volume doubles in about 170 days.",
    "Growth is put at about 175 days to double.",
    "Two lesions are left in the liver, doubling in about 210 days.",
    "No disease is seen outside the liver, and the doubling time is about 120 days.",
]
INNOCENT = [
    "On two scans from before the drugs, they doubled in volume in about 180 days.",
    "Two scans from before the drugs have been compared. The volume doubled in 91 days.",
    "Between two scans before chemotherapy the volume doubled in 130 days.",
    "Before treatment began the doubling time was 240 days.",
    "The doubling time, untreated, was 150 days.",
    "It doubled in 130 days before she had any drugs.",
    "Prior to chemotherapy the doubling time was 130 days.",
    "It took 130 days to double, before starting treatment.",
    "The volume doubled in 90 days. That was before the first cycle.",
    "Chemotherapy has shrunk the cancer in part.",
    "He doubled his shifts during chemotherapy.",
    "She plays the double bass and never missed a day on treatment.",
    "She grows chillies, and has grown tired since the drugs.",
    "The spots have not grown since chemotherapy.",
    "Nobody knows the doubling time.",
    "How fast it doubles on treatment is not known.",
    "The scan after chemotherapy was clear.",
    "The MRI shows two spots, the largest 1.6 cm across.",
    "",
]


@pytest.mark.parametrize("response", SHRUNK_OR_HELD)
@pytest.mark.parametrize("story", ACROSS)
def test_growth_read_across_the_drugs_is_noted(story, response):
    [sentence] = growth_across_drugs(story, response)
    assert "the words measure growth" in sentence
    assert SHRUNK_OR_HELD[response] in sentence
    assert "two scans before the drugs" in sentence


@pytest.mark.parametrize("story", UNSAID)
def test_growth_that_does_not_say_from_when_is_noted(story):
    [sentence] = growth_across_drugs(story, "partial-response")
    assert "say that it comes from two scans before the drugs" in sentence
    assert tells_growth(story)


@pytest.mark.parametrize("story", INNOCENT)
def test_growth_from_before_the_drugs_and_words_about_something_else_are_left_alone(story):
    assert list(growth_across_drugs(story, "partial-response")) == []


@given(st.lists(st.sampled_from(INNOCENT), max_size=5), st.sampled_from(list(SHRUNK_OR_HELD)))
def test_innocent_sentences_stay_innocent_in_any_company(sentences, response):
    assert list(growth_across_drugs(" ".join(sentences), response)) == []


@given(st.lists(st.sampled_from(INNOCENT[-5:]), max_size=3), st.sampled_from(UNSAID))
def test_what_is_unsaid_is_found_in_any_company_that_does_not_say_it(sentences, unsaid):
    assert list(growth_across_drugs(" ".join([*sentences, unsaid]), "partial-response"))
