"""Reviews: an answer holds for one version; a disagreement stays until whoever disagreed has answered anew."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.evidence.reviews import ClinicalReview, ReviewAnswer, ReviewItem, minutes_to_read, state_of

NOW, BEFORE = "now", "before"
ITEMS = [ReviewItem(id=name, kind="case", title=name, claims=("claimed",), version=NOW) for name in ("a", "b")]


def review(reviewer="Dr A", date="2026-11-27", **answers):
    """Make one reviewer's answers: ``a="agree"``, or ``a=("change", "why", version)``."""
    given = {name: (answer, "", NOW) if isinstance(answer, str) else answer for name, answer in answers.items()}
    return ClinicalReview(
        reviewer=reviewer,
        date=date,
        answers=tuple(ReviewAnswer(id=n, version=v, answer=a, why=w) for n, (a, w, v) in given.items()),
    )


def told(said):
    return [(each.id, each.reviewer, each.holds) for each in said]


def test_an_item_is_agreed_with_as_it_is_now_and_no_other_is():
    state = state_of(ITEMS, [review(a="agree", b=("agree", "", BEFORE), c="agree")])
    assert list(state.agreed) == ["a"]
    assert told(state.outdated) == [("b", "Dr A", "edited since"), ("c", "Dr A", "gone")]
    assert state.items == 2


@pytest.mark.parametrize("reverse", [False, True])
def test_a_disagreement_is_listed_also_beside_somebody_elses_agreement(reverse):
    reviews = [review(a=("change", "too strict", NOW)), review("Dr B", "2026-12-01", a="agree")]
    state = state_of(ITEMS, reversed(reviews) if reverse else reviews)
    assert told(state.disagreements) == [("a", "Dr A", "still")]
    assert state.disagreements[0].why == "too strict"
    assert state.agreed == {}


def test_whoever_disagreed_settles_it_by_answering_anew():
    state = state_of(ITEMS, [review(date="2026-12-01", a="agree"), review(a=("change", "too strict", BEFORE))])
    assert state.disagreements == ()
    assert list(state.agreed) == ["a"]


def test_an_edit_does_not_drop_a_disagreement_and_lets_others_agree():
    reviews = [review(a=("change", "too strict", BEFORE)), review("Dr B", a="agree")]
    state = state_of(ITEMS, reviews)
    assert told(state.disagreements) == [("a", "Dr A", "edited since")]
    assert list(state.agreed) == ["a"]


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ([{"answer": "change"}], "why has to say what should change"),
        ([{"why": "hm"}], "answer has to be agree or change"),
        ([{"answer": "agree"}, {"answer": "agree"}], "a is answered twice"),
        ([{}], "no item is answered"),
    ],
)
def test_an_answer_that_says_too_little_or_too_much_is_refused(answers, wrong):
    given = [{"id": "a", "version": NOW, **answer} for answer in answers]
    with pytest.raises(ValidationError, match=wrong):
        ClinicalReview(reviewer="Dr A", date="2026-11-27", answers=given)


def test_reading_takes_at_least_a_minute():
    assert [minutes_to_read(words) for words in (0, 200, 201)] == [1, 1, 2]
