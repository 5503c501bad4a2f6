"""What the app sends to the browser is what a notebook gets from Plotly."""

import json

import pytest

from cryoteach.domain.assessment import assess
from cryoteach.domain.content import Preset
from cryoteach.domain.seedlings import draw
from cryoteach.figures import appearances, limit_map, margins, seedling_timeline
from cryoteach.figures.plotly_script import as_json
from cryoteach.wiring import content

CONTENT = content()


@pytest.mark.parametrize("preset", CONTENT.presets.values(), ids=list(CONTENT.presets))
@pytest.mark.parametrize("profile", CONTENT.profiles.values(), ids=list(CONTENT.profiles))
def test_the_plain_drawing_says_what_the_checked_figure_says(preset: Preset, profile):
    assessment = assess(preset.person, profile)
    for drawing, figure in (
        (limit_map.drawing(assessment), limit_map.figure(preset.person, profile)),
        (margins.drawing(assessment), margins.figure(assessment)),
    ):
        assert json.loads(as_json(drawing)) == json.loads(as_json(figure))


def test_the_seedlings_as_they_play_say_what_their_checked_figures_say():
    lab = CONTENT.seedlings
    everyone = draw(lab.laws, lab.people, 1)
    for month in (0, 12, 60):
        one = seedling_timeline.Timeline(
            hidden=everyone.of(9), visible_mm=lab.visible_mm, frozen=month > 0, month=month
        )
        all_of_them = appearances.Appearances(
            first_days=everyone.first_days(), observed=lab.beside(CONTENT.facts), month=month
        )
        for drawing, figure in (
            (seedling_timeline.drawing(one), seedling_timeline.figure(one)),
            (appearances.drawing(all_of_them), appearances.figure(all_of_them)),
        ):
            assert json.loads(as_json(drawing)) == json.loads(as_json(figure))
