"""The part of a page that changes, written once for all phones that it is the same for.

A click is news for three hundred phones at once, and most of them see the same page but for the ballot in their form.
"""

from secrets import token_hex

from cryoteach.domain.rooms.views import own_part
from cryoteach.web.room.ballot import Due
from cryoteach.web.room.cookies import Phone
from cryoteach.web.room.phone.page import context, without_ballot
from cryoteach.web.room.visit import Visit

HERE = token_hex(16)
"""Where a ballot stands in a part that is kept: nobody outside this process can write it."""


def part(visit: Visit, phone: Phone) -> str:
    """The part of the page that changes, for one phone."""
    if phone.by != "cookie" or visit.request.query_params.keys() - {"seen"}:
        return visit.site.written("phone.html", "part.html", context(visit, phone))
    same = ("part", visit.path, own_part(visit.room, phone.id))
    text, due = visit.folded.once(same, lambda: _written(visit, phone))
    return text.replace(HERE, due.write(phone.id, visit.header.salt)) if due else text


def _written(visit: Visit, phone: Phone) -> tuple[str, Due | None]:
    told = without_ballot(visit, phone)
    due = told["due"]
    text = visit.site.written("phone.html", "part.html", told | {"ballot": HERE})
    return text, due if isinstance(due, Due) else None
