"""Taking a vote: it is appended to the log, and then the phone is sent to its page, which says what counts now."""

import asyncio
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.events import Voted
from cryoteach.domain.rooms.phases import is_open
from cryoteach.stores.base import Missing, NotStored, Outcome, Refused
from cryoteach.web.room.ballot import Ballot, read_ballot
from cryoteach.web.room.cookies import IN_ADDRESS, Phone, is_ours, phone_id
from cryoteach.web.room.guard import form_of
from cryoteach.web.room.phone.filled_form import Filled, read_form, sure_of, written
from cryoteach.web.room.phone.page import context
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import OVER, Visit, enter

NOT_OURS = "This page is not the one that the room showed. Choose once more and send it: nothing was counted yet."
NO_PHONE = "This browser kept nothing of the room, so the answer was not counted. Open the room and send it again."
STATUS = {"away": 503, "busy": 503, "closing": 503, "full": 507}


class Sent(NamedTuple):
    """What a phone sent: which phone, what stood in the form, and which question it was for."""

    phone: Phone
    filled: Filled
    ballot: Ballot | None


async def answer(site: Site, request: Request) -> Response:
    """Append it, or say why it does not count and show the form with what was chosen."""
    visit = enter(site, request)
    fields = await form_of(site, request)
    given = dict(fields).get(IN_ADDRESS, "")
    phone = visit.phone(given)
    if phone is None:
        return site.calm(request, 403, "Not counted yet", NO_PHONE, {"Open the room": visit.path})
    visit.see(phone)
    sent = Sent(phone, read_form(fields), _ballot(visit, phone, given, dict(fields).get("ballot", "")))
    try:
        vote = _vote(visit, sent)
    except ValueError as refused:
        return _again(visit, sent, str(refused), 422 if sent.ballot else 409)
    outcome = await asyncio.wrap_future(site.rooms().ask(visit.code, vote))
    return _answered(enter(site, request), sent, outcome)


def _vote(visit: Visit, sent: Sent) -> Voted:
    """What goes into the log.

    Raises:
        ValueError: the form is none of ours, or what stands in it is no answer; says what to do.
    """
    if sent.ballot is None:
        raise ValueError(NOT_OURS)
    opened, ballot = visit.room.opened, sent.ballot
    item = opened.items[ballot.item]
    said = written(item, opened, asked_of(item, opened), sent.filled)
    return Voted(
        phone=sent.phone.id, item=ballot.item, round=2 if ballot.round > 1 else 1, said=said,
        sure=sure_of(sent.filled), revision=ballot.revision,
    )  # fmt: skip


def _ballot(visit: Visit, phone: Phone, given: str, text: str) -> Ballot | None:
    """What the form was for: written for this phone, or for the one it was before its cookie came."""
    salt = visit.header.salt
    ids = [phone.id, *([phone_id(given, salt)] if is_ours(given, salt) else [])]
    found = next((ballot for known in ids if (ballot := read_ballot(text, known, salt))), None)
    return found if found and found.item < len(visit.room.opened.items) else None


def _answered(visit: Visit, sent: Sent, outcome: Outcome) -> Response:
    if isinstance(outcome, Missing):
        return visit.site.calm(visit.request, 410, "This room is over", OVER)
    if isinstance(outcome, NotStored):
        return _again(visit, sent, outcome.words, STATUS[outcome.why])
    if isinstance(outcome, Refused) and outcome.refusal.reason != "counted":
        return _again(visit, sent, outcome.refusal.words, 410 if outcome.refusal.reason == "over" else 409)
    query = f"?{IN_ADDRESS}={sent.phone.token}" if sent.phone.by != "cookie" else ""
    return RedirectResponse(visit.path + query, 303)


def _again(visit: Visit, sent: Sent, note: str, status: int) -> Response:
    """The page as it is now; where the same question is open, with a fresh ballot and what was chosen."""
    ballot = sent.ballot
    is_same = ballot is not None and is_open(visit.room, ballot.item, ballot.round)
    told = context(visit, sent.phone, filled=sent.filled if is_same else None, note=note)
    return visit.site.page("phone.html", told, status)
