"""Chapter 9: two people, one fact apart; nothing points to it before the commit on both."""

from cryoteach.domain.practice.clinic_list import keys_of
from cryoteach.domain.rules.assessment import Verdict
from cryoteach.widgets.practice.link_parts import pairs_of
from cryoteach.wiring import content
from tests.pages.practice import fill, press, read
from tests.pages.visitor import Visitor

CONTENT = content()
PAIRS = pairs_of(CONTENT.teaching.cases)
KEYS = keys_of(CONTENT.teaching.cases, CONTENT.rules.profiles)


def test_every_pair_hides_its_answer_until_both_are_committed_and_then_says_what_turned():
    for place, pair in enumerate(PAIRS, start=1):
        visitor = Visitor().to("near_twins", pair=str(place))
        assert "What differs" not in read(visitor)
        assert [case.id for case in pair if case.teaching_point[:40] in read(visitor)] == []
        for case in pair:
            fill(visitor, case.id, KEYS[case.id].verdict, 2)
        press(visitor, "Commit on both")
        flipped = len({KEYS[case.id].verdict for case in pair}) > 1
        assert ("The verdict turned with it" if flipped else "The verdict did not turn") in read(visitor)
        assert all(case.teaching_point[:40] in read(visitor) for case in pair)
        assert "The other 5 did not turn" in read(visitor)


def test_a_commit_on_one_alone_is_sent_back():
    visitor = Visitor().to("near_twins")
    fill(visitor, PAIRS[0][0].id, Verdict.WITHIN)
    press(visitor, "Commit on both")
    assert "Choose a verdict first" in read(visitor)
    assert "twins" not in visitor.address


def test_a_pair_can_be_tried_again():
    one, other = (case.id for case in PAIRS[0])
    visitor = Visitor().to("near_twins", twins=f"{one}_w300.{other}_w300.priya-chemistry-lesson_c000")
    assert "What differs" in read(visitor)
    press(visitor, "Try this pair again")
    assert visitor.address["twins"] == "priya-chemistry-lesson_c000"
    visitor.choose("pair_choice", 2)
    assert visitor.address["pair"] == "2"


def test_the_next_pair_follows_at_a_press_until_the_last():
    visitor = Visitor().to("near_twins")
    for place, pair in enumerate(PAIRS, start=1):
        assert "Next pair" not in [button.label for button in visitor.test.button]
        for case in pair:
            fill(visitor, case.id, KEYS[case.id].verdict)
        press(visitor, "Commit on both")
        if place < len(PAIRS):
            press(visitor, "Next pair")
            assert visitor.address["pair"] == str(place + 1)
    assert f"the last of {len(PAIRS)} pairs" in read(visitor)
