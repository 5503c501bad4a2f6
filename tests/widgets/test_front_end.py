"""Our parts in the browser: small loaders, files with unmistakable names, and text that arrives as it was sent."""

import json
import re

import pytest

import streamlit_app
from cryoteach.figures.plotly_script import BrowserFile
from cryoteach.widgets import chart, live, printing, quantity
from cryoteach.widgets.front_end import browser_file, loader, packed

FILES = [file for part in (chart, live, printing, quantity) for file in part.files()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition("-")[0])
def test_the_app_serves_every_file_that_a_part_loads(file: BrowserFile):
    assert f"/{{above:path}}{file.path}" in [route.path for route in streamlit_app.app._user_routes]


def test_a_files_name_changes_with_its_content():
    one, other = browser_file("live", "live.js"), browser_file("live", "live.js", css="p {}")
    assert one.name != other.name
    assert one == browser_file("live", "live.js")


def test_the_loader_is_short_and_asks_for_its_file_below_the_page_s_own_address():
    (file,) = chart.files()
    script = loader(file)
    assert len(script) < 600  # Streamlit sends it with every rerun
    assert f'new URL("{file.path}", document.baseURI)' in script


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition("-")[0])
def test_no_part_writes_text_as_html_or_asks_another_origin(file: BrowserFile):
    script = file.content().decode()
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script) == []
    assert re.findall(r"https?://", script) == []


def test_what_a_part_is_told_arrives_as_it_was_sent():
    post = {"text": "</script>“ü” \u2028 & <b>", "number": 1.5, "none": None}
    assert json.loads(packed(post)) == post
