"""Taking a vote: it is appended to the log, and then the phone is sent to its page, which says what counts now."""

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.events import Voted
from cryoteach.domain.rooms.phases import is_open
from cryoteach.stores.base import Missing, NotStored, Outcome, Refused
from cryoteach.web.room.ballot import Ballot, read_ballot
from cryoteach.web.room.cookies import IN_ADDRESS, Phone, phone_of
from cryoteach.web.room.guard import form_of
from cryoteach.web.room.phone.page import context
from cryoteach.web.room.phone.filled_form import Filled, read_form, sure_of, written
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import OVER, Visit, enter

NOT_OURS = "This page is not the one that the room showed. Choose once more and send it: nothing was counted yet."
NO_PHONE = "This browser kept nothing of the room, so the answer was not counted. Open the room and send it again."
STATUS = {"away": 503, "busy": 503, "closing": 503, "full": 507}


async def answer(site: Site, request: Request) -> Response:
    """Append it, or say why it does not count and show the form with what was chosen."""
    visit = enter(site, request)
    fields = await form_of(site, request)
    given = dict(fields).get(IN_ADDRESS, "")
    phone = visit.phone(given)
    if phone is None:
        return site.calm(request, 403, "Not counted yet", NO_PHONE, {"Open the room": visit.path})
    visit.see(phone)
    filled = read_form(fields)
    ballot = _ballot(visit, phone, given, dict(fields).get("ballot", ""))
    if ballot is None:
        return _again(visit, phone, filled, NOT_OURS, 409)
    try:
        said = _written(visit, ballot, filled)
    except ValueError as refused:
        return _again(visit, phone, filled, str(refused), 422, ballot)
    vote = Voted(
        phone=phone.id, item=ballot.item, round=2 if ballot.round > 1 else 1, said=said, sure=sure_of(filled),
        revision=ballot.revision,
    )  # fmt: skip
    outcome = await asyncio.wrap_future(site.rooms().ask(visit.code, vote))
    return _answered(enter(site, request), phone, filled, ballot, outcome)


def _written(visit: Visit, ballot: Ballot, filled: Filled) -> str:
    opened = visit.room.opened
    item = opened.items[ballot.item]
    return written(item, opened, asked_of(item, opened), filled)


def _ballot(visit: Visit, phone: Phone, given: str, text: str) -> Ballot | None:
    """What the form was for: written for this phone, or for the one it was before its cookie came."""
    salt = visit.header.salt
    before = phone_of(visit.request, "", salt, given)
    found = read_ballot(text, phone.id, salt) or (read_ballot(text, before.id, salt) if before else None)
    return found if found and found.item < len(visit.room.opened.items) else None


def _answered(visit: Visit, phone: Phone, filled: Filled, ballot: Ballot, outcome: Outcome) -> Response:
    if isinstance(outcome, Missing):
        return visit.site.calm(visit.request, 410, "This room is over", OVER)
    if isinstance(outcome, NotStored):
        return _again(visit, phone, filled, outcome.words, STATUS[outcome.why], ballot)
    if isinstance(outcome, Refused) and outcome.refusal.reason != "counted":
        status = 410 if outcome.refusal.reason == "over" else 409
        return _again(visit, phone, filled, outcome.refusal.words, status, ballot)
    query = f"?{IN_ADDRESS}={phone.token}" if phone.by == "address" else ""
    return RedirectResponse(visit.path + query, 303)


def _again(
    visit: Visit, phone: Phone, filled: Filled, note: str, status: int, ballot: Ballot | None = None
) -> Response:
    """The page as it is now; where the same question is open, with a fresh ballot and what was chosen."""
    room = visit.room
    is_same = ballot is not None and is_open(room, ballot.item, ballot.round)
    kept = filled if is_same else None
    return visit.site.page("phone.html", status, **context(visit, phone, filled=kept, note=note))
