"""Cards that the trainer counts: the same figures as phones, typed in again at will, in no flow, and refused calmly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.rooms.events import MOST_CARDS, CardsCounted, SameCards, event_key
from cryoteach.domain.rooms.refusals import refusal
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.views import screen_view
from cryoteach.domain.rooms.votes.debrief import debrief, suggestion
from cryoteach.domain.rooms.votes.flows import flows_of
from cryoteach.domain.rooms.votes.rows import votes_rows
from cryoteach.domain.rooms.votes.tallies import confident_wrong, right_share, tally_of
from tests.domain.rooms.lessons import LIMITING, PHONES, VERDICT, goes_to, happens, room_of, voted, votes

COUNTS = st.lists(
    st.builds(
        SameCards,
        said=st.sampled_from(["vw", "vo", "vc"]),
        sure=st.sampled_from([None, 1, 2, 3]),
        count=st.integers(1, 6),
    ),
    max_size=8,
)


def counted(room: Room, *counts: SameCards, **more: int) -> CardsCounted:
    """What a trainer types in who has seen everything so far."""
    seen = {"revision": room.typed_in.get((room.item, room.round), 0)}
    return CardsCounted.model_validate({"item": room.item, "round": room.round, "counts": counts, **seen, **more})


def cards(said: str, count: int, sure: int | None = None) -> SameCards:
    return SameCards(said=said, sure=sure, count=count)


def asked() -> Room:
    return goes_to(room_of(VERDICT, LIMITING), "commit")


@given(COUNTS)
def test_a_tally_gives_the_same_figures_as_phones(counts: list[SameCards]):
    of_cards = happens(asked(), counted(asked(), *counts))
    of_phones = votes(asked(), *[(each.said, each.sure) for each in counts for _ in range(each.count)])
    for with_key in (False, True):
        mine, theirs = (tally_of(room, 0, 1, with_key=with_key) for room in (of_cards, of_phones))
        assert mine.model_copy(update={"on_cards": 0}) == theirs
        assert mine.on_cards == mine.voters == sum(each.count for each in counts)
    assert confident_wrong(of_cards, 0, 1) == confident_wrong(of_phones, 0, 1)
    assert right_share(of_cards, 0, 1) == right_share(of_phones, 0, 1)
    assert suggestion(of_cards, 0) == suggestion(of_phones, 0)
    ends = [goes_to(room, "closed", "reveal", "model", "debrief") for room in (of_cards, of_phones)]
    assert debrief(ends[0]) == debrief(ends[1])


def test_a_later_tally_stands_in_the_place_of_the_earlier_and_leaves_phones_alone():
    room = votes(asked(), ("vo", 3), ("vw", 1))
    room = happens(room, counted(room, cards("vo", 5, 2)))
    room = happens(room, counted(room, cards("vc", 2)))
    assert {row.said: row.count for row in tally_of(room, 0, 1).rows} == {"vw": 1, "vo": 1, "vc": 2}
    assert room.phones == frozenset(PHONES[:2])
    room = happens(room, counted(room))
    assert tally_of(room, 0, 1).voters == 2
    assert happens(room, voted(room, PHONES[2], "vc")).phones == frozenset(PHONES[:3])


def test_the_same_form_sent_twice_is_the_same_and_a_correction_is_not():
    first = counted(asked(), cards("vo", 5))
    assert event_key(first) == event_key(first.model_copy(update={"at": 9}))
    assert event_key(first) != event_key(first.model_copy(update={"revision": 1}))
    assert event_key(first) != event_key(counted(asked(), cards("vo", 6)))


def test_nobody_knows_who_moved_of_cards_and_the_flows_say_so():
    room = happens(asked(), counted(asked(), cards("vw", 8, 3), cards("vo", 2, 1)))
    room = votes(room, ("vw", 1))
    room = goes_to(room, "closed", "reveal", "talk", "revote")
    room = votes(happens(room, counted(room, cards("vo", 9))), ("vo", 1))
    found = flows_of(goes_to(room, "closed", "reveal2"), 0)
    assert (found.both, found.voters, found.moved, found.cards) == (1, 1, 1, 10)
    shown = screen_view(goes_to(room, "closed", "reveal2"))
    assert (shown.first.voters, shown.second.voters) == (11, 10)


def test_the_rows_say_what_was_typed_in():
    room = votes(asked(), ("vo", 3))
    room = happens(room, counted(room, cards("vo", 5, 3), cards("vc", 1)))
    assert [(row["answer"], row["certainty"], row["count"], row["by hand"]) for row in votes_rows(room)] == [
        ("outside the limits", "3", 6, 5), ("cannot tell", "not given", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (lambda room: counted(room, cards("vo", 1), round=2), "closed"),
        (lambda room: counted(room, cards("vo", 1), item=1), "closed"),
        (lambda room: counted(room, cards("vo", MOST_CARDS), cards("vw", 1)), "too-many"),
        (lambda room: counted(room, cards("c0", 1)), "does-not-fit"),
        (lambda room: counted(room, cards("vo", 1), revision=1), "revised"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(typed: object, reason: str):
    refused = refusal(asked(), typed(asked()))
    assert refused is not None
    assert refused.reason == reason
    assert refused.words.endswith((".", "be."))


def test_once_the_vote_is_closed_nothing_is_typed_in():
    closed = goes_to(asked(), "closed")
    assert refusal(closed, counted(closed, cards("vo", 1))).reason == "closed"
    assert refusal(asked(), counted(asked(), cards("vo", MOST_CARDS))) is None
