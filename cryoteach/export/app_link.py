"""The way from what left the app back into it: a link to the same person, and its QR code; or why there is neither."""

from urllib.parse import urlencode

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.input.web_address import host_of, is_this_machine_only
from cryoteach.domain.person_link import HIDDEN, VERDICT, write_link
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.qr import qr_image

CHAPTER, PEOPLE = "one-person", "a-thousand-people"
NO_LINK = "No link: CryoTeach was given no address that other devices can open (CRYOTEACH_ADDRESS, or --address)."
NO_CODE = "No QR code: this link opens on this computer alone (CRYOTEACH_ADDRESS names one that other devices open)."
TOO_LONG = "No QR code: the link is too long for one."
CODE = "QR code of the link to this person"


class App(BaseModel, frozen=True, extra="forbid"):
    """The app that a file leads back into.

    Args:
        address: where other devices reach it; without one there is neither link nor QR code.
        own: the ids of cases that it does not know: no link leads to them.
    """

    address: str = ""
    own: frozenset[str] = frozenset()


NOWHERE = App()


class CaseLink(BaseModel, frozen=True, extra="forbid"):
    """The link to a case, its verdict still hidden, its QR code as the source of an image, and its limits."""

    title: str
    link: str
    code: str
    limits: str


def for_others(address: str) -> str:
    """The address where other devices can open it; empty where it leads every device to itself.

    >>> for_others("http://127.0.0.1:8501")
    ''
    """
    return "" if is_this_machine_only(host_of(address)) else address


def chapter_address(address: str) -> str:
    """Where chapter 2 is; empty without an address."""
    return f"{address}/{CHAPTER}" if address else ""


def person_link(address: str, person: Person, profile: Profile, case_id: str | None = None) -> str:
    """The link that opens this person with these limits and their version; empty without an address."""
    return f"{chapter_address(address)}?{urlencode(write_link(person, profile, case_id))}" if address else ""


def people_link(address: str, preset: str, profile: Profile) -> str:
    """The link to the invented people of chapter 4, by this mix and these limits; empty without an address."""
    return f"{address}/{PEOPLE}?{urlencode({'profile': profile.id, 'preset': preset})}" if address else ""


def case_link(address: str, case: Case, profile: Profile) -> CaseLink:
    """The link to a case that the app knows; whoever opens it is asked before anything is told."""
    parts = {"case": case.id, "profile": profile.id, "version": profile.version, VERDICT: HIDDEN}
    link = f"{chapter_address(address)}?{urlencode(parts)}"
    return CaseLink(title=case.title, link=link, code=qr_image(link), limits=f"{profile.id} version {profile.version}")
