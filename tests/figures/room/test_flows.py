"""The chart of who moved: counts of phones, and the way to the key only where it is known."""

from cryoteach.figures.parts.room_examples import MOVES
from cryoteach.figures.room import flows


def test_the_bands_add_up_to_those_who_voted_twice():
    (sankey,) = flows.figure(MOVES).data
    assert sum(sankey.link.value) == MOVES.both == sum(row[2] for row in flows.table(MOVES).rows)


def test_the_way_to_the_key_is_told_in_words_and_only_where_it_is_known():
    ways = [row[3] for row in flows.table(MOVES, "vo").rows]
    assert ways == ["stayed", "moved to the key", "moved away from the key", "stayed", "moved to the key", "stayed"]
    hidden = MOVES.model_copy(update={"to_key": None, "from_key": None})
    assert "the key" not in flows.figure(hidden).to_json()
    assert flows.figure(hidden).layout.title.text == "14 of 29 changed their answer"


def test_nobody_voted_twice():
    nobody = MOVES.model_copy(update={"both": 0, "flows": ()})
    assert flows.figure(nobody).layout.title.text == "Nobody voted twice on this question"
