"""CryoTeach in a notebook or a script: what is shown of each thing, and what is said when another kind is given.

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
from hypothesis import given

import cryoteach
from cryoteach import Cohort, Person, assess, figures, load_profiles, screen
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.patient import SCALES
from cryoteach.errors import CryoTeachError, UnknownNameError, WrongTypeError
from tests.domain.fictional import people, profiles

LEAFLET = load_profiles()["leaflet"]
SEVEN_SMALL = Person(lesion_count=7, largest_diameter_cm=1.5)
ASSESSMENT = assess(SEVEN_SMALL, LEAFLET)
LEDGER = screen(Cohort.from_people([SEVEN_SMALL, Person()]), LEAFLET).ledger()
SHORT = 200

WRONG_TYPES: dict[str, tuple[Callable[[], object], str]] = {
    "a person's name": (lambda: assess("Ada", LEAFLET), "assess: person takes a Person"),
    "nobody": (lambda: assess(None, LEAFLET), "assess: person takes a Person"),
    "the two exchanged": (lambda: assess(LEAFLET, SEVEN_SMALL), "assess: person takes a Person"),
    "a profile's id": (lambda: assess(SEVEN_SMALL, "leaflet"), r'assess: profile .*load_profiles\(\)\["leaflet"\]'),
    "a list of people": (lambda: screen([SEVEN_SMALL], LEAFLET), r"screen: cohort takes a Cohort.*from_people"),
    "a dict of lists": (lambda: screen({"lesion_count": [1]}, LEAFLET), r"screen: cohort .*from_columns.*found a dict"),
    "a data frame": (lambda: screen(pd.DataFrame({"lesion_count": [1]}), LEAFLET), "from_columns.*found a DataFrame"),
    "an id for many": (lambda: screen(Cohort.from_people([]), "leaflet"), "screen: profile takes a Profile"),
    "one person for many": (lambda: Cohort.from_people(SEVEN_SMALL), "takes a list, each a Person"),
    "a word for many": (lambda: Cohort.from_people("Ada"), "takes a list, each a Person"),
    "a number for many": (lambda: Cohort.from_people(3), "takes a list, each a Person"),
    "a stranger among them": (lambda: Cohort.from_people([SEVEN_SMALL, 3]), "each a Person.*found an int: 3"),
    "a list of columns": (lambda: Cohort.from_columns([[1]]), "Cohort.from_columns: columns takes a dict"),
    "a condition for an order": (lambda: LEDGER.funnel("fit"), "Ledger.funnel: order takes a list, each a str"),
    "a number for an order": (lambda: LEDGER.funnel(3), "Ledger.funnel: order takes a list"),
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
    "a condition": (lambda: ASSESSMENT.finding("age"), "known: chemotherapy-first, fit"),
    "a condition in turn": (lambda: LEDGER.funnel(["age"]), "known: chemotherapy-first, fit"),
    "a condition dropped": (lambda: LEDGER.dropped("age"), "known: chemotherapy-first, fit"),
    "a finding": (lambda: SEVEN_SMALL.value("age"), "known: lesion_count, largest_diameter_cm"),
    "a person": (lambda: Cohort.from_people([Person()] * 3).person(3), "known: 0 to 2"),
    "nobody": (lambda: Cohort.from_people([]).person(0), "known: nobody"),
    "a criterion": (lambda: figures.funnel.figure(LEDGER, {}), "no criterion is called 'chemotherapy-first'"),
}
WRONG_COLUMNS = {
    "near a name": ({"lesions": [1]}, "no finding is called 'lesions', did you mean lesion_count"),
    "no name": ({"lesion_count": [1], "age": [60]}, "'age'; the findings are lesion_count, largest_diameter_cm"),
    "lengths": ({"lesion_count": [1, 2], "performance_status": [1]}, "lesion_count has 2 and performance_status has 1"),
    "one number": ({"lesion_count": 3}, "lesion_count is not one value for each person"),
    "a table": ({"lesion_count": [[1], [2]]}, "lesion_count is not one value for each person"),
    "a ragged table": ({"lesion_count": [[1, 2], [3]]}, "lesion_count is not one value for each person"),
    "nothing": ({}, "there is none; the findings are"),
    "words": (
        {"extrahepatic_disease": ["none-seen"]},
        "its codes are 0 none-seen, 1 suspected, 2 confirmed; Cohort.from_p",
    ),
    "words for a number": ({"lesion_count": ["two"]}, r"not of numbers \(nan for unknown\)$"),
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


@pytest.mark.parametrize("case", WRONG_COLUMNS)
def test_columns_that_make_no_cohort_are_named(case: str):
    columns, words = WRONG_COLUMNS[case]
    with pytest.raises(ValueError, match=words):
        Cohort.from_columns(columns)


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


def test_people_may_come_one_after_another():
    assert len(Cohort.from_people(Person(lesion_count=n) for n in (1, 2, 3))) == 3


@given(person=people, profile=profiles)
def test_an_assessment_in_plain_text_is_five_lines_that_say_what_counts(person, profile):
    assessment = assess(person, profile)
    lines = str(assessment).splitlines()
    assert repr(assessment) == str(assessment)
    assert len(lines) == 5
    assert all(lines)
    assert f"{assessment.met} of {assessment.of} met" in lines[0]
    for finding in assessment.findings:
        told = [line for line in lines[1:3] if f"{finding.condition.criterion.title.lower()} (" in line]
        assert told == {"met": [], "not-met": [lines[1]], "cannot-tell": [lines[2]]}[finding.status.value]
    assert lines[4].startswith(f"Profile {profile.id} {profile.version}, ")
    assert lines[4].endswith("Education with fictional people only.")


SHOWN = {
    "a person": (SEVEN_SMALL, "Person(lesion_count=7, largest_diameter_cm=1.5)"),
    "nobody": (Person(), "Person()"),
    "a profile": (LEAFLET, f"Profile(id='leaflet', version='{LEAFLET.version}', conditions=6)"),
    "a cohort": (Cohort.from_people([Person()] * 3), "Cohort(people=3)"),
    "a screening": (
        screen(Cohort.from_people([Person()]), LEAFLET),
        f"Screening(people=1, profile='leaflet', version='{LEAFLET.version}')",
    ),
    "a ledger": (LEDGER, "Ledger(people=2, within=0, outside=1, cannot_tell=1)"),
    "a finding": (
        ASSESSMENT.finding("few-lesions"), "Finding(id='few-lesions', status='not-met', value=7, margin=-0.666667)",
    ),
    "a condition": (LEAFLET.condition("few-lesions"), "Condition(id='few-lesions', limit='at most 5 lesions')"),
}  # fmt: skip


@pytest.mark.parametrize("what", SHOWN)
def test_what_a_terminal_shows_of_each_thing_is_short(what: str):
    thing, words = SHOWN[what]
    assert repr(thing) == words
    assert len(str(thing)) < SHORT


@given(person=people)
def test_what_is_shown_of_a_person_makes_the_same_person(person):
    assert eval(repr(person), {"Person": Person}) == person  # noqa: S307 - our own words


def test_a_notebook_shows_an_assessment_as_a_table():
    assert "<table>" in ASSESSMENT._repr_html_()
    assert isinstance(ASSESSMENT, Assessment)


@pytest.mark.parametrize("name", ["assess", "screen", "figures", "load_profiles", "Cohort", "Person"])
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
        ("from cryoteach import figures", "numpy plotly pydantic"),
    ],
)
def test_nothing_is_loaded_before_it_is_used(statement: str, loaded: str):
    done = subprocess.run(
        [sys.executable, "-c", LIGHT.format(statement)], capture_output=True, text=True, check=True,
        cwd=cryoteach.__path__[0] + "/..",
    )  # fmt: skip
    assert done.stdout.strip() == loaded
