"""Taking the six questions of a phone: one form, sent once, appended to the log and told back from there."""

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cryoteach.domain.rooms.events import Measured
from cryoteach.domain.rooms.measure import form_of as form_for
from cryoteach.domain.rooms.phases import MEASURE_BEFORE, part_now
from cryoteach.stores.base import Missing, NotStored, Outcome, Refused
from cryoteach.web.room.ballot import SIX_QUESTIONS, Ballot, read_ballot
from cryoteach.web.room.cookies import IN_ADDRESS, Phone, is_ours, phone_id
from cryoteach.web.room.guard import form_of
from cryoteach.web.room.phone.filled_form import Filled
from cryoteach.web.room.phone.page import context
from cryoteach.web.room.phone.six_questions import NOTHING_CHOSEN, read_six
from cryoteach.web.room.phone.vote import NO_PHONE, NOT_OURS, STATUS
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import OVER, Visit, enter


async def answer(site: Site, request: Request) -> Response:
    """Append it, or say why it does not count and show the form with what was chosen."""
    visit = enter(site, request)
    fields = await form_of(site, request)
    given = dict(fields).get(IN_ADDRESS, "")
    phone = visit.phone(given)
    if phone is None:
        return site.calm(request, 403, "Not counted yet", NO_PHONE, {"Open the room": visit.path})
    visit.see(phone)
    replies = read_six(fields)
    ballot = _ballot(visit, phone, given, dict(fields).get("ballot", ""))
    if ballot is None:
        return _again(visit, phone, None, NOT_OURS, 409)
    if not any(replies):
        return _again(visit, phone, None, NOTHING_CHOSEN, 422)
    measured = _measured(phone, ballot, replies)
    outcome = await asyncio.wrap_future(site.rooms().ask(visit.code, measured))
    return _answered(enter(site, request), phone, measured, outcome)


def _measured(phone: Phone, ballot: Ballot, replies: tuple[str, ...]) -> Measured:
    part = "before" if ballot.round == MEASURE_BEFORE else "after"
    return Measured(
        phone=phone.id, form=form_for(phone.id, part), part=part, replies=replies, revision=ballot.revision
    )  # fmt: skip


def _ballot(visit: Visit, phone: Phone, given: str, text: str) -> Ballot | None:
    """What the form was for: written for this phone, or for the one it was before its cookie came, of the same form."""
    salt = visit.header.salt
    ids = [phone.id, *([phone_id(given, salt)] if is_ours(given, salt) else [])]
    same = [known for known in ids if form_for(known, "before") == form_for(phone.id, "before")]
    return next((ballot for known in same if (ballot := read_ballot(text, known, salt, SIX_QUESTIONS))), None)


def _answered(visit: Visit, phone: Phone, sent: Measured, outcome: Outcome) -> Response:
    if isinstance(outcome, Missing):
        return visit.site.calm(visit.request, 410, "This room is over", OVER)
    filled = Filled(six=sent.replies) if part_now(visit.room) == sent.part else None
    if isinstance(outcome, NotStored):
        return _again(visit, phone, filled, outcome.words, STATUS[outcome.why])
    if isinstance(outcome, Refused):
        return _again(visit, phone, filled, outcome.refusal.words, 410 if outcome.refusal.reason == "over" else 409)
    query = f"?{IN_ADDRESS}={phone.token}" if phone.by != "cookie" else ""
    return RedirectResponse(visit.path + query, 303)


def _again(visit: Visit, phone: Phone, filled: Filled | None, note: str, status: int) -> Response:
    """The page as it is now; where the same form is open, with a fresh ballot and what was chosen."""
    return visit.site.page("phone.html", context(visit, phone, filled=filled, note=note), status)
