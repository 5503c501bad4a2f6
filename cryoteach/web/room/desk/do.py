"""One action of the trainer. The form says which step of the room it saw: what came after another press is refused."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cryoteach.domain.rooms.events import MOST_PHONES_LISTED, Blanked, Ended, Event, Extended, Locked
from cryoteach.domain.rooms.phases import events_of, ways
from cryoteach.domain.rooms.refusals import PHASE_WORDS
from cryoteach.stores.base import Missing, NotStored, Outcome, Refused
from cryoteach.web.room.controls import written
from cryoteach.web.room.desk import page, words
from cryoteach.web.room.guard import form_of
from cryoteach.web.room.screen import page as projector
from cryoteach.web.room.site import Site
from cryoteach.web.room.trainer import enter_as_trainer
from cryoteach.web.room.visit import OVER, Visit

STATUS = {"full": 507}
NO_SUCH = "That cannot be done now. This is what can."
Fields = Mapping[str, str]


class NotNowError(Exception):
    """It cannot be done, and why, in words for the trainer."""


async def answer(site: Site, request: Request) -> Response:
    """Do it, and show the desk or the projector again; 409 with the present state where it cannot be done now."""
    visit = enter_as_trainer(site, request)
    fields = dict(await form_of(site, request))
    if fields.get("do") == "erase":
        return await _erase(visit)
    try:
        events = _events(visit, fields)
    except NotNowError as refused:
        return _shown(enter_as_trainer(site, request), fields, str(refused), 409)
    outcomes = await asyncio.wrap_future(site.rooms().ask_together(visit.code, events))
    return _answered(enter_as_trainer(site, request), fields, outcomes)


def _events(visit: Visit, fields: Fields) -> Sequence[Event]:
    """What the pressed button means in the room as it was seen.

    Raises:
        NotNowError: the room has moved on, or there is no such button.
    """
    does = fields.get("do", "")
    if does in _SWITCHES:
        return [_SWITCHES[does](visit, _number(fields, "presses"))]
    if _number(fields, "step") != visit.room.step:
        raise NotNowError(_moved_on(visit))
    if does == "end":
        return [Ended(step=visit.room.step)]
    step = next((way for way in ways(visit.room) if written(way) == does), None)
    if step is None:
        raise NotNowError(NO_SUCH)
    return events_of(visit.room, step)


def _number(fields: Fields, name: str) -> int:
    text = fields.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= 6):  # noqa: PLR2004 - no room has a million steps
        raise NotNowError(NO_SUCH)
    return int(text)


def _moved_on(visit: Visit) -> str:
    return f"The room has moved on to {PHASE_WORDS[visit.room.phase]}. Nothing was skipped."


def _lock(visit: Visit, presses: int) -> Event:
    """Those who are in may stay: phones that were heard of lately, and all that have answered.

    Where phones speak to several processes nobody knows them all: then every browser stays that was let in before.
    """
    if not visit.site.rooms().hears_all:
        return Locked(on=True, presses=presses)
    phones = visit.site.rooms().phones_in(visit.code) | visit.room.phones
    return Locked(on=True, presses=presses, phones=tuple(sorted(phones))[:MOST_PHONES_LISTED])


_SWITCHES: Mapping[str, Callable[[Visit, int], Event]] = {
    "blank": lambda _, presses: Blanked(on=True, presses=presses),
    "show": lambda _, presses: Blanked(on=False, presses=presses),
    "lock": _lock,
    "unlock": lambda _, presses: Locked(on=False, presses=presses),
    "extend": lambda _, __: Extended(),
}


def _answered(visit: Visit, fields: Fields, outcomes: Sequence[Outcome]) -> Response:
    """What became of it: all of it was done, or nothing."""
    for outcome in outcomes:
        if isinstance(outcome, Missing):
            return visit.site.calm(visit.request, 410, "This room is over", OVER)
        if isinstance(outcome, NotStored):
            return _shown(visit, fields, words.NOT_DONE[outcome.why], STATUS.get(outcome.why, 503))
        if isinstance(outcome, Refused):
            is_stale = outcome.refusal.reason == "stale-step"
            return _shown(visit, fields, _moved_on(visit) if is_stale else outcome.refusal.words, 409)
    from_screen = fields.get("from") == "screen"
    return RedirectResponse(f"{visit.path}/{'screen' if from_screen else 'desk'}", 303)


def _shown(visit: Visit, fields: Fields, note: str, status: int) -> Response:
    """The present state: of the desk with a note; of the projector without one, for a room full of people reads it."""
    return projector.page(visit, status) if fields.get("from") == "screen" else page.page(visit, note, status)


async def _erase(visit: Visit) -> Response:
    await asyncio.wrap_future(visit.site.rooms().erase(visit.code))
    ways = {"Type another code": f"{visit.site.prefix}/j"}
    return visit.site.calm(visit.request, 200, "The room is erased", words.ERASED, ways)
