"""Our parts in the browser: small loaders, files with unmistakable names, and text that arrives as it was sent."""

import json
import re

import pytest

import streamlit_app
from cryoteach.browser_file import BrowserFile
from cryoteach.widgets.parts import chart
from cryoteach.widgets.parts.front_end import as_payload, browser_file, loader
from tests.conftest import ROOT

FILES = streamlit_app.files
WRITES_HTML = {
    "gates": "Python writes it, every word escaped: see tests/test_app.py",
    "wording": "likewise, in answers/verdict.py",
}
PIECES = {"chart_downloads", "following", "numbers", "unsaved"}
"""Parts of the scripts of others."""


def test_the_app_serves_every_file_that_a_part_loads():
    served = {getattr(route, "path", "") for route in streamlit_app.app._user_routes}
    scripts = {path.stem for path in (ROOT / "cryoteach/widgets").glob("*.js")} - PIECES
    assert {name_of(file) for file in FILES} == scripts
    assert [file.path for file in FILES if f"/{{above:path}}{file.path}" not in served] == []


def name_of(file: BrowserFile) -> str:
    return file.name.partition("-")[0]


def test_a_files_name_changes_with_its_content():
    one, other = browser_file("live", "announcement.js"), browser_file("live", "announcement.js", css="p {}")
    assert one.name != other.name
    assert one == browser_file("live", "announcement.js")


def test_the_loader_is_short_and_asks_for_its_file_below_the_page_s_own_address():
    (file,) = chart.files()
    script = loader(file)
    assert len(script) < 600  # Streamlit sends it with every rerun
    assert f'new URL("{file.path}", document.baseURI)' in script


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_part_writes_text_as_html_or_asks_another_origin(file: BrowserFile):
    script = file.content().decode()
    writes = re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script)
    assert len(writes) == (name_of(file) in WRITES_HTML)
    assert re.findall(r"https?://", script) == []


def test_what_a_part_is_told_arrives_as_it_was_sent():
    post = {"text": "</script>“ü” \u2028 & <b>", "number": 1.5, "none": None}
    assert json.loads(as_payload(post)) == post
