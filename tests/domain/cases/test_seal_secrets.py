"""What was set as a secret becomes 32 bytes; nothing short, blank or empty ever becomes a new key."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.seal_secrets import SHORTEST, problem_of, secret_of

RAW = bytes(range(100, 132))


@pytest.mark.parametrize(
    "written",
    [RAW.hex(), RAW.hex().upper(), f" {RAW.hex()}\n", base64.b64encode(RAW).decode(),
     base64.b64encode(RAW).decode().rstrip("="), base64.urlsafe_b64encode(RAW).decode()],
)  # fmt: skip
def test_32_bytes_are_taken_as_they_are(written: str):
    assert secret_of(written) == RAW
    assert problem_of(written) == ""


@given(st.binary(min_size=32, max_size=32))
def test_hexadecimal_digits_always_mean_the_bytes_they_write(raw):
    assert secret_of(raw.hex()) == raw


def test_a_passphrase_is_stretched_the_same_way_everywhere():
    known = "cb0f"
    assert secret_of("a passphrase of some length").hex()[: len(known)] == known
    assert secret_of("caf\u00e9 au lait, six") == secret_of("cafe\u0301 au lait, six")
    assert len({secret_of(text) for text in ("x" * 43, "y" * 43, "-" * 43, "Aa1+" * 10 + "-Aa")}) == 4


@pytest.mark.parametrize(("text", "why"), [(" ", "nothing but blanks"), ("x" * (SHORTEST - 1), "too short")])
def test_what_is_no_secret_is_refused_in_words(text: str, why: str):
    assert why in problem_of(text)
    assert text.strip() == "" or text not in problem_of(text)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_is_never_a_key(text: str):
    with pytest.raises(ValueError, match="nothing"):
        secret_of(text)


def test_an_earlier_secret_may_have_been_short():
    assert len(secret_of("abc")) == 32
