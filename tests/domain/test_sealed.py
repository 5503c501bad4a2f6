"""A sealed case comes back whole, holds no word of itself, and no changed letter goes unnoticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.packed import unpack
from cryoteach.domain.sealed import is_sealed, seal, unseal
from tests.domain.fictional import SHIPPED

CASES = [case.model_dump(mode="json", exclude_defaults=True) for case in SHIPPED.cases.values()][:3]
SEALED = seal(CASES, "a secret")


def test_sealed_cases_come_back_without_what_only_their_author_needs():
    back = unseal(SEALED, "a secret")
    assert [fields["teaching_point"] for fields in back] == [fields["teaching_point"] for fields in CASES]
    assert "expected_verdict" in str(CASES)
    assert "expected_verdict" not in str(back)
    assert is_sealed(SEALED)
    assert seal(CASES, "a secret") == SEALED


def test_neither_the_desk_nor_another_secret_opens_it():
    with pytest.raises(ValueError, match="never packed"):
        unpack(SEALED)
    with pytest.raises(ValueError, match="never packed"):
        unpack(SEALED.removeprefix("s-"))
    with pytest.raises(ValueError, match="another secret"):
        unseal(SEALED, "")


@given(st.integers(2, len(SEALED) - 1))
def test_what_was_cut_off_or_changed_is_refused_in_words(place):
    with pytest.raises(ValueError, match="cut off"):
        unseal(SEALED[:place], "a secret")
    other = "A" if SEALED[place] != "A" else "B"
    with pytest.raises(ValueError, match="cut off"):
        unseal(f"{SEALED[: place - 1]}{other}{other}{SEALED[place + 1 :]}ÿ", "a secret")


@given(st.text(max_size=80))
def test_no_text_breaks_the_unsealing(text):
    with pytest.raises(ValueError, match="cut off"):
        unseal(f"s-{text}", "")
