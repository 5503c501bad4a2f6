"""The charts of chapters 6, 7 and 8: what they draw is what the domain says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.evidence.costs import THOUSAND, rate
from cryoteach.domain.seedlings.invented_people import MONTH, draw
from cryoteach.figures.evidence import harm_rows, roads
from cryoteach.figures.seedlings import appearances
from cryoteach.figures.seedlings import timeline as seedling_timeline
from cryoteach.wiring import content
from tests.figures.parts.people import plain

CONTENT = content()
LAB = CONTENT.models.seedlings
EVERYONE = draw(LAB.laws, LAB.people, 1)


@given(st.integers(0, LAB.people - 1), st.integers(0, 60))
def test_every_hidden_deposit_has_one_mark_filled_once_it_is_seen(person: int, month: int):
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


def test_every_harm_has_a_field_of_a_thousand_cells_with_as_many_filled_as_were_read():
    rates = [rate(harm, CONTENT.evidence.facts) for harm in CONTENT.evidence.costs.harms]
    fields = {p["name"]: np.array(p["z"]) for p in plain(harm_rows.figure(rates))["data"] if p["type"] == "heatmap"}
    assert set(fields) == {one.title for one in rates if one.fact}
    for one in rates:
        if one.of_1000 is not None:
            assert fields[one.title].size == THOUSAND
            assert fields[one.title].sum() == one.of_1000


def test_harms_of_which_none_was_read_are_said_to_be_unknown():
    nobody = [rate(harm, CONTENT.evidence.facts) for harm in CONTENT.evidence.costs.harms if harm.no_rate]
    assert "No rate of 1,000 people was read" in harm_rows.table(nobody).caption


def test_ribbons_are_equally_wide_and_every_place_is_named():
    (sankey,) = plain(roads.figure(CONTENT.evidence.roads))["data"]
    assert set(sankey["link"]["value"]) == {1}
    assert list(sankey["node"]["label"]) == list(CONTENT.evidence.roads.places.values())
