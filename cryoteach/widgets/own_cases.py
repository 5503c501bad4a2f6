"""Cases that a link carries, laid beside those of the library after a full check."""

from cryoteach.domain.content import Content
from cryoteach.domain.packed import BETWEEN
from cryoteach.library.written_cases import from_link
from cryoteach.widgets import address
from cryoteach.widgets.practice_parts import OWN


def with_own(content: Content) -> tuple[Content, tuple[str, ...]]:
    """The content with the cases of the link, and a sentence for each that cannot be used."""
    cases, notices = dict(content.cases), list[str]()
    for text in [part for part in address.text(OWN).split(BETWEEN) if part]:
        case, problems = from_link(text, content)
        if case is None or problems:
            notices.append(f"Case in the link: it cannot be used ({problems[0].message}). Used instead: no case")
        else:
            cases[case.id] = case
    return content.model_copy(update={"cases": cases}), tuple(notices)
