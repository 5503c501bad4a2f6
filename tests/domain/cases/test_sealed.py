"""A sealed exercise comes back whole, holds no word of itself, and nothing in it can be changed unnoticed."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.packed import cases_as_bytes, unpack
from cryoteach.domain.cases.sealed import (
    CHANGED,
    ELSEWHERE,
    HIDING,
    LONGEST_SEALED,
    Exercise,
    SealKey,
    SealKeys,
    _bound,
    _encoded,
    is_sealed,
    seal,
    unseal,
)
from tests.domain.fictional import SHIPPED

CASES = tuple(case.model_dump(mode="json", exclude_defaults=True) for case in SHIPPED.teaching.cases.values())[:3]
NAMES = tuple(fields["id"] for fields in CASES)
KEY, OTHER = SealKey(b"1" * 32), SealKey(b"2" * 32)
EXERCISE = Exercise(names=NAMES, cases=CASES)
SEALED = seal(EXERCISE, KEY)


def opened_or_refused(text: str, keys: SealKeys = SealKeys(KEY)) -> Exercise | str:  # noqa: B008 - it never changes
    try:
        return unseal(text, keys)
    except ValueError as error:
        return {CHANGED: CHANGED, ELSEWHERE: ELSEWHERE}[str(error)]  # nothing else is ever said


BACK = opened_or_refused(SEALED)


def test_an_exercise_comes_back_without_what_only_its_author_needs():
    assert isinstance(BACK, Exercise)
    assert (BACK.names, BACK.order, BACK.is_sealed) == (NAMES, "stages", True)
    assert [fields["teaching_point"] for fields in BACK.cases] == [fields["teaching_point"] for fields in CASES]
    assert "expected_verdict" in str(CASES)
    assert "expected_verdict" not in str(BACK.cases)
    assert is_sealed(SEALED)


def test_the_same_exercise_gives_the_same_link_and_another_list_another():
    assert seal(EXERCISE, KEY) == SEALED
    assert seal(EXERCISE.model_copy(update={"names": NAMES[::-1]}), KEY) != SEALED
    whole = unseal(seal(EXERCISE.model_copy(update={"order": "whole"}), KEY), SealKeys(KEY))
    assert whole.order == "whole"


def test_the_desk_cannot_open_it_and_another_key_says_what_is_needed():
    for text in (SEALED, SEALED.rpartition(".")[2]):
        with pytest.raises(ValueError, match="never packed"):
            unpack(text)
    assert opened_or_refused(SEALED, SealKeys(OTHER)) == ELSEWHERE
    assert "CRYOTEACH_SEAL" in ELSEWHERE
    assert opened_or_refused(SEALED, SealKeys(HIDING)) == ELSEWHERE


def test_after_a_change_of_the_secret_the_earlier_one_still_opens():
    assert unseal(SEALED, SealKeys(OTHER, (KEY,))).names == NAMES
    assert unseal(seal(EXERCISE, OTHER), SealKeys(OTHER, (KEY,))).names == NAMES


def test_what_is_only_hidden_opens_everywhere_and_says_so():
    assert not HIDING.is_secret
    assert not unseal(seal(EXERCISE, HIDING), SealKeys(KEY)).is_sealed


@pytest.mark.parametrize("secret", [b"", b"1" * 31, b"1" * 33])
def test_no_key_is_made_of_anything_but_32_bytes(secret: bytes):
    with pytest.raises(ValueError, match="32 bytes"):
        SealKey(secret)


def test_a_change_of_any_letter_is_noticed():
    for place, letter in enumerate(SEALED):
        for other in {"A", "B", "9", "-", "."} - {letter}:
            changed = f"{SEALED[:place]}{other}{SEALED[place + 1 :]}"
            found = opened_or_refused(changed)
            assert isinstance(found, str), (place, other)


def test_a_letter_left_out_put_in_or_swapped_is_noticed():
    for place in range(len(SEALED) - 1):
        assert isinstance(opened_or_refused(SEALED[:place] + SEALED[place + 1 :]), str) or (
            SEALED[place] == SEALED[place + 1]
        )
        assert isinstance(opened_or_refused(f"{SEALED[:place]}7{SEALED[place:]}"), str)
    for place in range(len(SEALED)):
        assert isinstance(opened_or_refused(SEALED[:place]), str)


def test_nobody_can_be_put_on_the_list_taken_off_it_or_told_whole():
    version, key, order, *names, body = SEALED.split(".")
    for changed in (
        [version, key, order, *names[1:], body],
        [version, key, order, *names[::-1], body],
        [version, key, order, *names, "olu-barber", body],
        [version, key, "whole", *names, body],
        [version, key, *names, body],
        [version, HIDING.name, order, *names, body],
        ["v3", key, order, *names, body],
        [version, key, order, "-".join(names), body],
    ):
        assert isinstance(opened_or_refused(".".join(changed)), str)


BLANKS = st.lists(st.tuples(st.integers(0, len(SEALED)), st.sampled_from(["\n", "\r\n", " ", "\t"])), max_size=6)


@given(BLANKS, st.text("., )>_*~'\"…!?;:\n", max_size=4))
def test_lines_broken_by_mail_and_marks_added_behind_it_do_no_harm(blanks, marks):
    text = SEALED
    for place, blank in sorted(blanks, reverse=True):
        text = f"{text[:place]}{blank}{text[place:]}"
    assert opened_or_refused(text + marks) == BACK


@given(st.text(max_size=80), st.booleans())
def test_no_text_breaks_the_unsealing_and_none_opens(text, is_near):
    assert isinstance(opened_or_refused(f"v2.{KEY.name}.stages.{text}" if is_near else text), str)


@given(st.lists(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True), min_size=1, max_size=5, unique=True))
def test_any_list_comes_back_in_its_order(names):
    made = Exercise(names=tuple(names), cases=CASES[:1])
    assert unseal(seal(made, KEY), SealKeys(OTHER, (KEY,))).names == tuple(names)


def forged(order: str, plain: bytes) -> str:
    """Make with the key that everybody can read what no app of ours makes."""
    parts = ["v2", HIDING.name, order, "nia"]
    return ".".join([*parts, f"{_encoded(HIDING.cipher.encrypt(plain, _bound(parts)))}z"])


def test_a_way_of_telling_that_nobody_knows_is_stage_by_stage():
    assert unseal(forged("at-once", cases_as_bytes(CASES[:1])), SealKeys(KEY)).order == "stages"


def test_what_is_made_up_inside_is_refused_in_words():
    for plain in (b"nothing", zlib.compress(b"\xff"), zlib.compress(b"{"), zlib.compress(b"[1]")):
        with pytest.raises(ValueError, match=r"cut off|no case"):
            unseal(forged("stages", plain), SealKeys(KEY))
    with pytest.raises(ValueError, match="larger than any case"):
        unseal(forged("stages", zlib.compress(b" " * 5_000_000)), SealKeys(KEY))


def test_more_than_any_link_holds_is_refused_before_it_is_read():
    assert opened_or_refused(SEALED + "\n" * LONGEST_SEALED) == CHANGED
