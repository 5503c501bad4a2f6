"""CryoTeach in a notebook or a script: what help shows, and what is said when another kind is given.

Issue 9, section 4.
"""

import inspect
import pydoc
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import cryoteach
from cryoteach import Cohort, Person, assess, figures, load_profiles, screen
from cryoteach.domain.rules.patient import SCALES
from cryoteach.errors import CryoTeachError, UnknownNameError, WrongTypeError

LEAFLET = load_profiles()["leaflet"]
SEVEN_SMALL = Person(lesion_count=7, largest_diameter_cm=1.5)
ASSESSMENT = assess(SEVEN_SMALL, LEAFLET)
LEDGER = screen(Cohort.from_people([SEVEN_SMALL, Person()]), LEAFLET).ledger()

WRONG_TYPES: dict[str, tuple[Callable[[], object], str]] = {
    "a column": (lambda: screen(pd.Series([1]), LEAFLET), "from_columns.*found a Series"),
    "the person alone": (lambda: figures.margins.figure(SEVEN_SMALL), "margins.figure: assessment takes an Assessment"),
    "person and profile": (
        lambda: figures.limit_map.figure(SEVEN_SMALL, LEAFLET),
        r"with assess\(person, profile",
    ),
    "one too many": (
        lambda: figures.limit_map.figure(ASSESSMENT, LEAFLET),
        "map.figure takes assessment: too many",
    ),
    "no criteria": (lambda: figures.funnel.figure(LEDGER), "takes ledger, criteria, .*missing.*'criteria'"),
    "a profile for criteria": (lambda: figures.funnel.figure(LEDGER, LEAFLET), "a dict, .*profile.criteria; found a P"),
    "other criteria": (lambda: figures.upset.table(LEDGER, {"fit": 3}), "criteria takes a dict, each a Criterion"),
    "a profile for a ledger": (lambda: figures.funnel.figure(LEAFLET, LEAFLET.criteria), r"screen\(cohort, profile\)"),
    "a word for a number": (lambda: figures.upset.figure(LEDGER, LEAFLET.criteria, "3"), "top takes an int"),
    "another kind of people": (lambda: figures.resected.figure([SEVEN_SMALL], LEAFLET), "each a ResectedPerson"),
    "no guess": (lambda: figures.guess.figure(3, []), "guess takes a Guess"),
}
UNKNOWN_NAMES: dict[str, tuple[Callable[[], object], str]] = {
    "a profile": (lambda: load_profiles()["strictest"], "no profile is called 'strictest'; known: leaflet, relaxed"),
    "a condition in turn": (lambda: LEDGER.funnel(["age"]), "known: chemotherapy-first, fit"),
    "a condition dropped": (lambda: LEDGER.dropped("age"), "known: chemotherapy-first, fit"),
    "a criterion": (lambda: figures.funnel.figure(LEDGER, {}), "no criterion is called 'chemotherapy-first'"),
}


@pytest.mark.parametrize("case", WRONG_TYPES)
def test_another_kind_of_thing_is_named_with_what_was_expected_and_how_to_get_it(case: str):
    call, words = WRONG_TYPES[case]
    with pytest.raises(WrongTypeError, match=words) as refused:
        call()
    assert isinstance(refused.value, TypeError)


@pytest.mark.parametrize("case", UNKNOWN_NAMES)
def test_an_unknown_name_is_told_the_known_ones(case: str):
    call, words = UNKNOWN_NAMES[case]
    with pytest.raises(CryoTeachError, match=words):
        call()


def test_a_cut_of_the_ice_that_there_is_not_is_told_the_known_ones():
    from cryoteach.figures.parts.examples import ice_ball  # noqa: PLC0415 - works out an ice ball

    with pytest.raises(UnknownNameError, match="no cut is called 'up'; known: across"):
        figures.ice_slice.figure(ice_ball(), "up")


def test_a_data_frame_of_findings_is_a_cohort():
    frame = pd.DataFrame({"lesion_count": [2, np.nan], "largest_diameter_cm": [1.5, 2.0]})
    cohort = Cohort.from_columns(frame)
    assert [cohort.person(0), cohort.person(-1)] == [
        Person(lesion_count=2, largest_diameter_cm=1.5), Person(largest_diameter_cm=2.0),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["assess", "screen", "figures", "invent_people", "load_profiles", "Cohort", "Person"])
def test_help_says_what_is_taken_and_shows_an_example(name: str):
    told = pydoc.plain(pydoc.render_doc(getattr(cryoteach, name)))
    assert ">>> " in told
    if name in {"assess", "screen"}:
        for part in ("Args:", "Returns:", "Raises:", "WrongTypeError"):
            assert part in told
    assert "shape (people,)" in told or name not in {"screen", "Cohort"}
    assert "cm" in told or name not in {"assess", "Person"}
    assert "centimetres" in told or name != "figures"


def test_help_of_a_person_lists_every_finding():
    assert [name for name in SCALES if f"``{name}``" not in inspect.getdoc(Person)] == []


def test_every_public_name_is_offered_to_a_notebook_that_completes_what_is_typed():
    assert set(cryoteach.__all__) <= set(dir(cryoteach))
    with pytest.raises(AttributeError, match="has no attribute 'asess'"):
        _ = cryoteach.asess


LIGHT = "import sys; {}; print(*sorted({{'numpy', 'pydantic', 'yaml', 'plotly', 'streamlit'}} & sys.modules.keys()))"


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("import cryoteach; dir(cryoteach)", ""),
        ("from cryoteach import Cohort, Person, assess, screen", "numpy pydantic"),
        ("from cryoteach import load_profiles; load_profiles()", "numpy pydantic yaml"),
        ("from cryoteach import figures; dir(figures)", ""),
        ("from cryoteach.figures import limit_map", "numpy plotly pydantic"),
        (
            "import streamlit_app",
            "plotly pydantic streamlit",
        ),  # no YAML: it listens before the engine is read
    ],
)
def test_nothing_is_loaded_before_it_is_used(statement: str, loaded: str):
    done = subprocess.run(
        [sys.executable, "-c", LIGHT.format(statement)], capture_output=True, text=True, check=True,
        cwd=cryoteach.__path__[0] + "/..",
    )  # fmt: skip
    assert done.stdout.strip() == loaded
