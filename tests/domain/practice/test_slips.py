"""A letter with one slip: exactly one, and nobody real in it."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.practice.slips import Slip, problems_of_slip


def letter(*slips, **changed):
    fields = {
        "id": "a-letter",
        "title": "A letter",
        "fault": "A fault",
        "objectives": ["LO2"],
        "misconceptions": ["M4"],
        "author": "A. Trainer",
        "licence": "CC BY 4.0",
        "sentences": [
            {"text": f"Sentence {place}.", "feedback": "It says this.", "slip": place in slips} for place in range(4)
        ],
        "teaching_point": "One gate.",
    }
    return Slip.model_validate({**fields, **changed})


def test_the_place_of_the_slip_is_known():
    assert letter(2).place == 2


@pytest.mark.parametrize("slips", [(), (0, 1)])
def test_exactly_one_sentence_holds_the_slip(slips):
    with pytest.raises(ValidationError, match=f"found {len(slips)}"):
        letter(*slips)


def test_a_real_person_is_refused_in_every_text():
    assert list(problems_of_slip(letter(1))) == []
    sentences = [{"text": "Mrs Jones.", "feedback": "D.O.B. 60", "slip": place == 0} for place in range(4)]
    wrong = letter(title="Mr Smith", fault="LS2 9JT", teaching_point="Miss Brown", sentences=sentences)
    places = [place for place, _ in problems_of_slip(wrong)]
    assert len(set(places)) == 11
    assert ("sentences", 3, "feedback") in places
