"""A packed case comes back whole; what was cut off, made up or meant to swell is refused in words."""

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.packed import cases_as_bytes, cases_of_bytes, pack, pack_cases, unpack, unpack_cases
from cryoteach.domain.cases.sizes import MOST_BYTES_OF_A_CASE as MOST_BYTES
from tests.domain.fictional import SHIPPED


def squeezed(text: str) -> str:
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode()


@pytest.mark.parametrize("case", SHIPPED.teaching.cases.values(), ids=SHIPPED.teaching.cases)
def test_a_case_comes_back_whole_in_a_link_that_holds_no_word_of_it(case):
    fields = case.model_dump(mode="json")
    packed = pack(fields)
    assert unpack(packed) == fields
    assert len(packed) < 4000
    assert "outside" not in packed


def test_a_link_that_was_cut_off_says_so():
    packed = pack({"title": "A case of some length, so that there is something to cut off"})
    for end in range(1, len(packed) - 1):
        with pytest.raises(ValueError, match="cut off"):
            unpack(packed[:end])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (squeezed('"' + " " * MOST_BYTES * 3 + '"'), "larger than any case"),
        (squeezed("[1]"), "no case"),
        (squeezed("[" * 90_000), "cut off"),
        ("", "cut off"),
        ("ä!", "cut off"),
    ],
)
def test_what_is_no_case_is_refused(text, words):
    with pytest.raises(ValueError, match=words):
        unpack(text)


@given(st.text(max_size=60))
def test_whatever_anybody_writes_is_refused_in_words_and_read_as_no_case(text):
    with pytest.raises(ValueError, match=r"it is cut off|it holds something that is no case"):
        unpack(text)


def test_several_cases_are_one_word_and_one_alone_is_as_ever():
    cases = [{"id": "a"}, {"id": "b"}]
    assert unpack_cases(pack_cases(cases)) == cases
    assert pack_cases(cases[:1]) == pack(cases[0])
    assert unpack_cases(pack(cases[0])) == cases[:1]
    assert unpack_cases(pack({"cases": [{"id": "a"}, "no case"]})) == cases[:1]
    with pytest.raises(ValueError, match="no case"):
        unpack_cases(pack({"cases": "none"}))


@given(st.dictionaries(st.sampled_from(["id", "title"]), st.text(max_size=30)), st.sampled_from(["_", "__", "-", "_-"]))
def test_a_mark_of_a_chat_that_could_be_part_of_it_does_no_harm(fields, mark):
    assert unpack(pack(fields) + mark) == unpack(pack(fields))


def test_cases_come_back_from_bytes_as_from_text():
    for cases in ([{"id": "a"}], [{"id": "a"}, {"id": "b"}]):
        assert cases_of_bytes(cases_as_bytes(cases)) == cases


def test_half_letters_never_reach_a_page():
    assert unpack(pack({"title": "\ud800"})) == {"title": "?"}
    halved = base64.urlsafe_b64encode(zlib.compress(rb'{"title": "\ud800"}')).decode()
    with pytest.raises(ValueError, match="never packed here"):
        unpack(halved)
