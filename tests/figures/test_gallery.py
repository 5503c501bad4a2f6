"""Every chart of the gallery: what it draws is written down, so that an altered chart shows what moved.

``CRYOTEACH_SNAPSHOTS=write pytest tests/figures`` writes them anew; look at the difference before you commit it.
"""

import json
import os
import runpy
import sys
from pathlib import Path

import pytest

from cryoteach import theme
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures import GALLERY
from cryoteach.figures.parts.plotly_script import as_json
from tests.conftest import ROOT
from tests.figures.parts.people import PALETTE, colours, named_colours, plain
from tests.test_house import FIGURES

HERE = Path(__file__).parent
SNAPSHOTS = HERE / "snapshots"
WITHOUT_A_TAG = {"limit-map", "margins", "resected", "room-votes", "room-flows"}
"""Their numbers are of several origins, which the chart itself marks one by one, or the votes of a room."""

every_chart = pytest.mark.parametrize("name", GALLERY)


@every_chart
def test_the_chart_draws_what_its_snapshot_says(name: str):
    drawn = (
        json.dumps(json.loads(as_json(GALLERY[name].example())), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    )
    file = SNAPSHOTS / f"{name}.json"
    if os.environ.get("CRYOTEACH_SNAPSHOTS") == "write":
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    assert json.loads(drawn) == json.loads(file.read_text(encoding="utf-8")), "CRYOTEACH_SNAPSHOTS=write writes it anew"


def test_no_snapshot_has_outlived_its_chart():
    assert {file.stem for file in SNAPSHOTS.iterdir()} == set(GALLERY)


def test_the_gallery_shows_every_figure():
    modules = {module.__name__.replace(".", "/") + ".py" for module in GALLERY.values()}
    assert modules == {path.relative_to(ROOT).as_posix() for path in FIGURES}


@every_chart
def test_colours_come_from_the_theme(name: str):
    drawn = plain(GALLERY[name].example())
    assert colours(drawn) - PALETTE == set()
    assert named_colours(drawn) == []


@every_chart
def test_the_title_is_a_sentence_and_the_subtitle_says_how_to_read_it(name: str):
    title = GALLERY[name].example().layout.title
    assert len(title.text.split()) >= 4
    assert len(title.subtitle.text.split()) >= 4
    assert title.text[0].isupper() or title.text[0].isdigit()  # of a thousand people the finding is often a count
    assert "nan" not in title.text.lower().split()


@every_chart
def test_text_and_lines_that_must_be_read_are_left_to_the_theme_of_the_page(name: str):
    figure = json.loads(as_json(GALLERY[name].example()))
    assert [part for part in figure["data"] if "color" in part.get("textfont", {})] == []
    notes = figure["layout"].get("annotations", [])
    assert [part for part in notes if "font" in part or part.get("bgcolor", theme.CLEAR) != theme.CLEAR] == []
    assert [part for part in figure["layout"].get("shapes", []) if "color" in part.get("line", {})] == []


@every_chart
def test_the_chart_is_small_on_the_wire(name: str):
    assert len(as_json(GALLERY[name].example())) < 60_000


@pytest.mark.parametrize("name", sorted({*GALLERY} - WITHOUT_A_TAG))
def test_the_chart_says_where_its_numbers_come_from(name: str):
    how_to_read = GALLERY[name].example().layout.title.subtitle.text
    assert any(tag.words in how_to_read.lower() for tag in Tag)
    assert not set("¹◌∿") & set(GALLERY[name].example().to_json())


@every_chart
def test_the_chart_in_the_browser_needs_no_template_of_its_own(name: str):
    assert "template" not in json.loads(as_json(GALLERY[name].example()))["layout"]


def test_the_gallery_is_one_file_that_fetches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "gallery.html"
    monkeypatch.setattr(sys, "argv", ["figures", str(target)])
    runpy.run_module("cryoteach.figures", run_name="__main__")
    page = target.read_text(encoding="utf-8")
    assert page.count('class="plotly-graph-div"') == len(GALLERY)
    assert '<script src="http' not in page.replace("'", '"')
