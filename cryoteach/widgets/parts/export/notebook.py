"""Offers the notebook that runs in Jupyter: of a person, of invented people, or of everything that a learner did."""

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.notebook.kept import Kept
from cryoteach.export.notebook.page import as_html
from cryoteach.export.notebook.people import Invented
from cryoteach.export.notebook.written import notebook_of_learner, notebook_of_people, notebook_of_person
from cryoteach.widgets.parts.export.download import download

WORDS = "Notebook for Jupyter"
ABOUT = "It runs from top to bottom with the limits that it was made with. Change any cell and run it again."


def person_notebook(content: Content, person: Person, profile: Profile, case: Case | None, address: str) -> None:
    """Offer the person of chapter 2; where a case is told to its end, with its story."""
    told = case if case is not None and case.person == person else None
    name = f"cryoteach-{told.id if told else 'one-person'}.ipynb"
    download(
        WORDS,
        lambda: notebook_of_person(person, profile, content, case=told, link=address),
        name,
        "share_notebook",
        ABOUT,
    )


def people_notebook(content: Content, invented: Invented, profile: Profile, guess: int | None, address: str) -> None:
    """Offer the invented people of chapter 4, with the learner's guess."""
    download(
        WORDS,
        lambda: notebook_of_people(invented, profile, content, guess=guess, link=address),
        "cryoteach-thousand-people.ipynb",
        "people_notebook",
        ABOUT,
    )


def learner_notebook(content: Content, kept: Kept, invented: Invented | None) -> None:
    """Offer everything that a learner did, as a page that needs no app and as a notebook that runs."""
    page = "Opens without the app and prints well. It asks no server."
    download("Download it as a page", lambda: as_html(kept), "my-cryoteach-notebook.html", "keep_page", page)
    download(
        WORDS,
        lambda: notebook_of_learner(kept, invented, content),
        "my-cryoteach-notebook.ipynb",
        "keep_notebook",
        ABOUT,
    )
