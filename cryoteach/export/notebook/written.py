"""The three notebooks that leave the app: a person or people of a set of limits, and everything a learner did."""

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.notebook.cells import as_ipynb
from cryoteach.export.notebook.kept import Kept
from cryoteach.export.notebook.learner import learner_cells
from cryoteach.export.notebook.limits import held_limits, opening
from cryoteach.export.notebook.people import Invented, people_cells
from cryoteach.export.notebook.person import person_cells

PERSON, PEOPLE = "one-person", "a-thousand-people"


def notebook_of_person(
    person: Person, profile: Profile, content: Content, *, case: Case | None = None, link: str = ""
) -> str:
    """The notebook of a person of chapter 2, or of a case."""
    start = opening("One person and six conditions", profile, case, link)
    cells = person_cells(person, content.teaching.lessons.get(PERSON), case)
    return as_ipynb([*start, held_limits(profile, _original(profile, content)), *cells])


def notebook_of_people(
    invented: Invented, profile: Profile, content: Content, *, guess: int | None = None, link: str = ""
) -> str:
    """The notebook of the invented people of chapter 4."""
    start = opening("A thousand people and six conditions", profile, link=link)
    cells = people_cells(invented, content.teaching.lessons.get(PEOPLE), guess)
    return as_ipynb([*start, held_limits(profile, _original(profile, content)), *cells])


def notebook_of_learner(kept: Kept, invented: Invented | None, content: Content) -> str:
    """The notebook of everything that a learner did, and the people of chapter 4 beside a guess: without one not."""
    start = opening("My CryoTeach notebook", kept.profile, link=kept.link)
    cells = learner_cells(kept)
    if invented is not None and kept.of_1000 is not None:
        cells += people_cells(invented, content.teaching.lessons.get(PEOPLE), kept.of_1000)
    return as_ipynb([*start, held_limits(kept.profile, _original(kept.profile, content)), *cells])


def _original(profile: Profile, content: Content) -> Profile:
    return content.rules.profiles.get(profile.id, profile)
