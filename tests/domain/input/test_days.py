"""A day as people and spreadsheets write it; an order that could be either is asked about, never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.case import Review
from cryoteach.domain.input.days import read_day

WRITTEN = (
    "14/03/2026",
    "14-Mar-26",
    "14 March 2026",
    "2026-03-14",
    "46095",
    "14.03.2026",
    "14/03/26",
    "March 14, 2026",
)


@pytest.mark.parametrize(
    "text", [*WRITTEN, "March 14, 2026", "14th March 2026", "2026-03-14 00:00:00", " 14  Mar  2026 ", "2026/3/14"]
)
def test_the_fourteenth_of_march_is_read_however_it_is_written(text):
    assert read_day(text) == "2026-03-14"
    assert Review.model_validate({"date": text}).date == "2026-03-14"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2026", ["3 April 2026", "4 March 2026"]),
        ("3/4/26", ["3 April 2026", "4 March 2026"]),
        ("14-03-26", ["14 March 2026", "26 March 2014"]),
    ],
)
def test_an_order_that_could_be_either_is_asked_with_every_reading(text, readings):
    with pytest.raises(ValueError, match="is it") as refusal:
        read_day(text)
    assert all(reading in str(refusal.value) for reading in readings)


@pytest.mark.parametrize("text", ["31/02/2026", "soon", "14/03/1926", "٤٦٠٩٥", "1_4/03/2026", "99999", "14-Mares-26"])
def test_what_is_no_day_of_this_century_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="write it like 2026-03-14"):
        read_day(text)


def test_excels_count_is_read_from_a_file_as_a_number_too():
    assert Review.model_validate({"date": 46095}).date == "2026-03-14"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back_from_every_way_that_says_its_order(day):
    ways = [f"{day:%Y-%m-%d}", f"{day:%d %B %Y}", f"{day:%d-%b-%y}", f"{day:%B} {day.day}, {day.year}"]
    counted = str((day - date(1899, 12, 30)) // timedelta(days=1))
    assert {read_day(way) for way in (*ways, counted)} == {day.isoformat()}
