"""Links that a CryoTeach of before version 2 sealed still open; what was changed in them is still noticed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.sealed_before import is_sealed_before, unseal_before

HERE = Path(__file__).parent / "sealed_before"  # made by the CryoTeach of before
WITHOUT_SECRET, WITH_SECRET = (
    (HERE / f"{name}.txt").read_text(encoding="utf-8").strip() for name in ("without-secret", "with-secret")
)


def test_each_opens_with_its_own_secret_the_empty_one_too():
    assert is_sealed_before(WITHOUT_SECRET)
    assert [fields["id"] for fields in unseal_before(WITHOUT_SECRET, ["another", ""])] == ["nia"]
    assert unseal_before(WITH_SECRET, ["", "a secret"]) == unseal_before(WITHOUT_SECRET, [""])


def test_without_its_secret_it_says_which_setting_it_needs():
    with pytest.raises(ValueError, match="CRYOTEACH_SEAL_BEFORE"):
        unseal_before(WITH_SECRET, ["", "another"])


@pytest.mark.parametrize("added", ["_", "__", "-", "\n", "  \n"])
def test_marks_and_blanks_of_mail_and_chat_do_no_harm(added: str):
    assert unseal_before(WITHOUT_SECRET + added, [""])
    assert unseal_before(f"{WITHOUT_SECRET[:100]}\n{WITHOUT_SECRET[100:]}", [""])


@given(st.integers(2, len(WITHOUT_SECRET) - 1))
def test_what_was_cut_off_or_changed_is_refused_in_words(place):
    other = "A" if WITHOUT_SECRET[place] != "A" else "B"
    for text in (WITHOUT_SECRET[:place], f"{WITHOUT_SECRET[: place - 1]}{other}{other}{WITHOUT_SECRET[place + 1 :]}"):
        with pytest.raises(ValueError, match="cut off"):
            unseal_before(text, [""])


@given(st.text(max_size=80))
def test_no_text_breaks_the_unsealing(text):
    with pytest.raises(ValueError, match="cut off"):
        unseal_before(f"s-{text}", ["", "x"])
