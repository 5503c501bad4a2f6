"""What the app sends to the browser is what a notebook gets from Plotly."""

import json

import pytest

from cryoteach.domain.assessment import assess
from cryoteach.domain.content import Preset
from cryoteach.figures import limit_map, margins
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
