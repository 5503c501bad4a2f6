"""A tally counts every voter once, says nobody's certainty in a small group, and tells the key only when it may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.rooms.items import question_of
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.tallies import Share, confident_wrong, right_share, tally_of
from tests.domain.rooms.lessons import (
    CHOICE,
    DIAL,
    EVERY_KIND,
    LIMITING,
    THOUSAND,
    VERDICT,
    goes_to,
    room_of,
    votes,
)  # fmt: skip

FITTING = {
    "verdict": ["vw", "vo", "vc"], "more-same-less": ["sm", "ss", "sl"], "limiting-conditions": ["l00", "l14", "l3f"],
    "choice": ["c0", "c1", "c2", "c3"], "number": ["n1", "n9", "n40", "n900.5"], "dial": ["n2", "n3", "n5"],
}  # fmt: skip
many = st.lists(st.tuples(st.integers(0, 3), st.sampled_from([None, 1, 2, 3])), max_size=40)


def voted_on(item: object, cast: list[tuple[int, int | None]]) -> Room:
    """A room of one item with these votes; an answer is the place in what fits."""
    room = goes_to(room_of(item), "commit")
    fitting = FITTING[_kind(item)]
    return votes(room, *((fitting[which % len(fitting)], sure) for which, sure in cast))


def _kind(item: object) -> str:
    if item.kind != "stage":
        return item.kind
    return question_of(item, room_of(item).opened).kind


@given(st.sampled_from(EVERY_KIND), many, st.booleans())
def test_every_voter_is_counted_once(item: object, cast: list[tuple[int, int | None]], with_key: bool):  # noqa: FBT001
    tally = tally_of(voted_on(item, cast), 0, 1, with_key=with_key)
    assert tally.voters == len(cast) == sum(row.count for row in tally.rows)
    splits = [row.by_sure for row in tally.rows]
    if len(cast) >= 5:
        assert [sum(split) for split in splits] == [row.count for row in tally.rows]
    else:
        assert set(splits) <= {None}
    shares = [row.share for row in tally.rows]
    assert (sum(shares) == pytest.approx(1)) if len(cast) >= 10 else set(shares) <= {None}


def test_rows_stand_in_the_order_of_the_question_and_then_surest_wrong_first():
    room = voted_on(VERDICT, [(0, 3), (0, 3), (1, 3), (1, 1), (1, 2), (2, None)])
    tally = tally_of(room, 0, 1, with_key=True)
    assert [(row.said, row.words, row.count, row.right) for row in tally.rows] == [
        ("vw", "within the limits", 2, False), ("vo", "outside the limits", 3, True), ("vc", "cannot tell", 1, False),
    ]  # fmt: skip
    assert [row.by_sure for row in tally.rows] == [(0, 0, 0, 2), (0, 1, 1, 1), (1, 0, 0, 0)]
    assert [row.said for row in tally.surest_wrong_first] == ["vw", "vc", "vo"]
    assert confident_wrong(room, 0, 1) == Share(count=2, of=6)
    assert right_share(room, 0, 1).share == 0.5


def test_below_five_voters_nobody_is_called_sure_and_wrong():
    room = voted_on(VERDICT, [(0, 3)] * 4)
    assert confident_wrong(room, 0, 1) is None
    assert [row.said for row in tally_of(room, 0, 1, with_key=True).surest_wrong_first] == ["vw", "vc", "vo"]
    assert Share(count=0, of=0).share == 0
    assert confident_wrong(voted_on(DIAL, [(0, 3)] * 6), 0, 1) is None


def test_the_key_is_told_when_it_is_shown():
    room = voted_on(VERDICT, [(0, None)])
    assert [row.right for row in tally_of(room, 0, 1).rows] == [None] * 3
    shown = goes_to(room, "reveal", "model")
    assert [row.right for row in tally_of(shown, 0, 1).rows] == [False, True, False]


def test_numbers_are_listed_by_value_and_with_the_key_by_how_far_they_are_off():
    room = voted_on(THOUSAND, [(3, None), (0, None), (1, None), (1, None), (2, None)])
    assert [(row.said, row.count) for row in tally_of(room, 0, 1).rows] == [
        ("n1", 1),
        ("n9", 2),
        ("n40", 1),
        ("n900.5", 1),
    ]
    known = tally_of(room, 0, 1, with_key=True)
    assert [(row.words, row.count, row.right) for row in known.rows] == [
        ("right", 2, True), ("near", 2, False), ("far off", 1, False),
    ]  # fmt: skip


def test_conditions_are_counted_as_sets_and_one_by_one():
    room = voted_on(LIMITING, [(1, None), (1, None), (2, None), (0, None)])
    tally = tally_of(room, 0, 1)
    assert [(row.said, row.count) for row in tally.rows] == [("l14", 2), ("l00", 1), ("l3f", 1)]
    assert [(named.condition, named.count, named.decides) for named in tally.named] == [
        ("chemotherapy-first", 1, None), ("fit", 1, None), ("few-lesions", 3, None), ("small-lesions", 1, None),
        ("slow-growing", 3, None), ("no-spread", 1, None),
    ]  # fmt: skip
    known = tally_of(room, 0, 1, with_key=True)
    assert [named.condition for named in known.named if named.decides] == ["few-lesions", "slow-growing"]
    assert [row.right for row in known.rows] == [True, False, False]


def test_options_that_nobody_chose_are_listed_too():
    assert [row.count for row in tally_of(voted_on(CHOICE, [(1, None)]), 0, 1).rows] == [0, 1, 0, 0]


def test_the_same_answer_written_otherwise_is_the_same_answer():
    room = votes(goes_to(room_of(THOUSAND), "commit"), "n9", "n9.0", "n09")
    assert [(row.said, row.count) for row in tally_of(room, 0, 1).rows] == [("n9", 3)]
