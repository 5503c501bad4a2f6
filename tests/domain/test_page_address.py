"""A chapter's own part of the address: kept exactly, and refused aloud where it cannot be used."""

import pytest

from cryoteach.domain.page_address import LONGEST_SHOWN, Former, Order, Part, Phrase, read_address, write_address
from cryoteach.domain.rules.scales import Choice, Quantity

COUNT = Part(kind=Quantity(name="count", label="count", term="", unit="people", low=0, high=9, step=1), default=3)
WAY = Part(kind=Choice(name="way", label="way", term="", options={"up": "upwards", "down": "downwards"}), default="up")
SAID = Part(kind=Phrase(name="said", label="words"), default="")
ORDER = Part(kind=Order(name="order", label="order", letters=("A", "B")), default="A-B")
GUESS = Part(kind=Quantity(name="guess", label="guess", term="", unit="", low=0, high=9, step=1))
CODED = Part(kind=Phrase(name="coded", label="list", form="list"), default="")
PACKED = Part(kind=Phrase(name="packed", label="case", form="packed"), default="")
PARTS = [COUNT, WAY, SAID, ORDER, GUESS, CODED, PACKED]


def test_what_is_written_is_read_again_and_defaults_are_not_written():
    values = {"count": 0, "way": "down", "said": "a word", "order": "B-A", "guess": 0, "coded": "a.b", "packed": "x_-"}
    assert read_address(write_address(values, PARTS), PARTS).values == values
    assert write_address({"count": 3, "way": "up", "said": "", "order": "A-B", "guess": None}, PARTS) == {}
    assert write_address({}, PARTS) == {}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"count": "ten"}, "Count: “ten” is not possible; it takes a whole number from 0 to 9 people. Used instead: 3"),
        ({"way": "left"}, "Way: “left” is not possible; it takes one of: up, down. Used instead: upwards"),
        ({"order": "A-A"}, "Order: “A-A” is not possible; it takes each of A-B once, in any order. Used instead: A-B"),
        ({"guess": "-1"}, "Used instead: nothing"),
        ({"said": "x" * 99}, f"“{'x' * LONGEST_SHOWN}…” is not possible; it takes at most 60 characters"),
        ({"other": "1"}, "“other” is not a part of a link here; it was left out"),
    ],
)
def test_what_cannot_be_used_is_refused_aloud_with_what_was_used_instead(given: dict[str, str], told: str):
    address = read_address(given, PARTS)
    assert address.values == read_address({}, PARTS).values
    assert len(address.notices) == 1
    assert told in address.notices[0]


@pytest.mark.parametrize("mark", [".", ",", ")", ">", "_", "...", "\n", ").", "*"])
def test_marks_that_a_chat_added_behind_a_part_do_no_harm(mark: str):
    for name, text in {
        "count": "7",
        "way": "down",
        "said": "a word",
        "order": "B-A",
        "coded": "a.b_c",
        "packed": "a_",
    }.items():
        if (name, mark) != ("packed", "_"):  # there it may be part of it; what reads it tries both
            assert read_address({name: text + mark}, PARTS) == read_address({name: text}, PARTS)


def test_a_word_that_was_broken_is_whole_again_but_a_number_is_not_guessed():
    broken = read_address({"coded": "a.\r\nb", "packed": "eN \n-_", "way": "do\nwn"}, PARTS)
    assert (broken.values["coded"], broken.values["packed"], broken.values["way"]) == ("a.b", "eN-_", "down")
    assert len(read_address({"count": "1 2"}, PARTS).notices) == 1
    assert len(read_address({"count": "7%"}, PARTS).notices) == 1


def test_what_others_hang_on_a_link_is_not_spoken_of():
    assert read_address({"fbclid": "x", "utm_source": "y", "amp;count": "7"}, PARTS) == read_address(
        {"count": "7"}, PARTS
    )


def test_in_doubt_a_part_is_what_it_says_for_doubt_and_left_out_it_is_its_default():
    part = Part(kind=WAY.kind, default="up", in_doubt="down")
    doubt = read_address({"way": "sideways"}, [part])
    assert doubt.values == {"way": "down"}
    assert "Used instead: downwards" in doubt.notices[0]
    assert read_address({}, [part]).values == {"way": "up"}


def test_words_and_orders_are_written_as_they_are():
    assert SAID.kind.words("so") == "so"
    assert ORDER.kind.words("B-A") == "B-A"


def _of(people: int, name: str) -> Quantity:
    return Quantity(name=name, label="your guess", term="", unit=f"of {people:,}", low=0, high=people, step=1)


TURNED_OVER = [Part(kind=_of(1000, "of_1000"), former=Former(kind=_of(100, "of_100"), times=10))]


@pytest.mark.parametrize(
    ("given", "value", "told"),
    [
        ({"of_100": "25"}, 250, ""),
        ({"of_100": "25."}, 250, ""),
        ({"of_1000": "25"}, 25, ""),
        ({"of_1000": "30", "of_100": "25"}, 30, ""),
        ({"of_100": "250"}, None, "“250” is not possible; it takes a whole number from 0 to 100 of 100."),
        ({"of_1000": "2500"}, None, "“2500” is not possible; it takes a whole number from 0 to 1000 of 1,000."),
    ],
)
def test_a_number_of_before_is_turned_over_and_written_as_today(given: dict[str, str], value: int | None, told: str):
    address = read_address(given, TURNED_OVER)
    assert address.values == {"of_1000": value}
    assert (told in address.notices[0]) if told else not address.notices
    assert write_address(address.values, TURNED_OVER) == ({} if value is None else {"of_1000": str(value)})
