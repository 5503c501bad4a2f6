"""Taking the six questions of a phone: one form, sent once, appended to the log and told back from there."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from cryoteach.domain.rooms.events import Measured
from cryoteach.domain.rooms.measure import form_of as form_for
from cryoteach.domain.rooms.phases import MEASURE_BEFORE, part_now
from cryoteach.web.room.ballot import SIX_QUESTIONS, Ballot
from cryoteach.web.room.cookies import Phone
from cryoteach.web.room.phone.filled_form import Filled
from cryoteach.web.room.phone.page import context
from cryoteach.web.room.phone.sent_form import NOT_OURS, answered, sent_form
from cryoteach.web.room.phone.six_questions import NOTHING_CHOSEN, read_six
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import Visit, enter


async def answer(site: Site, request: Request) -> Response:
    """Append it, or say why it does not count and show the form with what was chosen."""
    sent = await sent_form(site, request)
    form = form_for(sent.phone.id, "before")
    ballot = sent.ballot(SIX_QUESTIONS, lambda known: form_for(known, "before") == form)
    replies = read_six(sent.fields)
    measured = _measured(sent.phone, ballot, replies) if ballot and any(replies) else None

    def again(now: Visit, note: str, status: int) -> Response:
        """Where the same form is open, it comes with a fresh ballot and what was chosen."""
        filled = Filled(six=replies) if measured and part_now(now.room) == measured.part else None
        return site.page("phone.html", context(now, sent.phone, filled=filled, note=note), status)

    if measured is None:
        return again(sent.visit, *((NOTHING_CHOSEN, 422) if ballot else (NOT_OURS, 409)))
    outcome = await asyncio.wrap_future(site.rooms().ask(sent.visit.code, measured))
    return answered(enter(site, request), sent.phone, outcome, again)


def _measured(phone: Phone, ballot: Ballot, replies: tuple[str, ...]) -> Measured:
    part = "before" if ballot.round == MEASURE_BEFORE else "after"
    return Measured(
        phone=phone.id, form=form_for(phone.id, part), part=part, replies=replies, revision=ballot.revision
    )  # fmt: skip
