"""The options that say which people are invented."""

from cryoteach.cli.reading import content
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.errors import ContentError

_EVIDENCE = "content/evidence/"
LONGEST = 20  # digits: more than any seed has


def read_people_number(text: str) -> int:
    """How many people."""
    return _whole(text, 1)


def read_seed(text: str) -> int:
    """Which people."""
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST or int(text) < least:
        raise ValueError(f"{text!r} is not possible; it takes a whole number from {least}, written in digits only")
    return int(text)


def cohort_parameters() -> CohortParameters:
    """What people are made from.

    Raises:
        ContentError: its file cannot be used.
    """
    found = content()
    if found.models.cohort is None:
        raise ContentError(problem for problem in found.problems if problem.file.startswith(_EVIDENCE))
    return found.models.cohort


def read_preset(name: str) -> str:
    """Which mix of people.

    Raises:
        UnknownNameError: there is no such mix.
    """
    cohort_parameters().preset(name)
    return name
