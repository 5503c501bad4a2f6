"""What mail and chat programs do to a link is undone where that is safe, and nothing else is touched."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.input.link_text import (
    MARKS,
    own_parts,
    parts_of_link,
    without_blanks,
    without_marks,
    without_strays,
)

PARTS = {"own": "v2.abc.stages.nia.Zm9v-_z", "due": "2026-12-04"}
LINK = f"https://teaching.example.org/cryo/clinic-list?{urlencode(PARTS)}"


@pytest.mark.parametrize(
    "name",
    ["fbclid", "gclid", "msclkid", "igshid", "utm_source", "utm_campaign", "utm_id", "mc_cid", "mc_eid", "amp;fbclid"],
)
def test_what_others_hang_on_a_link_is_left_out_in_silence(name: str):
    assert own_parts({"list": "a.b", name: "1"}) == {"list": "a.b"}


def test_names_that_were_written_for_a_page_are_read_as_they_were_meant():
    assert own_parts({"amp;told": "stages", "amp;amp;list": "a", "\n at": "1", "amp;": "x"}) == {
        "told": "stages", "list": "a", "at": "1",
    }  # fmt: skip
    assert own_parts({"colour": "red", "utm": "1", "mc": "2"}) == {"colour": "red", "utm": "1", "mc": "2"}


def test_marks_are_taken_from_the_end_and_from_nowhere_else():
    for mark in MARKS:
        assert without_marks(f"1.5{mark}{mark}\n") == "1.5"
        assert without_strays(f"a.b{mark}") == "a.b"
    assert without_marks("-1.5 cm (x) y") == "-1.5 cm (x) y"
    assert without_blanks("a\r\n b\tc") == "abc"


MAILED = f"https://eur02.safelinks.protection.outlook.com/?url={quote(LINK, safe='')}&data=05%7C02&reserved=0"
WRAPPED = {
    "as it is": LINK,
    "in a sentence": f"Please open <{LINK}>",
    "broken into lines": "=\n".join((LINK[:60], "")).replace("=\n", "\r\n  ") + LINK[60:],
    "for a page": LINK.replace("&", "&amp;"),
    "counted": f"{LINK}&fbclid=IwAR0&utm_source=mail#top",
    "Outlook": MAILED,
    "Google": f"https://www.google.com/url?q={quote(LINK, safe='')}&sa=D&source=docs&ust=1&usg=AOv",
    "Facebook": f"https://l.facebook.com/l.php?u={quote(LINK, safe='')}&h=AT0",
    "twice": f"https://www.google.com/url?q={quote(MAILED, safe='')}",
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_a_link_that_was_wrapped_gives_its_own_parts(text: str):
    found = parts_of_link(text)
    assert {name: without_marks(value) for name, value in found.items()} == PARTS


@given(st.text(max_size=200) | st.from_regex(r"https?://[^#]{0,40}\?(url|q)=http.{0,80}", fullmatch=True))
def test_no_text_breaks_the_reading_of_a_pasted_link(text):
    assert isinstance(parts_of_link(text), dict)


def test_a_link_wrapped_over_and_over_is_unwrapped_a_few_times_only():
    text = LINK
    for _ in range(6):
        text = f"https://www.google.com/url?q={quote(text, safe='')}"
    assert list(parts_of_link(text)) == ["q"]


def test_a_text_of_very_many_parts_is_no_link_of_ours():
    assert parts_of_link("?" + "&".join(f"a{place}=1" for place in range(1000))) == {}


def test_how_a_page_is_shown_is_no_part_of_what_a_link_holds():
    assert own_parts({"guess": "25", "projector": "1", "amp;projector": "1"}) == {"guess": "25"}
