"""What every chart keeps: a title that states the finding, how to read it, nothing that only one theme can show."""

import json
import re

import pytest

from cryoteach import theme
from cryoteach.domain.criteria import Tag
from cryoteach.figures import GALLERY
from cryoteach.figures.plotly_script import as_json

THEME = {value.lower() for value in re.findall(r"#[0-9A-Fa-f]{6}", repr(vars(theme)))}


def each(keep=lambda _: True):
    return pytest.mark.parametrize("name", [name for name in GALLERY if keep(name)])


@each()
def test_the_title_states_a_finding_and_the_subtitle_how_to_read(name):
    title = GALLERY[name].example().layout.title
    assert title.text
    assert title.subtitle.text
    assert "nan" not in title.text.lower()


@each()
def test_colours_are_the_themes(name):
    found = re.findall(r"#[0-9A-Fa-f]{6}", as_json(GALLERY[name].example()))
    assert {colour.lower() for colour in found} <= THEME


@each()
def test_text_and_lines_that_must_be_read_are_left_to_the_theme_of_the_page(name):
    figure = json.loads(as_json(GALLERY[name].example()))
    assert [part for part in figure["data"] if "color" in part.get("textfont", {})] == []
    assert [part for part in figure["layout"].get("annotations", []) if {"font", "bgcolor"} & {*part}] == []
    assert [part for part in figure["layout"].get("shapes", []) if "color" in part.get("line", {})] == []


@each()
def test_it_is_small_on_the_wire(name):
    assert len(as_json(GALLERY[name].example())) < 60_000


@each(lambda name: name not in {"limit-map", "margins", "resected"})
def test_it_says_where_its_numbers_come_from(name):
    how_to_read = GALLERY[name].example().layout.title.subtitle.text
    assert any(f"{theme.TAG_MARKS[tag]} {tag.words}" in how_to_read for tag in Tag)
