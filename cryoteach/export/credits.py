"""What every file that leaves the app carries: licence, how to cite it, and who has reviewed it."""

from collections.abc import Iterable
from importlib.metadata import version

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import NOT_REVIEWED, Profile

NOBODY_YET = "No clinician has reviewed this."
FICTIONAL = "Education with fictional people only: no advice, and nothing about any real person."
PROGRAM = "The program: MIT licence, The CryoTeach authors."


def limits_line(profile: Profile) -> str:
    """Which set of limits, and who has looked at it."""
    return f"Limits: {profile.title}, {profile.id} version {profile.version}, {profile.date}, {profile.reviewer}."


def reviewed(profile: Profile, case: Case | None = None) -> str:
    """Whether a clinician has agreed with the limits and with the case; in so many words where nobody has."""
    by_nobody = profile.reviewer == NOT_REVIEWED
    if case is None:
        return NOBODY_YET if by_nobody else f"The limits: {profile.reviewer}."
    if by_nobody and not (case.review.reviewer and case.review.date):
        return NOBODY_YET
    return f"The limits: {profile.reviewer}. The case: {case.review.words}."


def licence_line(case: Case | None = None) -> str:
    """Under which licence it may be used; of a case with its author."""
    own = f" The case: {case.author}, {case.licence}." if case else ""
    return f"{PROGRAM}{own}"


def cite_line(product: str, profiles: Iterable[Profile]) -> str:
    """How to cite a file, with the versions of the limits that it was made with, where it was made with any."""
    limits = "; ".join(f"{profile.id} {profile.version} of {profile.date}" for profile in profiles)
    made_with = f" Limits: {limits}." if limits else ""
    return f"Cite as: The CryoTeach authors. CryoTeach {version('cryoteach')}, {product}.{made_with}"
