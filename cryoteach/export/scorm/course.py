"""What a trainer says of a package: what it is called in the course, and from which score on it is passed."""

import re
from collections.abc import Sequence

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case

LONGEST_TITLE, LONGEST_STATE, HIGHEST_SCORE = 200, 4096, 100
A_REPLY = len("_w163.")
_NO_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Course(BaseModel, frozen=True, extra="forbid"):
    """One package.

    Args:
        title: what the platform and the page show.
        mastery: of 100; None, as usual, where the platform is told "completed" and neither passed nor failed.
    """

    title: str
    mastery: int | None = None


def usual_title(cases: Sequence[Case]) -> str:
    """What a package is called that nobody named."""
    return f"CryoTeach: {cases[0].title}" if len(cases) == 1 else f"CryoTeach: {len(cases)} people"


def checked_title(text: str) -> str:
    """A title that a manifest can hold.

    Raises:
        ValueError: it cannot, and why.
    """
    title = " ".join(text.split())
    if not title or len(title) > LONGEST_TITLE:
        raise ValueError(f"a title has 1 to {LONGEST_TITLE} signs, this one {len(title)}")
    if found := _NO_XML.search(title):
        raise ValueError(f"a title may not hold the sign {found[0]!r}")
    return title


def checked_score(text: str) -> int:
    """A mastery score.

    Raises:
        ValueError: it is none.
    """
    if not re.fullmatch(r"[0-9]{1,3}", text, re.ASCII) or int(text) > HIGHEST_SCORE:
        raise ValueError(f"a mastery score is a whole number from 0 to {HIGHEST_SCORE}, not {text!r}")
    return int(text)


def why_too_many(cases: Sequence[Case]) -> str:
    """Why a platform could not keep the answers to so many cases; empty where it can.

    SCORM 1.2 keeps 4,096 letters for a learner: room for every verdict, and first for those on the way.
    """
    longest = max(len(case.id) for case in cases)
    needed = len("replies=&said=&at=&done=1") + longest + sum(len(case.id) + A_REPLY for case in cases)
    if needed <= LONGEST_STATE:
        return ""
    keeps = f"a platform keeps {LONGEST_STATE:,} letters for a learner"
    return f"{len(cases)} cases: {keeps}, and these need {needed:,}; take fewer"
