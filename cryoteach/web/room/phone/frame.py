"""What stands around every state of a phone's page: where it waits, where it looks again, and the way to a person."""

from urllib.parse import urlencode

from cryoteach.domain.person_link import write_link
from cryoteach.domain.rooms.room import OPEN_PHASES, Room
from cryoteach.domain.rooms.views import person_of
from cryoteach.web.room.cookies import IN_ADDRESS, Phone
from cryoteach.web.room.phone import words
from cryoteach.web.room.visit import Visit


def frame(visit: Visit, phone: Phone, *, is_still: bool) -> dict[str, object]:
    """What stands around every state."""
    room = visit.room
    query = {"seen": visit.folded.place} | ({} if phone.by == "cookie" else {IN_ADDRESS: phone.token})
    return {
        "waits": True,
        "rehearsal": room.opened.rehearsal,
        "wait": f"{visit.path}/wait?{urlencode(query)}",
        "state": f"{room.step}.{int(room.extended)}",
        "asks": _asks(room),
        "refresh": not is_still and room.phase != "ended",
        "again": again_with(visit, phone),
        "still": again_with(visit, phone, still="1"),
        "privacy": f"{visit.path}/privacy",
        "as_of": words.clock(visit.folded.as_of) if visit.folded.as_of else "",
        "erased_at": words.clock(visit.header.expires) if room.phase == "ended" else "",
        "in_address": phone.by == "address",
    }


def _asks(room: Room) -> str:
    """What is asked now, so that the script knows whether a half-filled form is still of use."""
    if room.phase == "measure":
        return f"six.{room.round}"
    return f"{room.item}.{room.round}" if room.phase in OPEN_PHASES else ""


def again_with(visit: Visit, phone: Phone, **parts: str) -> str:
    """The address of this page, with the token until the browser has shown that it keeps a cookie."""
    query = urlencode(parts | ({} if phone.by == "cookie" else {IN_ADDRESS: phone.token}))
    return f"{visit.path}?{query}" if query else visit.path


def notebook(visit: Visit, item: int) -> str:
    """Where chapter 2 opens on the person of an item; nothing before its time, or where it would lead nowhere."""
    found, site = person_of(visit.room, item), visit.site
    if found is None or not (site.has_notebook or site.address):
        return ""
    root = site.prefix if site.has_notebook else site.address
    return f"{root}/one-person?{urlencode(write_link(*found))}"
