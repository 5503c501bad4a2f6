"""Numbers as people type them: one meaning, or a refusal that says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.input.typed_numbers import NotReadError, read_number, read_whole, settled_mark, shown_mark
from cryoteach.domain.input.unknown_words import is_unknown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7), ("07", 7), (" 1.5 ", 1.5), ("1,5", 1.5), ("+2", 2), ("-0.5", -0.5), ("−7", -7), (".5", 0.5),
        (",25", 0.25), ("5.", 5), ("0.500", 0.5), ("0,500", 0.5), (".500", 0.5), ("1234,567", 1234.567),
        ("1e3", 1000), ("1,5E-1", 0.15), ("1.500e0", 1.5), ("\xa07\u200b", 7), ("\ufeff7", 7), ("1.2500", 1.25),
    ],
)  # fmt: skip
def test_one_number_is_read(text: str, number: float):
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1,500", "“1,500”: is it 1500 or 1.5?"),
        ("3,000", "“3,000”: is it 3000 or 3?"),
        ("12.250", "is it 12250 or 12.25?"),
        ("1,500,000", "has a thousands separator; write 1500000"),
        ("1.500.000", "has a thousands separator; write 1500000"),
        ("1,500.5", "has a thousands separator; write 1500.5"),
        ("1.500,25", "has a thousands separator; write 1500.25"),
        ("1 500", "has a thousands separator; write 1500"),
        ("1\xa0500,5", "has a thousands separator; write 1500.5"),
        ("1’500", "has a thousands separator; write 1500"),
        ("1_0", "has an underscore"),
        ("١٢", "digits of another script; write it with 0 to 9"),
        ("\uff11\uff15", "digits of another script"),
        ("2-May", "is a date"),
        ("May-26", "is a date"),
        ("2026-05-02", "is a date"),
        ("2026-05-02 10:30:00", "is a date"),
        ("14/03/2026", "is a date"),
        ("≤5", "is a bound and no value"),
        (">5", "is a bound and no value"),
        ("about 4", "is a bound and no value"),
        ("2-3", "is a range and no value"),
        ("2 to 3", "is a range and no value"),
        ("#REF!", "is an error of a spreadsheet"),
        ("=1+1", "is a formula"),
        ("1e999", "is too large to be meant"),
        ("9" * 41, "is too long for a number"),
        ("'7", "has an apostrophe before it"),
        ("5%", "has a percent sign"),
        *((text, "is not a number") for text in ("", ".", "+", "--7", "inf", "nan", "0x10", "1.5.2", "e5", "²", "7 8")),
    ],
)
def test_what_is_no_one_number_is_refused_and_called_by_its_name(text: str, told: str):
    with pytest.raises(NotReadError) as refused:
        read_number(text)
    assert told in str(refused.value)
    assert refused.value.cause
    assert text == "" or text not in refused.value.cause


def test_a_settled_mark_tells_thousands_from_decimals():
    assert read_number("1,500", mark=",") == 1.5
    assert read_number("1.500", mark=".") == 1.5
    for text, mark in (("1.500", ","), ("1,500", ".")):
        with pytest.raises(NotReadError, match="has a thousands separator; write 1500"):
            read_number(text, mark=mark)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        ([], ""), (["7", "x", "1,500"], ""), (["1,500", "2,5"], ","), (["1.500", "0.500"], "."), (["2,5", "2.5"], ""),
        (["1,500.5"], "."), (["1.500,5"], ","), (["1.500.000"], ","), (["5."], ""), (["1234.567"], "."),
        (["1" * 50], ""),
        (["1,500", "2.25"], "."),
    ],
)  # fmt: skip
def test_a_column_settles_its_mark(texts: list[str], mark: str):
    assert settled_mark(texts) == mark


def test_whole_numbers_may_have_a_point_but_no_part():
    assert read_whole("2.0") == 2
    assert isinstance(read_whole("2"), int)
    with pytest.raises(NotReadError, match=r"“2\.5” is not a whole number"):
        read_whole("2.5")
    with pytest.raises(NotReadError, match="is it 3000 or 3"):
        read_whole("3,000")


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([".", ","]))
def test_every_number_python_writes_is_read_back_with_either_mark(number: float, mark: str):
    assert read_number(repr(number).replace(".", mark), mark) == number


@given(st.text(max_size=12) | st.text("0123456789.,+-eE '_", max_size=12))
def test_whatever_is_read_has_one_meaning_to_python_and_the_rest_is_refused_in_words(text: str):
    try:
        number = read_number(text)
    except NotReadError as refused:
        assert str(refused).startswith("“")  # noqa: PT017 - either this or a number
        return
    assert number == float(text.strip("\xa0\u200b\u200c\u200d\u2060\ufeff\xad ").replace(",", ".").replace("−", "-"))
    assert shown_mark(text) in {"", ".", ","}


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\xa0", "NA", "N/A", "n/a", "NaN", "nan", "None", "null", "NULL", "-", "–", "?", ".", "unknown",
        "Unknown", "not known", "Not  Known", "not assessed", "#N/A", "<NA>", "\u200bNA ",
    ],
)  # fmt: skip
def test_unknown_has_many_spellings(text: str):
    assert is_unknown(text)


@pytest.mark.parametrize("text", ["0", "no", "nil", "none-seen", "x", "--"])
def test_what_says_something_is_not_unknown(text: str):
    assert not is_unknown(text)
