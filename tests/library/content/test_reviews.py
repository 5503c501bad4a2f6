"""The form goes out and comes back; what lies in content/reviews lands on what it speaks of, or is told."""

import pytest
import yaml

from cryoteach.errors import ContentError
from cryoteach.library.content.reviews import form, keep_review, read_review

LIMITS = "limit/leaflet/"


def filled_in(library, answer="agree", **more):
    """Fill in the form for all limits of the leaflet."""
    data = yaml.safe_load(form(library.whole))
    data |= {"reviewer": "Dr Zoë Ärzt", "date": "2026-11-27", **more}
    for each in data["answers"]:
        if each["id"].startswith(LIMITS):
            each["answer"] = answer
    return data


def came_back(library, data):
    library.write("review.yaml", yaml.safe_dump(data, allow_unicode=True))
    return read_review(library.path("review.yaml"))


def test_a_form_that_was_filled_in_lands_on_the_profile(library):
    review = came_back(library, filled_in(library))
    kept = keep_review(review, library.path("content/reviews"))
    assert kept.name == "2026-11-27-dr-zo-rzt.yaml"
    loaded = library.load()
    assert loaded.problems == ()
    assert loaded.rules.profiles["leaflet"].reviewer == "reviewed by Dr Zoë Ärzt on 2026-11-27"


def test_a_limit_edited_later_is_unreviewed_again(library):
    keep_review(came_back(library, filled_in(library)), library.path("content/reviews"))
    library.change("content/profiles/leaflet.yaml", lambda data: data["conditions"]["fit"].update(note="Another note."))
    assert library.load().rules.profiles["leaflet"].reviewer == "not yet reviewed by a clinician"


def test_no_review_is_written_over(library):
    review = came_back(library, filled_in(library))
    names = [keep_review(review, library.path("content/reviews")).name for _ in range(3)]
    assert names == [f"2026-11-27-dr-zo-rzt{number}.yaml" for number in ("", "-2", "-3")]
    assert keep_review(review.model_copy(update={"reviewer": "Ω"}), library.path("content/reviews")).stem.endswith(
        "-reviewer"
    )


def test_everything_wrong_with_a_form_is_told_at_once(library):
    data = filled_in(library, reviewer="", date="yesterday", mood="good")
    data["answers"][0]["answer"] = "maybe"
    with pytest.raises(ContentError) as caught:
        came_back(library, data)
    places = {problem.place for problem in caught.value.problems}
    assert {"reviewer", "date", "mood", "answers.0.answer"} <= places
    assert all(problem.line for problem in caught.value.problems)


def test_a_broken_review_is_told_and_the_rest_is_used(library):
    library.path("content/reviews").mkdir()
    library.write("content/reviews/odd.yaml", "reviewer: X\n")
    problems = library.problems()
    assert {problem.file for problem in problems} == {"content/reviews/odd.yaml"}
    assert library.load().teaching.cases == library.whole.teaching.cases


def test_each_kind_stands_once_in_the_order_of_harm(library):
    library.change("content/review/kinds.yaml", lambda data: data.pop())
    (problem,) = library.problems()
    assert "each of limit, case, harm, letter, road, assumption was expected once" in problem.message
    library.write("content/review/kinds.yaml", "limit: first\n")
    assert len(library.problems()) == 1
    assert library.load().review.kinds == ()


def test_a_review_that_was_taken_is_seen_by_whoever_watches_the_files(library):
    before = library.stamp()
    keep_review(came_back(library, filled_in(library)), library.path("content/reviews"))
    assert library.stamp() != before
