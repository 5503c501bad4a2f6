"""The notebooks say what the app says, hold to the version of the limits, and run nothing that somebody else wrote."""

import re

import nbformat
import pytest

from cryoteach.domain.cases.case import Case
from cryoteach.domain.population.loosening import at
from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import reconciled
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.terms import Tag
from cryoteach.export.app_link import people_link
from cryoteach.export.notebook.kept import Answer, Guess, Kept, Pin
from cryoteach.export.notebook.people import Invented
from cryoteach.export.notebook.written import notebook_of_learner, notebook_of_people, notebook_of_person
from cryoteach.figures import funnel, limit_map
from cryoteach.widgets.thousand.link_parts import thousand_parts
from cryoteach.widgets.thousand.population import ours
from cryoteach.wiring import cohort, content, invent_people
from tests.export.notebook.ran import cells_of, ran

FOUND = content()
LEAFLET = FOUND.rules.profiles["leaflet"]
SOMEBODY = Person(lesion_count=7, largest_diameter_cm=1.5)
FEW = Invented(people=2000, seed=7, preset="central", moved={"ecog_0_1_total": 0.7})
NASTY = '</script><img src=x onerror=alert(1)> """ \'\'\' \\ {open("x")} $x$ \u202e\u2028 =1+1 `%run`'


def kept(**more) -> Kept:
    return Kept(
        link="https://example.org/my-notebook?guess=400", profile=LEAFLET, of_1000=400,
        guesses=(Guess(name="guess_of_1000", asked="your guess", said=f"400 {NASTY}"),),
        answers=(
            Answer(title=NASTY, right=True, verdict_right=True, certainty=3, mark=3),
            Answer(title="Olu", right=False, verdict_right=True, certainty=None, mark=None),
        ),
        letters=(NASTY,), pins=(Pin(words=NASTY, person=SOMEBODY, profile="relaxed"), Pin(words="A letter")), **more,
    )  # fmt: skip


def every_notebook() -> list[str]:
    nasty = FOUND.teaching.cases["mei-ferry"].model_copy(update={"title": NASTY, "vignette": NASTY, "author": NASTY})
    odd = LEAFLET.model_copy(update={"title": NASTY})
    return [
        notebook_of_person(SOMEBODY, odd, FOUND, case=nasty),
        notebook_of_people(FEW, odd, FOUND, guess=400),
        notebook_of_learner(kept(), FEW, FOUND),
    ]


@pytest.mark.parametrize("text", every_notebook())
def test_jupyter_takes_the_file_and_every_cell_carries_an_id(text):
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells) >= 10
    first = notebook.cells[0].source
    for words in ("No clinician has reviewed this", "MIT licence", "Cite as", "leaflet", "fictional people only"):
        assert words in first
    assert "%pip install cryoteach==" in notebook.cells[1].source
    asked = re.findall(r"^(?:from|import) (\S+)", "\n".join(cells_of(text, "code")), re.MULTILINE)
    assert set(asked) == {"cryoteach"}  # what lies deeper may move; a notebook is opened a year later


@pytest.mark.parametrize("text", every_notebook())
def test_what_others_wrote_is_data_and_runs_nowhere(text):
    for source in cells_of(text, "markdown"):
        assert "<img" not in source
        assert not re.search(r"(?<!\\)\$", source)
    assert "\u2028" not in "".join(cells_of(text, "code"))
    made = ran(text)  # were it pasted into code, this would not even compile
    assert made.get("case", {"title": NASTY})["title"] == NASTY
    assert made.get("pins", [{"words": NASTY}])[0]["words"] == NASTY


@pytest.mark.parametrize("case", ["mei-ferry", "olu-barber"])
def test_a_case_is_judged_as_the_app_judges_it(case):
    told: Case = FOUND.teaching.cases[case]
    profile = FOUND.rules.profiles[told.profile]
    made = ran(notebook_of_person(told.person, profile, FOUND, case=told))
    assert made["answer"] == assess(told.person, profile)
    assert told.vignette in made["printed"]
    for finding in made["answer"].findings:
        assert finding.reason in made["printed"]


def test_a_person_is_the_same_with_what_is_not_known():
    made = ran(notebook_of_person(SOMEBODY, LEAFLET, FOUND))
    assert (made["person"], made["profile"]) == (SOMEBODY, LEAFLET)
    source = cells_of(notebook_of_person(SOMEBODY, LEAFLET, FOUND), "code")
    assert "performance_status=None" in "".join(source)
    assert limit_map.figure(made["answer"]) == limit_map.figure(assess(SOMEBODY, LEAFLET))


def test_a_version_that_differs_is_told_in_words():
    text = notebook_of_person(SOMEBODY, LEAFLET.model_copy(update={"version": "0.9"}), FOUND)
    with pytest.raises(
        AssertionError, match=f"made with version 0.9 of the limits leaflet; this CryoTeach has {LEAFLET.version}"
    ):
        ran(text)


def test_people_are_those_of_the_screen_with_every_dial_and_limit_that_was_moved():
    profile = ours(at(LEAFLET, "small-lesions", 4.0), "small-lesions")
    made = ran(notebook_of_people(FEW, profile, FOUND, guess=400))
    ledger = screen(invent_people(2000, 7, "central", {"ecog_0_1_total": 0.7}), profile).ledger()
    assert made["profile"] == profile
    assert made["profile"].condition("small-lesions").limit.tag is Tag.OUR_ASSUMPTION
    assert made["ledger"] == ledger
    assert made["thousand"] == reconciled(ledger)
    assert f"{reconciled(ledger).within} of 1,000 within every limit (model output); your guess: 400" in made["printed"]
    assert funnel.figure(made["thousand"], profile.criteria) == funnel.figure(reconciled(ledger), profile.criteria)


def test_the_people_of_the_library_are_those_of_the_page():
    page, library = cohort(FOUND.models.cohort, "central", {}), invent_people()
    assert screen(page, LEAFLET).ledger() == screen(library, LEAFLET).ledger()
    assert [page.person(row) for row in (0, 4711, -1)] == [library.person(row) for row in (0, 4711, -1)]


def test_a_link_comes_with_its_code_and_one_to_chapter_4_holds_what_that_chapter_reads():
    link = people_link("https://t.example.org", "central", LEAFLET)
    assert {"profile", "preset"} <= {part.kind.name for part in thousand_parts(FOUND.models.cohort, FOUND.rules)}
    first = nbformat.reads(notebook_of_people(FEW, LEAFLET, FOUND, link=link), as_version=4).cells[0]
    assert f"<{link}>" in first.source
    assert "(attachment:link.png)" in first.source
    assert first.attachments["link.png"]["image/png"].startswith("iVBOR")
    here = nbformat.reads(notebook_of_people(FEW, LEAFLET, FOUND, link="http://localhost:8501/x"), as_version=4)
    assert "No QR code" in here.cells[0].source
    assert "attachments" not in here.cells[0]


def test_what_a_learner_did_is_there_and_everybody_pinned_is_judged():
    made = ran(notebook_of_learner(kept(), None, FOUND))
    assert made["judged"] == [assess(SOMEBODY, FOUND.rules.profiles["relaxed"])]
    assert made["guesses"][0]["name"] == "guess_of_1000"
    assert "1 right of 2\nMarks: 3" in made["printed"]
    assert "people" not in made
    nothing = ran(notebook_of_learner(Kept(link="", profile=LEAFLET), FEW, FOUND))
    assert nothing["judged"] == []
    assert "people" not in nothing  # what the model counts is not told before it was asked
