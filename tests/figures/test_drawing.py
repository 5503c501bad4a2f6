"""What the app sends to the browser is what a notebook gets from Plotly."""

import json
import os
import subprocess
import sys
from base64 import b64decode

import numpy as np
import pytest

from cryoteach.domain.iceball.plan import Timing, ring
from cryoteach.domain.iceball.simulation import SKETCH, freeze
from cryoteach.domain.rules.all_rules import Preset
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.seedlings.invented_people import draw
from cryoteach.figures.ice import slice as ice_slice
from cryoteach.figures.one_person import limit_map, margins
from cryoteach.figures.parts.payload import chart_payload
from cryoteach.figures.parts.plotly_script import as_json
from cryoteach.figures.seedlings import appearances
from cryoteach.figures.seedlings import timeline as seedling_timeline
from cryoteach.wiring import content

CONTENT = content()


@pytest.mark.parametrize("preset", CONTENT.rules.presets.values(), ids=list(CONTENT.rules.presets))
@pytest.mark.parametrize("profile", CONTENT.rules.profiles.values(), ids=list(CONTENT.rules.profiles))
def test_the_plain_drawing_says_what_the_checked_figure_says(preset: Preset, profile):
    assessment = assess(preset.person, profile)
    for drawing, figure in (
        (limit_map.drawing(assessment), limit_map.figure(assessment)),
        (margins.drawing(assessment), margins.figure(assessment)),
    ):
        assert json.loads(as_json(drawing)) == json.loads(as_json(figure))


def test_the_seedlings_as_they_play_say_what_their_checked_figures_say():
    lab = CONTENT.models.seedlings
    everyone = draw(lab.laws, lab.people, 1)
    for month in (0, 12, 60):
        one = seedling_timeline.Timeline(
            hidden=everyone.of(9), visible_mm=lab.visible_mm, frozen=month > 0, month=month
        )
        all_of_them = appearances.Appearances(
            first_days=everyone.first_days(), observed=lab.beside(CONTENT.evidence.facts), month=month
        )
        for drawing, figure in (
            (seedling_timeline.drawing(one), seedling_timeline.figure(one)),
            (appearances.drawing(all_of_them), appearances.figure(all_of_them)),
        ):
            assert json.loads(as_json(drawing)) == json.loads(as_json(figure))


@pytest.mark.parametrize(("minutes", "most"), [((10, 8, 10), 200_000), ((20, 20, 20), 1_000_000)])
def test_a_film_travels_once_and_stays_below_a_megabyte(minutes: tuple[int, int, int], most: int):
    settings = CONTENT.models.ice.settings
    needles = settings.needles_at(ring(8, 22.5) if most > 200_000 else ring(4, 10.6), length=70)
    freeze_, thaw, again = minutes
    plan = settings.plan(needles, protocol=Timing(freeze=freeze_, thaw=thaw, again=again), tumour=50)
    ball = freeze(plan, settings.tissue_of(), SKETCH.model_copy(update={"step": 2.5}))
    picture, frames = ice_slice.film(ball)
    assert len(frames) == sum(minutes) + 1
    assert all("z" not in part for part in picture.data)
    assert (
        len(chart_payload(picture, ice_slice.table(ball), key="ice-film", name="The freeze", height=400, frames=frames))
        <= most
    )


def test_a_slice_travels_as_what_was_worked_out():
    settings = CONTENT.models.ice.settings
    ball = freeze(settings.example(), settings.tissue_of())
    sent = ice_slice.drawing(ball).data[0]
    rows, columns = (int(size) for size in sent["z"]["shape"].split(", "))
    tenths = np.frombuffer(b64decode(sent["z"]["bdata"]), dtype="<i2").reshape(rows, columns)
    near = [np.isin(axis, sent[name]) for name, axis in (("y", ball.grid.y), ("x", ball.grid.x))]
    expected = ball.tissue.potential_of(ball.coldest_across[near[0]][:, near[1]])
    assert np.abs(tenths / 10 - expected).max() <= 0.05 + 1e-3
    assert sent["contours"]["value"] == pytest.approx(10 * ball.tissue.potential_at(-1))


WHILE_PANDAS_LOADS = """
import sys, threading, time
from cryoteach.figures import GALLERY
from cryoteach.figures.parts.plotly_script import as_json
example = GALLERY["calibration"].example
example()
thread = threading.Thread(target=__import__, args=["pandas"])
thread.start()
while "pandas" not in sys.modules: time.sleep(0.001)
assert not hasattr(sys.modules["pandas"], "Series")
figure = example()
as_json(figure)
thread.join()
"""


def test_a_figure_drawn_while_another_thread_loads_pandas_is_drawn(tmp_path):
    """The app loads it six seconds after its first page: who opened a chart just then met the calm page of an error."""
    (tmp_path / "pandas.py").write_text("import time; time.sleep(0.5)\nclass Series: 0\nclass Index: 0\n")
    search = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    command = [sys.executable, "-c", WHILE_PANDAS_LOADS]
    done = subprocess.run(command, env=search, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
