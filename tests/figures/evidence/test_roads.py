"""The charts of chapters 6, 7 and 8: what they draw is what the domain says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.seedlings.invented_people import MONTH, draw
from cryoteach.figures.evidence import roads
from cryoteach.figures.seedlings import appearances
from cryoteach.figures.seedlings import timeline as seedling_timeline
from cryoteach.wiring import content
from tests.figures.parts.people import plain

CONTENT = content()
LAB = CONTENT.models.seedlings
EVERYONE = draw(LAB.laws, LAB.people, 1)


@given(st.integers(0, LAB.people - 1), st.integers(0, 60))
def test_every_seedling_has_one_mark_filled_once_it_is_seen(person: int, month: int):
    mine = EVERYONE.of(person)
    shown = seedling_timeline.Timeline(hidden=mine, visible_mm=LAB.visible_mm, frozen=True, month=month)
    data = {part["name"]: part for part in plain(seedling_timeline.figure(shown))["data"]}
    seen = int((mine.seen_day <= month * MONTH).sum())
    assert len(data["seen"]["x"]) == seen
    assert len(data["no scan shows it"]["x"]) == len(mine.start_mm) - seen
    assert all(at <= month for at in data["seen"]["x"])
    assert len(seedling_timeline.table(shown).rows) == len(LAB.visible_mm) + len(mine.start_mm)


@given(st.integers(0, 60))
def test_the_dots_are_the_people_in_whom_something_has_come_up_by_now(month: int):
    first = EVERYONE.first_days()
    shown = appearances.Appearances(first_days=first, month=month)
    data = {part["name"]: part for part in plain(appearances.figure(shown))["data"]}
    assert len(data["by now"]["x"]) == shown.by(month) == int((first <= month * MONTH).sum())
    assert max([0, *data["by now"]["x"]]) <= month + 0.05, "nothing that has yet to come is drawn"
    assert max([0, *data["by now"]["y"]]) <= LAB.people


def test_what_was_read_stands_at_its_month_with_its_interval():
    read = LAB.beside(CONTENT.evidence.facts)
    shown = appearances.Appearances(first_days=EVERYONE.first_days(), observed=read, month=60)
    figure = plain(appearances.figure(shown))
    diamonds = next(part for part in figure["data"] if part["name"] == "read")
    assert list(diamonds["x"]) == [one.months for one in read]
    upright = {(s["x0"], s["y0"], s["y1"]) for s in figure["layout"]["shapes"] if s["x0"] == s["x1"] and s["y0"] != 0}
    for one in read:
        if one.low is not None:
            assert (one.months, one.low * 2, one.high * 2) in upright


def test_ribbons_are_equally_wide_and_every_place_is_named():
    figure = plain(roads.figure(CONTENT.evidence.roads))
    (sankey,) = figure["data"]
    assert set(sankey["link"]["value"]) == {1}
    named = [re.sub(r"<[^>]*>", "", part["text"].replace("<br>", " ")) for part in figure["layout"]["annotations"]]
    assert named == list(CONTENT.evidence.roads.places.values())
