"""Does a story say what its findings say? What contradicts is found; what speaks of something else is left alone."""

import pytest

from cryoteach.domain.rules.patient import Person
from cryoteach.domain.story_checks.finding_words import words_against_findings

HELD = Person(lesion_count=3, largest_diameter_cm=2.4, performance_status=1)

CONTRADICTIONS = [
    ("Her scan shows four lesions.", "'four lesions', but lesion_count is 3"),
    ("4 small liver tumours are seen.", "'4 small liver tumours', but lesion_count is 3"),
    ("A solitary deposit of 2.4 cm.", "a single tumour, but lesion_count is 3"),
    ("A single small metastasis, 2.4 cm.", "a single tumour, but lesion_count is 3"),
    ("In 2024 five shadows were seen.", "'five shadows', but lesion_count is 3"),
    ("Twelve\nsecondaries are seen.", "'twelve secondaries', but lesion_count is 3"),
    ("The largest is 5 cm across.", "'5 cm', but largest_diameter_cm is 2.4"),
    ("The largest is five centimetres across.", "'five centimetres', but largest_diameter_cm is 2.4"),
    ("The largest is 25 mm across.", "'25 mm', but largest_diameter_cm is 2.4"),
    ("They measure 1 cm and 2 cm.", "the words never give the largest diameter, 2.4 cm"),
    ("She is ECOG 2.", "'ecog 2', but performance_status is 1"),
    ("Her ECOG performance status is 3.", "'ecog performance status is 3', but performance_status is 1"),
    ("ECOG: 3.", "'ecog: 3', but performance_status is 1"),
    ("ECOG PS 2.", "'ecog ps 2', but performance_status is 1"),
    ("ECOG-PS 3.", "'ecog-ps 3', but performance_status is 1"),
    ("ECOG grade 3.", "'ecog grade 3', but performance_status is 1"),
    ("Performance status: 3.", "'performance status: 3', but performance_status is 1"),
    ("A dozen spots.", "'a dozen spots', but lesion_count is 3"),
    ("Half a dozen lesions.", "'half a dozen lesions', but lesion_count is 3"),
    ("Two dozen small tumors.", "'two dozen small tumors', but lesion_count is 3"),
    ("Lesions: 4.", "'lesions: 4', but lesion_count is 3"),
    ("Number of liver lesions: four.", "'number of liver lesions: four', but lesion_count is 3"),
    ("The largest is 5 cms across.", "'5 cms', but largest_diameter_cm is 2.4"),
    ("Performance status of 0.", "'performance status of 0', but performance_status is 1"),
]


@pytest.mark.parametrize(("story", "sentence"), CONTRADICTIONS)
def test_a_word_or_number_that_no_finding_holds_is_found(story, sentence):
    [found] = words_against_findings(story, [HELD])
    assert sentence in found


@pytest.mark.parametrize(
    "story",
    [
        "Her scan shows three lesions, the largest 2.4 cm, the others 1 cm and 8 mm. She is ECOG 1.",
        "3 small liver tumours; the largest is a 24 mm tumour.",
        "A 2.4 cm lesion and two more: three lesions in all.",
        "Two of her tumours have shrunk. In 2023 three deposits were seen.",
        "After four cycles of chemotherapy, six months later, nothing has changed. A single scan was taken.",
        "Twenty-one lesions would be many; two lung spots were old.",
        "Lesions: 3. Lesions: 2.4 cm and 1.2 cm. Lesions: 2.4 cms. ECOG: 1. ECOG PS 1. Performance status: 1.",
        "A dozen eggs, half a dozen lambs, a dozen of the lesions in her book. Skin lesion scan at 4.",
        "Segment 4 holds the largest. A 12 week course. T2 lesions, 1.5T scanner.",
        "",
    ],
)
def test_what_the_findings_hold_and_what_speaks_of_something_else_is_left_alone(story):
    assert list(words_against_findings(story, [HELD])) == []


def test_what_is_not_known_contradicts_any_number():
    found = list(words_against_findings("Three lesions, the largest 2 cm, ECOG 1.", [Person()]))
    assert [sentence.partition(", but ")[2] for sentence in found] == [
        "lesion_count is unknown",
        "largest_diameter_cm is unknown",
        "performance_status is unknown",
    ]


def test_a_number_may_belong_to_any_stage():
    stages = [Person(lesion_count=2), Person(lesion_count=3), Person()]
    assert list(words_against_findings("Two lesions, then three lesions.", stages)) == []
    [found] = words_against_findings("Four lesions.", stages)
    assert "lesion_count is 2, 3, unknown" in found


def test_one_lesion_may_be_called_solitary():
    person = Person(lesion_count=1, largest_diameter_cm=6.0)
    assert list(words_against_findings("A solitary tumour: one lesion, 60 mm wide.", [person])) == []


def test_everything_that_contradicts_is_found_at_once():
    assert len(list(words_against_findings("Five lesions, 9 cm and 8 cm, ECOG 4.", [HELD]))) == 4


def test_both_lobes_need_two_lesions():
    for story in ("It lies in both lobes.", "Bilobar disease."):
        [found] = words_against_findings(story, [Person(lesion_count=1)])
        assert "both lobes, but lesion_count is 1" in found
    assert list(words_against_findings("They lie in both lobes.", [Person(lesion_count=2)])) == []
    assert list(words_against_findings("Spots in both lobes, not yet counted.", [Person()])) == []


@pytest.mark.parametrize(
    "words",
    [
        *("doubles in volume in about 60 days", "doubling time of 60 days", "doubles every sixty-odd days"),
        "takes about 60 days to double in volume",
    ],
)
def test_the_days_of_a_doubling_are_compared(words):
    found = list(words_against_findings(f"It {words}.", [Person(doubling_time_days=90)]))
    assert len(found) == ("60" in words)
    assert list(words_against_findings(f"It {words}.", [Person(doubling_time_days=60)])) == []


def test_fitness_may_be_spelt_out():
    [found] = words_against_findings("She is graded ECOG two.", [HELD])
    assert "performance_status is 1" in found
