"""One word for one thing: what lies in the liver is a tumour on screen, and what is too small to see a seedling.

Field names, options of the command line, columns of tables and parts of links keep their old word.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cryoteach.figures import GALLERY
from cryoteach.wiring import content
from tests.conftest import ROOT
from tests.figures.parts.people import texts
from tests.pages.visitor import PAGES, Visitor

OTHER = re.compile(r"(?<![\w-])(?:lesion|deposit)s?(?![\w-])", re.IGNORECASE)
IN_BRACKETS = "(a lesion, in letters and reports)"
"""The term once in brackets, where the number of tumours is a condition."""
LETTERS = [sentence.text for slip in content().teaching.slips.values() for sentence in slip.sentences]
"""Letters that a trainer wrote: a doctor's letter has the doctor's word."""
AS_OTHERS_SAY = {
    "tables/columns.yaml": "the headings of other people's tables, which are read and not shown",
    "glossary/words.yaml": "says what a tumour is called elsewhere",
    "evidence/sources.yaml": "titles of papers are quoted as they were printed",
}
FURTHER = {
    "control_is_not_cure": {"seed_frozen": "yes", "seed_month": "60"},
    "one_person": {"lesion_count": "7", "largest_diameter_cm": "1.5"},
}
"""Pages that show more once something has been done."""


def other_words(text: str, *, quoted: list[str]) -> list[str]:
    """Where another word stands for a tumour, with what is around it; what is quoted is left out."""
    for words in quoted:
        text = text.replace(words, "")
    return [text[max(0, at.start() - 40) : at.end() + 40] for at in OTHER.finditer(text)]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_word_for_a_tumour(name: str):
    shown = (
        Visitor().to(name, **FURTHER.get(name, {})).everything
    )  # folded or open, with what charts and controls are sent
    assert "<h1" in shown
    assert other_words(shown, quoted=[IN_BRACKETS, *LETTERS]) == []


@pytest.mark.parametrize("name", GALLERY)
def test_a_chart_has_one_word_for_a_tumour(name: str):
    assert other_words(" ".join(texts(GALLERY[name].example().to_plotly_json())), quoted=[]) == []


def test_what_is_quoted_holds_the_other_word_at_all():
    assert OTHER.search(IN_BRACKETS)
    assert any(OTHER.search(words) for words in LETTERS)
    assert IN_BRACKETS in content().rules.profiles["leaflet"].condition("few-lesions").criterion.why
    assert list(content().teaching.glossary.found("lesion")) == ["tumour"]


def written() -> Iterator[Path]:
    """The files of content and cases, those apart that say how others call it."""
    for path in sorted([*(ROOT / "cryoteach/content").rglob("*"), *(ROOT / "scenarios").glob("*.yaml")]):
        if path.suffix in {".yaml", ".md"} and not any(str(path).endswith(apart) for apart in AS_OTHERS_SAY):
            yield path


def test_no_file_of_clinicians_or_trainers_has_another_word_where_it_is_shown():
    found = {
        path.name: words
        for path in written()
        if (words := other_words(" ".join(values(path)), quoted=[IN_BRACKETS, *LETTERS]))
    }
    assert found == {}


def values(path: Path) -> Iterator[str]:
    """The texts of a file without its comments and names of fields."""
    if path.suffix == ".md":
        yield path.read_text("utf-8")
        return
    yield from texts(yaml.safe_load(path.read_text("utf-8")))
