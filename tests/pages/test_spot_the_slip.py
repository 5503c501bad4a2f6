"""Chapter 10: whichever sentence is tapped is explained, and nothing else is before the slip is found."""

import pytest

from cryoteach.wiring import content
from tests.pages.practice import read
from tests.pages.visitor import Visitor

SLIPS = list(content().teaching.slips.values())


@pytest.mark.parametrize("place", range(len(SLIPS)))
def test_a_tap_explains_its_own_sentence_only_until_the_slip_is_found(place):
    slip = SLIPS[place]
    other = next(i for i, sentence in enumerate(slip.sentences) if not sentence.slip)
    visitor = Visitor().to("spot_the_slip", letter=str(place + 1))
    unsaid = [slip.fault, slip.teaching_point, *(sentence.feedback for sentence in slip.sentences)]
    assert [text for text in unsaid if text[:40] in read(visitor)] == []
    visitor.press(f"sentence_{slip.id}_{other}")
    assert slip.sentences[other].feedback[:40] in read(visitor)
    assert "The slip is still in the letter" in read(visitor)
    assert slip.fault not in read(visitor)
    visitor.press(f"sentence_{slip.id}_{slip.place}")
    assert all(text[:40] in read(visitor) for text in unsaid)
    assert "found it at tap 2" in read(visitor)
    visitor.press("letter_again")
    assert "taps" not in visitor.address


def test_taps_that_nobody_could_make_are_left_out():
    visitor = Visitor().to("spot_the_slip", taps="nobody_1.x.arthur-signal-box_99._.arthur-signal-box_two")
    assert "This sentence" not in read(visitor)
