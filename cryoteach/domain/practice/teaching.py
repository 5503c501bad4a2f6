"""All that teaches: lessons, the glossary, cases, letters with a slip, and what the notes on cases go by."""

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.practice.glossary import Glossary
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.story_checks.settings import CaseCheckSettings


class Teaching(BaseModel, frozen=True, extra="forbid"):
    """What can be taught with, by id; ``case_checks`` and ``glossary`` are None where their file cannot be used."""

    lessons: dict[str, Lesson] = {}
    cases: dict[str, Case] = {}
    slips: dict[str, Slip] = {}
    case_checks: CaseCheckSettings | None = None
    glossary: Glossary | None = None
