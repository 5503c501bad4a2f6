"""Handouts as one HTML file that fetches nothing and prints as two pages of A4 for each person."""

from base64 import b64encode
from collections.abc import Callable, Sequence

from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import CODE, NO_LINK, person_link
from cryoteach.export.credits import FICTIONAL, cite_line, licence_line, limits_line, reviewed
from cryoteach.export.handout.fit import back_fit, front_fit
from cryoteach.export.handout.sheet import Sheet
from cryoteach.export.html_template import html_template
from cryoteach.export.qr import qr

Draw = Callable[[Profile, Person | None], tuple[str, str]]


def as_html(sheets: Sequence[Sheet], draw: Draw, address: str = "", *, own: frozenset[str] = frozenset()) -> str:
    """Write the file; every text is escaped.

    Args:
        sheets: the handouts, in order.
        draw: draws the limit map of a profile, with a person or without; ``drawings.paper_map.paper_map``.
        address: where other devices reach the app; without one there is neither link nor QR code.
        own: the ids of cases that no library knows: their link opens the person alone.

    Raises:
        ValueError: a text is too long for its page; says which, and by how much.
    """
    title = sheets[0].front.title if len(sheets) == 1 else f"{len(sheets)} people"
    pages = [_page(sheet, draw, address, own) for sheet in sheets]
    return html_template("handout.html").render(
        title=title, pages=pages, credits={"fictional": FICTIONAL, "no_link": NO_LINK}
    )


def _page(sheet: Sheet, draw: Draw, address: str, own: frozenset[str]) -> dict[str, object]:
    link = _link(sheet, address, own)
    code = qr(link) if link else ""
    return {
        "sheet": sheet, "front_fit": front_fit(sheet), "back_fit": back_fit(sheet),
        "front_map": _picture(*draw(sheet.profile, None)), "back_map": _picture(*draw(sheet.profile, sheet.person)),
        "link": link, "code": _picture(_alone(code), CODE) if code else None,
        "limits": limits_line(sheet.profile), "reviewed": reviewed(sheet.profile, sheet.case),
        "licence": licence_line(sheet.case), "cite": cite_line("handout", [sheet.profile]),
    }  # fmt: skip


def _picture(svg: str, words: str) -> dict[str, str]:
    """A drawing as the source and the words of an image."""
    return {"src": f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}", "alt": words}


def _alone(svg: str) -> str:
    """The same drawing for a file of its own."""
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def _link(sheet: Sheet, address: str, own: frozenset[str]) -> str:
    case = sheet.case.id if sheet.case and sheet.case.id not in own else None
    return person_link(address, sheet.person, sheet.profile, case)
