"""Data frames of pandas, Polars and PyArrow: people in, and the same kind of frame back with what was found."""

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.population.screening import screen
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.errors import WrongTypeError
from tests.domain.fictional import LEAFLET, people

KINDS = [pd.DataFrame, pl.DataFrame, pa.table]


def rows_of(frame):
    """The rows of any of the three."""
    if isinstance(frame, pd.DataFrame):
        return frame.to_dict("records")
    return frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()


def columns_of(several):
    return {name: [getattr(person, name) for person in several] for name in SCALES}


@pytest.mark.parametrize("make", KINDS)
@settings(max_examples=20)
@given(several=st.lists(people, min_size=1, max_size=6))
def test_a_frame_comes_back_as_the_same_kind_and_says_of_each_what_assess_says(make, several):
    frame = make({"note": [f"row {row}" for row in range(len(several))], **columns_of(several)})
    back = screen(frame, LEAFLET)
    assert type(back) is type(frame)
    for row, person in zip(rows_of(back), several, strict=True):
        alone = assess(person, LEAFLET)
        assert (row["verdict"], row["met"]) == (alone.verdict.value, alone.met)
    assert [row["note"] for row in rows_of(back)] == [f"row {row}" for row in range(len(several))]


def test_the_failed_and_open_conditions_are_named():
    back = screen(pl.DataFrame({"lesion_count": [7, 2, None]}), LEAFLET).to_dicts()
    assert [row["failed"] for row in back] == ["few-lesions", "", ""]
    assert back[2]["unknown"].split(";")[-1] == LEAFLET.conditions[-1].id
    assert "few-lesions" in back[2]["unknown"].split(";")


UNKNOWN_OF_EACH = [
    pd.DataFrame({"lesion_count": pd.array([7, pd.NA], "Int64"), "extrahepatic_disease": ["none-seen", pd.NA]}),
    pd.DataFrame({"lesion_count": [7, np.nan], "extrahepatic_disease": ["none-seen", None]}),
    pd.DataFrame({"lesion_count": pd.Series([7, pd.NaT], dtype=object), "extrahepatic_disease": ["none-seen", "NA"]}),
    pd.DataFrame({"lesion_count": [7.0, None], "extrahepatic_disease": pd.Categorical(["none-seen", None])}),
    pl.DataFrame({"lesion_count": [7, None], "extrahepatic_disease": ["none-seen", None]}),
    pl.DataFrame({"lesion_count": [7.0, float("nan")], "extrahepatic_disease": ["none-seen", "not known"]}),
    pa.table({"lesion_count": pa.array([7, None]), "extrahepatic_disease": pa.array(["none-seen", None])}),
    pa.table({
        "lesion_count": pa.array([7, None]),
        "extrahepatic_disease": pa.array(["none-seen", None]).dictionary_encode(),
    }),
]  # fmt: skip


@pytest.mark.parametrize("frame", UNKNOWN_OF_EACH)
def test_what_a_library_writes_for_nothing_known_is_unknown(frame):
    known, unknown = rows_of(screen(frame, LEAFLET))
    assert known["failed"] == "few-lesions"
    assert unknown["failed"] == ""
    assert unknown["met"] == 0
    assert unknown["verdict"] == "cannot-tell"


@pytest.mark.parametrize(
    "nothing", [None, float("nan"), np.nan, pd.NA, pd.NaT, pa.scalar(None), pa.scalar(None, pa.int64())]
)
def test_a_person_takes_the_nothing_of_every_library(nothing):
    assert Person(lesion_count=nothing, chemotherapy_response=nothing) == Person()


def test_a_row_of_each_library_is_a_person():
    same = Person(lesion_count=7, largest_diameter_cm=1.5, extrahepatic_disease="none-seen")
    values = {
        "lesion_count": [7],
        "largest_diameter_cm": [1.5],
        "extrahepatic_disease": ["none-seen"],
        "performance_status": [None],
    }
    assert Person(**pd.DataFrame(values).iloc[0]) == same
    assert Person(**pl.DataFrame(values).row(0, named=True)) == same
    assert Person(**{name: pa.table(values)[name][0] for name in values}) == same


def test_codes_of_a_choice_are_read_as_a_cohort_reads_them():
    codes = pl.DataFrame({"extrahepatic_disease": [0, None]})
    assert [row["met"] for row in screen(codes, LEAFLET).to_dicts()] == [1, 0]


def test_a_frame_of_nobody_comes_back_empty():
    assert len(screen(pd.DataFrame({"lesion_count": [], "chemotherapy_response": []}), LEAFLET)) == 0


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (pd.DataFrame({"age": [7]}), "no column is a finding"),
        (pd.DataFrame({"lesion_count": [7], "performance_statos": [1]}), "did you mean performance_status"),
        (pd.DataFrame({"lesion_count": [7], "verdict": ["mine"]}), "'verdict' would be written over"),
        (pd.DataFrame({"lesion_count": [2], "extrahepatic_disease": ["perhaps"]}), r"\(person 0\)"),
        (pl.DataFrame({"lesion_count": [7, 99]}), "lesion"),
        (pd.DataFrame([[1, 2]], columns=["lesion_count", "lesion_count"]), "cannot be read"),
    ],
)
def test_a_frame_that_cannot_be_used_says_why(frame, told):
    with pytest.raises(ValueError, match=told):
        screen(frame, LEAFLET)


@pytest.mark.parametrize("given_", [pd.Series([7]), pl.LazyFrame({"lesion_count": [7]})])
def test_a_column_or_a_frame_still_to_be_worked_out_is_refused_by_name(given_):
    with pytest.raises(WrongTypeError, match="data frame"):
        screen(given_, LEAFLET)
