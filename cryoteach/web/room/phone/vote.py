"""Taking a vote: it is appended to the log, and then the phone is sent to its page, which says what counts now."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.events import Voted
from cryoteach.domain.rooms.phases import is_open
from cryoteach.web.room.ballot import Ballot
from cryoteach.web.room.phone.filled_form import Filled, read_form, sure_of, written
from cryoteach.web.room.phone.page import context
from cryoteach.web.room.phone.sent_form import NOT_OURS, SentForm, answered, sent_form
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import Visit, enter


async def answer(site: Site, request: Request) -> Response:
    """Append it, or say why it does not count and show the form with what was chosen."""
    sent = await sent_form(site, request)
    ballot, filled = _ballot(sent), read_form(sent.fields)

    def again(now: Visit, note: str, status: int) -> Response:
        """Where the same question is open, it comes with a fresh ballot and what was chosen."""
        is_same = ballot is not None and is_open(now.room, ballot.item, ballot.round)
        told = context(now, sent.phone, filled=filled if is_same else None, note=note)
        return site.page("phone.html", told, status)

    if ballot is None:
        return again(sent.visit, NOT_OURS, 409)
    try:
        vote = _vote(sent, ballot, filled)
    except ValueError as refused:
        return again(sent.visit, str(refused), 422)
    outcome = await asyncio.wrap_future(site.rooms().ask(sent.visit.code, vote))
    return answered(enter(site, request), sent.phone, outcome, again)


def _ballot(sent: SentForm) -> Ballot | None:
    found = sent.ballot()
    return found if found and found.item < len(sent.visit.room.opened.items) else None


def _vote(sent: SentForm, ballot: Ballot, filled: Filled) -> Voted:
    """What goes into the log.

    Raises:
        ValueError: what stands in the form is no answer; says what to do.
    """
    opened = sent.visit.room.opened
    item = opened.items[ballot.item]
    said = written(item, opened, asked_of(item, opened), filled)
    return Voted(
        phone=sent.phone.id, item=ballot.item, round=2 if ballot.round > 1 else 1, said=said,
        sure=sure_of(filled), revision=ballot.revision,
    )  # fmt: skip
