"""The letters as read: one that cannot be used is left out with every problem, the others stay."""

from tests.domain.fictional import SHIPPED

NAME = next(iter(SHIPPED.teaching.slips))


def test_a_letter_about_a_real_person_is_left_out_and_says_why(library):
    library.change(f"content/slips/{NAME}.yaml", lambda slip: slip["sentences"][0].update(text="Mrs Jones is here."))
    [problem] = library.problems()
    assert (problem.file, problem.place) == (f"content/slips/{NAME}.yaml", "sentences.0.text")
    assert "fictional people only" in problem.message
    assert library.load().teaching.slips.keys() == SHIPPED.teaching.slips.keys() - {NAME}


def test_a_letter_with_two_slips_is_left_out(library):
    library.change(f"content/slips/{NAME}.yaml", lambda slip: [s.update(slip=True) for s in slip["sentences"]])
    [problem] = library.problems()
    assert "exactly one sentence holds the slip" in problem.message
