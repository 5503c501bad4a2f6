"""What the templates and the style of a room keep to: every text escaped, colours of the app, words of Python."""

import re
import tomllib
from pathlib import Path

import pytest

from cryoteach.web.room.site import PAGES, STYLE
from tests.conftest import ROOT
from tests.test_house import COLOUR, VERDICT_WORDS

TEMPLATES = sorted((ROOT / "cryoteach/web/room/templates").glob("*.html"))
VERDICTS = re.compile(r"within the limits|outside the limits|cannot tell", re.IGNORECASE)
OF_THE_THEME = {
    "paper": "backgroundColor", "shade": "secondaryBackgroundColor", "ink": "textColor", "quiet": "grayTextColor",
    "line": "borderColor", "link": "linkColor", "focus": "primaryColor", "warm": "orangeColor",
}  # fmt: skip


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_colour_no_verdict_no_style_and_nothing_unescaped(path: Path):
    text = path.read_text("utf-8")
    assert not COLOUR.search(text)
    assert not VERDICT_WORDS.search(text)
    assert not VERDICTS.search(text)
    assert not re.search(r"\|\s*safe|autoescape|Markup|\bstyle=|\bon[a-z]+=", text)


def test_every_text_is_escaped():
    assert PAGES.from_string("{{ it }}").render(it="<b>'\"&") == "&lt;b&gt;&#39;&#34;&amp;"


def test_the_colours_are_those_of_the_app():
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    found = dict(re.findall(r"--([\w-]+): light-dark\(([^)]+)\)", STYLE.content().decode()))
    expected = {name: f"{theme['light'][key]}, {theme['dark'][key]}" for name, key in OF_THE_THEME.items()}
    assert {name: found.get(name) for name in expected} == expected
