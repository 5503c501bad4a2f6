"""A form that a phone sent, be it a vote or the six questions: whose it is, what it was for, and what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cryoteach.stores.base import Missing, NotStored, Outcome, Refused, Why
from cryoteach.web.room.ballot import VOTE, Ballot, read_ballot
from cryoteach.web.room.cookies import IN_ADDRESS, Phone, is_ours, phone_id
from cryoteach.web.room.guard import TurnedAwayError, form_of
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import OVER, Visit, enter

NOT_OURS = "This page is not the one that the room showed. Choose once more and send it: nothing was counted yet."
NO_PHONE = "This browser kept nothing of the room, so the answer was not counted. Open the room and send it again."
STATUS: Mapping[Why, int] = {"away": 503, "busy": 503, "closing": 503, "full": 507}
Again = Callable[[Visit, str, int], Response]
"""The page as it is now, with a note and a status."""


@dataclass(frozen=True, slots=True)
class SentForm:
    """What came: the room as it was then, the phone, the fields in their order."""

    visit: Visit
    phone: Phone
    fields: Sequence[tuple[str, str]]

    def ballot(self, about: str = VOTE, fits: Callable[[str], bool] = lambda _: True) -> Ballot | None:
        """What the form was for: written for this phone, or for the one it was before its cookie came, where it fits.

        Args:
            about: a vote, or the six questions.
            fits: whether what was asked of such a phone is asked of this one.
        """
        last, salt = dict(self.fields), self.visit.header.salt
        given, text = last.get(IN_ADDRESS, ""), last.get("ballot", "")
        ids = [self.phone.id, *([phone_id(given, salt)] if is_ours(given, salt) else [])]
        return next((found for known in ids if fits(known) and (found := read_ballot(text, known, salt, about))), None)


async def sent_form(site: Site, request: Request) -> SentForm:
    """What a phone sent.

    Raises:
        TurnedAwayError: as for `enter` and `form_of`, or no phone that we know sent it.
    """
    visit = enter(site, request)
    fields = await form_of(site, request)
    phone = visit.phone(dict(fields).get(IN_ADDRESS, ""))
    if phone is None:
        raise TurnedAwayError(site.calm(request, 403, "Not counted yet", NO_PHONE, {"Open the room": visit.path}))
    visit.see(phone)
    return SentForm(visit, phone, fields)


def answered(visit: Visit, phone: Phone, outcome: Outcome, again: Again) -> Response:
    """On to the page that says what counts now, read from the log; or why it does not count."""
    if isinstance(outcome, Missing):
        return visit.site.calm(visit.request, 410, "This room is over", OVER)
    if isinstance(outcome, NotStored):
        return again(visit, outcome.words, STATUS[outcome.why])
    if isinstance(outcome, Refused) and outcome.refusal.reason != "counted":
        return again(visit, outcome.refusal.words, 410 if outcome.refusal.reason == "over" else 409)
    query = f"?{IN_ADDRESS}={phone.token}" if phone.by != "cookie" else ""
    return RedirectResponse(visit.path + query, 303)
