"""Text of others is shown as words: every letter of it, and nothing of it runs."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.person_view.citation import citation
from cryoteach.widgets.frame.text import label, paragraphs
from tests.pages.folders import HOSTILE

READ_BY_MARKDOWN = set("\\`*_{}[]()#+-.!|<>~$:^&")
anything = st.text() | st.sampled_from(HOSTILE)


class Read(HTMLParser):
    """The tags, addresses and words of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words += f"{data} "


@given(anything)
def test_a_label_escapes_whatever_markdown_would_read_and_keeps_every_letter(text: str):
    made = label(text)
    assert re.sub(r"\\(.)", r"\1", made, flags=re.DOTALL) == text
    assert set(re.sub(r"\\.", "", made, flags=re.DOTALL)) & READ_BY_MARKDOWN == set()


@given(anything.filter(lambda text: "\r" not in text and "\0" not in text))
def test_paragraphs_hold_the_words_and_no_other_tag(text: str):
    read = Read(paragraphs(text, "ct-small"))
    assert read.tags <= {"p"}
    assert read.words.split() == text.split()


def test_a_blank_line_parts_paragraphs():
    assert paragraphs("one\ntwo\n\n \nthree") == "<p>one\ntwo</p><p>three</p>"


def fact(**update: object) -> Fact:
    plain = {
        "id": "a-fact", "topic": "t", "kind": "number", "statement": "So many", "population": "people",
        "source": "s", "grade": "read-page", "show": True, "caveat": "one trial",
    }  # fmt: skip
    return Fact.model_validate(plain | update)


@given(anything, anything)
def test_a_citation_links_to_nothing_but_the_web_and_the_registry(words: str, address: str):
    source = Source(authors=words, kind="review", read="page", url=address)
    read = Read(citation(fact(statement=words, caveat=words or "-", population=words), source))
    assert read.tags <= {"li", "p", "a"}
    *elsewhere, registry = read.addresses
    assert [url for url in elsewhere if not url.startswith(("https://", "http://"))] == []
    assert registry == "evidence?fact=a-fact"


def test_a_citation_tells_interval_population_year_source_and_caveat():
    source = Source(authors="Ruers T, Other O", year=2017, doi="10.1/x", kind="trial", read="page", second_hand=True)
    told = Read(citation(fact(value=3, low=2, high=4, unit="months", interval="95% CI"), source))
    for words in ("So many", "2 to 4 months, 95% CI", "people", "2017", "Ruers T", "a summary by others", "one trial"):
        assert words in told.words
    assert told.addresses == ["evidence?fact=a-fact", "https://doi.org/10.1/x"]


def test_a_source_without_a_year_says_so():
    assert "undated" in citation(fact(), Source(authors="Somebody", kind="page", read="page"))
