"""Cases that a link carries, laid beside those of the library after a full check."""

from cryoteach.domain.cases import Case
from cryoteach.domain.content import Content
from cryoteach.domain.packed import BETWEEN
from cryoteach.library.case_files import from_links
from cryoteach.settings import settings
from cryoteach.widgets import address
from cryoteach.widgets.practice_parts import OWN


def with_own(content: Content) -> tuple[Content, tuple[str, ...]]:
    """The content with the cases of the link, and a sentence for each thing that cannot be used."""
    parts = [part for part in address.text(OWN).split(BETWEEN) if part]
    brought = from_links(parts, content, settings().seal)
    notices = tuple(
        f"Case in the link: it cannot be used ({problem.message}). Used instead: no case"
        for problem in brought.problems
    )
    own = [Case.model_validate(fields) for fields in brought.good]
    cases = dict(content.cases) | {case.id: case for case in own}
    return content.model_copy(update={"cases": cases}), notices
