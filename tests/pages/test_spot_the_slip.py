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
    visitor.tap_sentence(other)
    assert slip.sentences[other].feedback[:40] in read(visitor)
    assert "The slip is still in the letter" in read(visitor)
    assert slip.fault not in read(visitor)
    visitor.tap_sentence(slip.place)
    assert all(text[:40] in read(visitor) for text in unsaid)
    assert "found it at tap 2" in read(visitor)
    visitor.press("letter_again")
    assert "taps" not in visitor.address


def test_taps_that_nobody_could_make_are_left_out():
    visitor = Visitor().to("spot_the_slip", taps="nobody_1.x.arthur-signal-box_99._.arthur-signal-box_two")
    assert "This sentence" not in read(visitor)


def test_the_next_letter_follows_once_the_slip_is_found_until_the_last():
    visitor = Visitor().to("spot_the_slip")
    for place, slip in enumerate(SLIPS, start=1):
        assert "next_letter" not in [button.key for button in visitor.test.button]
        visitor.tap_sentence(slip.place)
        if place < len(SLIPS):
            assert visitor.press("next_letter").address["letter"] == str(place + 1)
    assert f"the last of {len(SLIPS)} letters" in read(visitor)


def test_a_letter_is_a_letter_and_a_tap_that_nobody_could_make_changes_nothing():
    visitor = Visitor().to("spot_the_slip")
    [sent] = visitor.sent("cryoteach_letter").values()
    assert [sentence["text"] for sentence in sent["sentences"]] == [sentence.text for sentence in SLIPS[0].sentences]
    assert {sentence["note"] for sentence in sent["sentences"]} == {None}
    for strange in (99, -1, "two", None):
        visitor.tell("cryoteach_letter", "letter", "tapped", strange)
        assert "taps" not in visitor.address
