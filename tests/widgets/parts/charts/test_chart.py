"""The seam: what reaches the browser for a chart, and what of the browser's answer is believed."""

import json
import re

import pytest

from cryoteach.figures.parts.screen_template import _merged, chart_template
from cryoteach.theme import TEMPLATE
from cryoteach.widgets.parts.charts.chart import Click, _as_click
from cryoteach.widgets.parts.page.front_end import files
from tests.pages.visitor import Visitor


def test_a_click_is_two_numbers_and_anything_else_is_none():
    assert _as_click({"x": 7, "y": 1.5}) == Click(x=7, y=1.5)
    assert _as_click(None) is None


@pytest.mark.parametrize("strange", [{}, {"x": 1}, {"x": "many", "y": 1}, {"x": float("nan"), "y": 1}, [1, 2], "x", 0])
def test_a_click_that_no_chart_would_send_is_none(strange: object):
    assert _as_click(strange) is None


def test_one_layout_is_laid_over_another_at_every_depth():
    assert _merged({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"c": 4}, "e": 5}) == {"a": {"b": 1, "c": 4}, "d": 3, "e": 5}


def test_the_constants_carry_the_house_template_with_the_screens_colours_over_it():
    (constants,) = [file.content().decode() for file in files() if file.name.endswith("/constants.js")]
    told = json.loads(re.search(r"^export const TEMPLATE = (.*);$", constants, re.MULTILINE)[1])
    assert told == chart_template()
    template = json.loads(told)["layout"]
    assert template["font"]["size"] == TEMPLATE["font"]["size"] >= 14
    for part in (template["font"], template["annotationdefaults"]["font"], template["hoverlabel"]["font"]):
        assert part["color"] == "var(--st-text-color)"  # so that a chart can be read in either theme
    assert template["dragmode"] is False  # the page scrolls over a chart
    assert template["xaxis"]["fixedrange"] is template["yaxis"]["fixedrange"] is True


def test_a_chart_is_sent_with_its_name_its_rows_and_the_room_it_will_take():
    for key, post in Visitor().to("one_person").charts.items():
        assert post["key"] == key
        assert len(post["name"]) > 10
        assert post["reserve"] > post["height"] >= 200
        assert len(post["table"]["rows"]) > 1
        assert post["table"]["caption"] == post["figure"]["layout"]["title"]["text"]
        assert "template" not in post["figure"]["layout"]
