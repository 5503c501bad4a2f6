"""Spread that the story tells of has to stand in the findings; what it denies or asks about has not."""

import pytest

from cryoteach.domain.rules.patient import Person
from cryoteach.domain.story_checks.finding_words import words_against_findings

NONE_SEEN = Person(extrahepatic_disease="none-seen")


@pytest.mark.parametrize(
    "story",
    [
        "The chest scan shows lung nodules.",
        "By then it had spread to the lung. He went on working.",
        "There are nodules in both lungs.",
        "The scan finds cancer in the bones of her back.",
        "It has spread beyond the liver.",
        "Two brain metastases are seen.",
        "There are deposits on the peritoneum.",
        "It has reached his lymph nodes.",
    ],
)
def test_spread_in_words_against_none_seen_is_told(story):
    [found] = words_against_findings(story, [NONE_SEEN])
    assert "but extrahepatic_disease is none-seen; change the words, or hold it" in found
    for held in ("suspected", "confirmed"):
        assert list(words_against_findings(story, [NONE_SEEN, Person(extrahepatic_disease=held)])) == []


@pytest.mark.parametrize(
    "story",
    [
        "No disease is seen outside the liver.",
        "There is no sign of spread to the lungs.",
        "She asks whether it has spread to the lung.",
        "The scan was done to look for lung nodules.",
        "Lung nodules have been ruled out.",
        "He has never smoked, and his chest is clear. His liver holds the spots.",
        "His father died of cancer in the bones.",
        "The cancer began in the bowel and lies in the liver.",
    ],
)
def test_what_is_denied_asked_or_told_of_others_is_no_claim(story):
    assert list(words_against_findings(story, [NONE_SEEN])) == []


def test_spread_that_nobody_has_looked_for_cannot_be_told_as_known():
    [found] = words_against_findings("The chest scan shows lung nodules.", [Person(), NONE_SEEN])
    assert "extrahepatic_disease is none-seen, unknown" in found
