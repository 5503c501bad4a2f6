"""Fit or frail, slow or fast: a word that claims more than any finding holds is found."""

import pytest

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.story_checks.condition_words import words_against_limits
from tests.domain.fictional import LEAFLET, ideal_person, next_past

FAST = next_past(LEAFLET.condition("slow-growing"))
UNFIT = next_past(LEAFLET.condition("fit"))


def found(story, *people):
    return list(words_against_limits(story, [assess(person, LEAFLET) for person in people]))


@pytest.mark.parametrize(
    ("story", "changed"),
    [
        ("He is otherwise fit.", {"performance_status": UNFIT}),
        ("She is FIT and walks.", {"performance_status": None}),
        ("He is frail now.", {}),
        ("She is not fit.", {}),
        ("It is a slow-growing cancer.", {"doubling_time_days": FAST}),
        ("They grow very slowly.", {"doubling_time_days": None}),
        ("It grows fast.", {}),
        ("A fast growing tumour.", {}),
        ("A fit 61-year-old farmer.", {"performance_status": UNFIT}),
        ("A fit and cheerful retired baker.", {"performance_status": UNFIT}),
        ("She feels fit and strong.", {"performance_status": UNFIT}),
        ("He is as fit as a fiddle.", {"performance_status": UNFIT}),
        ("She isn’t fit.", {}),
        ("A slowly growing cancer.", {"doubling_time_days": FAST}),
        ("A rapidly growing cancer.", {}),
        ("It is quickly enlarging.", {}),
    ],
)
def test_a_word_that_no_finding_holds_is_found(story, changed):
    [sentence] = found(story, ideal_person(**changed))
    assert "change the word or the finding" in sentence


@pytest.mark.parametrize(
    ("story", "changed"),
    [
        ("He is otherwise fit.", {}),
        ("It is slow growing.", {}),
        ("It grows fast.", {"doubling_time_days": FAST}),
        ("She is frail.", {"performance_status": UNFIT}),
        ("A fit 61-year-old farmer feels fit and strong.", {}),
        ("A slowly growing cancer.", {}),
        ("A rapidly growing cancer.", {"doubling_time_days": FAST}),
        ("Fit to drive? He is fit to drive. The grip is a good fit.", {"performance_status": UNFIT}),
        ("A fit woke her, after a fit of coughing. The shoe does not fit.", {"performance_status": UNFIT}),
        ("He no longer feels fit. The shoe does not fit and doesn't fit.", {}),
        ("He is slowly growing tired of it.", {"doubling_time_days": FAST}),
        ("It fits in a pocket. The bus is fit for scrap. His children grow.", {"performance_status": UNFIT}),
    ],
)
def test_a_word_that_holds_or_speaks_of_something_else_is_left_alone(story, changed):
    assert found(story, ideal_person(**changed)) == []


def test_a_word_may_belong_to_any_stage_and_without_a_key_nothing_is_said():
    assert found("He is otherwise fit.", ideal_person(), ideal_person(performance_status=UNFIT)) == []
    assert list(words_against_limits("He is otherwise fit.", [])) == []
