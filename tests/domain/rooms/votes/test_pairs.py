"""Pairs lead back to nobody: random order, fresh numbers, no times, and none of a small group."""

import random

from cryoteach.domain.rooms.events import Measured
from cryoteach.domain.rooms.measure import form_of
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.pairs import count_columns, measure_columns, measure_counts, measure_rows, pairs_of
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import PHONES, VERDICT, goes_to, happens, room_of

RIGHT = ("c03", "c10", "c01", "c02", "c00", "c03")


def measured(phone: str, part: str, right: int) -> Measured:
    """The replies of a phone of which so many are right: the first ones; the rest is wrong or left open."""
    wrong = ("c20", "c21", "", "c20", "", "c11")
    replies = (*RIGHT[:right], *wrong[right:])
    return Measured.model_validate({"phone": phone, "form": form_of(phone, part), "part": part, "replies": replies})


def room_with(scores: list[tuple[int | None, int | None]]) -> Room:
    """A room in which each phone had so many right before and after; None: it did not answer."""
    room = goes_to(room_of(VERDICT, measure=FORMS), "measure")
    parts = [(phone, *score) for phone, score in zip(PHONES, scores, strict=False)]
    room = happens(room, *(measured(phone, "before", one) for phone, one, _ in parts if one is not None))
    room = goes_to(room, "commit", "reveal", "debrief", "measure")
    return happens(room, *(measured(phone, "after", other) for phone, _, other in parts if other is not None))


def test_a_pair_is_a_phone_that_answered_both():
    room = room_with([(2, 4), (3, None), (None, 5)])
    (pair,) = pairs_of(room)
    assert [sum(right) for right in pair] == [2, 4]
    assert pair[0] == (True, True, False, False, False, False)


def test_rows_are_in_random_order_and_hold_nothing_of_the_phone():
    room = room_with([(place % 6, 6 - place % 3) for place in range(12)])
    rows = measure_rows(room, random.Random(1).randrange)
    assert [row["row"] for row in rows] == list(range(1, 13))
    assert sorted((row["before"], row["after"]) for row in rows) == sorted((p % 6, 6 - p % 3) for p in range(12))
    assert [row["before"] for row in rows] != [place % 6 for place in range(12)]
    assert list(rows[0]) == [column["column"] for column in measure_columns()]
    assert all(row["before"] == sum(row[f"before_{place}"] for place in range(1, 7)) for row in rows)


def test_a_small_group_has_no_rows():
    assert measure_rows(room_with([(1, 2)] * 9), random.Random(1).randrange) == []


def test_in_place_of_pairs_there_are_counts_and_none_of_a_handful_of_phones():
    rows = measure_counts(room_with([(2, 4)] * 10 + [(None, 1)]))
    assert list(rows[0]) == [column["column"] for column in count_columns()]
    assert len(rows) == 24
    before = [row for row in rows if (row["part"], row["form"]) == ("before", "A")]
    assert [(row["phones"], row["right"]) for row in before] == [(5, 5), (5, 5), (5, 0), (5, 0), (5, 0), (5, 0)]
    few = measure_counts(room_with([(2, 4)] * 4))
    assert {row["right"] for row in few} == {"not listed"}
    assert measure_counts(room_of(VERDICT)) == []
