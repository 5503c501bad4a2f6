"""What a learner's notebook holds, ready to leave the app: guesses, answers, letters and pins."""

from pydantic import BaseModel

from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile


class Guess(BaseModel, frozen=True, extra="forbid"):
    """A guess by its name in the address: what was asked for, and what was said."""

    name: str
    asked: str
    said: str


class Answer(BaseModel, frozen=True, extra="forbid"):
    """An answer to one person: whether it was right, how sure the learner was, and the mark."""

    title: str
    right: bool
    verdict_right: bool
    certainty: int | None
    mark: int | None


class Pin(BaseModel, frozen=True, extra="forbid"):
    """Something that was kept: in words, and the person with the limits where it is one."""

    words: str
    person: Person | None = None
    profile: str = ""


class Kept(BaseModel, frozen=True, extra="forbid"):
    """All of it, with the link that opens it again."""

    link: str
    profile: Profile
    of_1000: int | None = None
    summed_up: str = ""
    guesses: tuple[Guess, ...] = ()
    answers: tuple[Answer, ...] = ()
    letters: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
