"""The rows of a file add up to the log, and say nothing of anybody."""

from cryoteach.domain.rooms.votes.rows import COLUMNS, columns_rows, votes_rows
from tests.domain.fictional import LEAFLET
from tests.domain.rooms.lessons import DIAL, PHONES, THOUSAND, VERDICT, goes_to, room_of, votes


def test_there_is_a_row_for_each_answer_and_certainty():
    room = votes(goes_to(room_of(), "commit"), ("vo", 3), ("vo", 3), ("vo", 1), "vw", ("vw", 2))
    rows = votes_rows(room)
    assert [(row["answer"], row["certainty"], row["count"], row["right"]) for row in rows] == [
        ("within the limits", "not given", 1, "no"), ("within the limits", "2", 1, "no"),
        ("outside the limits", "1", 1, "yes"), ("outside the limits", "3", 2, "yes"),
    ]  # fmt: skip
    assert {tuple(row) for row in rows} == {tuple(COLUMNS)}
    assert rows[0] | {"answer": "", "certainty": "", "count": 0, "right": ""} == {
        "item": 1, "about": "callum-bowling-green", "stage": 3, "round": 1, "answer": "", "certainty": "", "count": 0,
        "by hand": 0, "right": "", "key": "outside the limits", "voters": 5, "profile": "leaflet",
        "version": LEAFLET.version,
    }  # fmt: skip
    assert not any(phone in str(rows) for phone in PHONES[:5])


def test_a_small_group_says_nobodys_certainty():
    rows = votes_rows(votes(goes_to(room_of(), "commit"), ("vo", 3), ("vo", 1)))
    assert [(row["certainty"], row["count"]) for row in rows] == [("not listed", 2)]


def test_numbers_and_dials_have_rows_too():
    room = goes_to(votes(goes_to(room_of(THOUSAND, DIAL), "commit"), "n12", "n700"), "reveal", "commit")
    rows = votes_rows(votes(room, "n4"))
    assert [(row["about"], row["stage"], row["answer"], row["right"], row["key"]) for row in rows] == [
        ("number", "", "12 people", "yes", "9 people"), ("number", "", "700 people", "no", "9 people"),
        ("limit of few-lesions", "", "4 tumours", "", ""),
    ]  # fmt: skip
    assert [row["profile"] for row in rows] == ["", "", "leaflet"]


def test_sums_equal_the_log():
    room = goes_to(votes(goes_to(room_of(VERDICT), "commit"), *["vo"] * 9), "reveal", "talk", "revote")
    rows = votes_rows(votes(room, *[("vw", 2)] * 7))
    assert [sum(row["count"] for row in rows if row["round"] == round_) for round_ in (1, 2)] == [9, 7]


def test_every_column_says_what_it_means():
    assert [row["column"] for row in columns_rows()] == list(COLUMNS)
    assert all(row["meaning"] for row in columns_rows())
