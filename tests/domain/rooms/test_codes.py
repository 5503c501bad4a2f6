"""A code is read however it was typed or pasted, and never guessed."""

import random

import pytest

from cryoteach.domain.rooms.codes import ALPHABET, LENGTH, new_code, read_code, shown_code


def test_a_code_has_six_signs_that_nobody_takes_for_another():
    chance = random.Random(1)
    codes = {new_code(chance.randrange) for _ in range(200)}
    assert len(codes) == 200
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) == set(ALPHABET)
    assert set(ALPHABET).isdisjoint("AEIOU01L2Z5S")
    assert all(read_code(shown_code(code)) == code for code in codes)


@pytest.mark.parametrize(
    "typed",
    [
        "K7M4QX", "k7m4qx", " K7M 4QX ", "k7m-4qx", "k7m–4qx", "K 7 M 4 Q X", "K7M 4QX.", "“K7M 4QX”",
        "http://cryo.example/j/K7M4QX", "https://cryo.example/deep/r/k7m4qx?p=0123", "cryo.example/r/k7m4qx/screen",
        "cryo.example/j · K7M 4QX", "the code is k7m4qx", "cryo.example/j/K7M4QX#top",
    ],
)  # fmt: skip
def test_a_code_is_read_as_people_write_it(typed: str):
    assert read_code(typed) == "K7M4QX"


@pytest.mark.parametrize("typed", ["", "K7M4Q", "K7M4QXX", "K7M 4Q0", "KATZEN", "http://cryo.example/j/", "x" * 9_000])
def test_what_is_no_code_is_none(typed: str):
    assert read_code(typed) is None
