"""The chart of a vote: nothing of the key before it may be known, and nobody's certainty below five voters."""

from cryoteach.figures.parts.room_examples import VOTES
from cryoteach.figures.room import votes

UNKNOWN = VOTES.model_copy(update={"rows": tuple(row.model_copy(update={"right": None}) for row in VOTES.rows)})
FEW = VOTES.model_copy(update={"rows": tuple(row.model_copy(update={"by_sure": None}) for row in VOTES.rows)})


def test_wrong_and_sure_comes_first_once_the_key_is_known_and_the_order_of_the_question_before():
    assert [row[0] for row in votes.table(VOTES).rows] == ["within the limits", "cannot tell", "outside the limits"]
    assert [row[0] for row in votes.table(UNKNOWN).rows] == [row.words for row in VOTES.rows]


def test_before_the_key_is_known_the_chart_tells_nothing_of_it():
    drawn = votes.figure(UNKNOWN).to_json()
    assert "●" not in drawn
    assert {row[-1] for row in votes.table(UNKNOWN).rows} == {None}


def test_below_five_voters_one_bar_stands_for_all():
    drawn = votes.figure(FEW)
    assert [bar.name for bar in drawn.data if bar.type == "bar"] == ["answers"]
    assert "no certainty" in drawn.layout.title.subtitle.text
    assert votes.table(FEW).rows[0][2:6] == (None, None, None, None)


def test_the_parts_of_a_bar_add_up_to_its_answer():
    bars = [bar for bar in votes.figure(VOTES).data if bar.type == "bar"]
    assert [sum(part) for part in zip(*(bar.x for bar in bars), strict=True)] == [13, 6, 12]


def test_nobody_voted():
    nobody = VOTES.model_copy(update={"voters": 0, "rows": ()})
    assert votes.figure(nobody).layout.title.text == "Nobody has voted on this question"
