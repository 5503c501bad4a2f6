"""Handouts to print: of every shipped case, and of one whose texts try everything."""

from cryoteach.domain.cases.case import Case
from cryoteach.drawings.paper_map import paper_map
from cryoteach.export.handout.page import as_html
from cryoteach.export.handout.sheet import Sheet, sheet_of_case
from tests.domain.fictional import PROFILES, SHIPPED

CASES = SHIPPED.teaching.cases
ADDRESS = "https://teaching.example.org/cryo"
NASTY = "</script><script>alert(1)</script><style>*{display:none}</style>"
RIGHT_TO_LEFT = "مريم"


def sheets_of(*cases: Case) -> list[Sheet]:
    return [sheet_of_case(case, PROFILES[case.profile], SHIPPED.evidence) for case in cases]


def handout(*cases: Case, address: str = ADDRESS) -> str:
    return as_html(sheets_of(*cases), paper_map, address)


def full(letters: int, points: int, sign: str = "e") -> Case:
    """A case with so many letters in its story, and in what its author says overleaf, a long title and odd names."""
    mei = CASES["mei-ferry"]
    story = f"{RIGHT_TO_LEFT} {NASTY} {sign * 12} " + f"{sign * 6} " * (letters // 7)
    return mei.model_copy(
        update={
            "title": f"{RIGHT_TO_LEFT} " + "A very long title for one case " * 5, "name": RIGHT_TO_LEFT,
            "vignette": story[:4000], "teaching_point": f"{sign * 6} " * (points // 7), "author": f"{NASTY} & co",
        }
    )  # fmt: skip
