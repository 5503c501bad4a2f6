"""Which room and which phone a request is about; whoever cannot come in is told why."""

from dataclasses import dataclass
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cryoteach.domain.rooms.codes import read_code
from cryoteach.domain.rooms.room import Room
from cryoteach.stores.base import Gone, Header, StoreTroubleError
from cryoteach.web.room.cookies import IN_ADDRESS, Phone, new_phone, phone_of, trainers_secret
from cryoteach.web.room.guard import TurnedAwayError
from cryoteach.web.room.site import Site
from cryoteach.wiring.rooms import Folded
from cryoteach.wiring.rooms.opening import hash_of

OVER = "This room is over, and what was said in it is erased. Ask for the code of the room that is open now."
AWAY = "The room cannot be read just now. What was counted still counts. Look again in a moment."
TOO_MANY = "Many wrong codes came from this network. Wait a moment, then look at the code on the screen and try again."
LOCKED = "This room takes no new phones. Ask the trainer to let you in."
SECONDS_TO_WAIT = "5"
OK = 200
FULL = "This room takes no more phones. Share one with a neighbour, or ask the trainer."
CROWD = "Many phones join at this moment. Try again in a few seconds."


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that is about a room."""

    site: Site
    request: Request
    header: Header
    folded: Folded

    @property
    def code(self) -> str:
        """The room's code."""
        return self.header.code

    @property
    def room(self) -> Room:
        """The room as its log has it."""
        return self.folded.room

    @property
    def path(self) -> str:
        """Where the room's pages are."""
        return self.site.path(self.code)

    def phone(self, given: str = "") -> Phone | None:
        """The phone that asks, where it has been here; ``given`` is the token that a form carries."""
        address = self.request.query_params.get(IN_ADDRESS, "")
        return phone_of(self.request, self.code, self.header.salt, given or address)

    def is_trainers(self) -> bool:
        """Whether it comes from a browser with the trainer's secret of this room."""
        return compare_digest(hash_of(trainers_secret(self.request, self.code)), self.header.secret)

    def see(self, phone: Phone) -> None:
        """Note that this phone is here."""
        self.site.rooms().heard(self.code, phone.id)


def enter(site: Site, request: Request) -> Visit:
    """The room that the address names.

    Raises:
        TurnedAwayError: there is none, it is over, it cannot be read now, its address is written otherwise, or too many
            wrong codes came from this network to tell it anything.
    """
    typed = str(request.path_params["code"])
    code = read_code(typed)
    if code is None:
        raise TurnedAwayError(ask_for_code(site, typed, 404))
    if code != typed:
        raise TurnedAwayError(_elsewhere(request, typed, code))
    may_learn = site.limits.may_learn(host_of(request), code)
    if not may_learn and not _carries_proof(request, code):  # nothing is looked up: no time tells right from wrong
        raise TurnedAwayError(too_many(site, request))
    visit = _visit(site, request, code)
    if not may_learn and not (visit.phone() or visit.is_trainers()):
        raise TurnedAwayError(too_many(site, request))
    site.limits.has_found(host_of(request), code)
    return visit


def _visit(site: Site, request: Request, code: str) -> Visit:
    try:
        header, folded = site.rooms().header(code), site.rooms().room(code)
    except StoreTroubleError:
        raise TurnedAwayError(site.calm(request, 503, "One moment", AWAY, {"Look again": request.url.path})) from None
    if not isinstance(header, Header) or not isinstance(folded, Folded):
        raise TurnedAwayError(_not_there(site, request, code, is_over=isinstance(header, Gone)))
    return Visit(site, request, header, folded)


def phone_that_joins(visit: Visit) -> Phone:
    """The phone that asks, or a new one where the room takes one more.

    Raises:
        TurnedAwayError: it takes none.
    """
    if phone := visit.phone():
        if visit.room.guests is None or phone.id in visit.room.guests | visit.room.phones:
            return phone
        raise TurnedAwayError(_stay_out(visit, 403, LOCKED))
    if visit.room.locked:
        raise TurnedAwayError(_stay_out(visit, 403, LOCKED))
    if len(visit.site.rooms().phones_in(visit.code) | visit.room.phones) >= visit.site.limits.phones:
        raise TurnedAwayError(_stay_out(visit, 403, FULL))
    if not visit.site.limits.new_phone(visit.code):
        raise TurnedAwayError(_stay_out(visit, 503, CROWD))
    return new_phone(visit.header.salt)


def _carries_proof(request: Request, code: str) -> bool:
    """Whether anything came along that may prove that somebody was in the room."""
    return bool({f"ct_{code}", f"tr_{code}"} & set(request.cookies) or IN_ADDRESS in request.query_params)


def host_of(request: Request) -> str | None:
    """The address that asks."""
    return request.client.host if request.client else None


def too_many(site: Site, request: Request) -> Response:
    """The answer to any code, right or wrong, where too many wrong ones came before."""
    response = site.calm(request, 429, "Too many wrong codes", TOO_MANY, {"Type a code": f"{site.prefix}/j"})
    response.headers["Retry-After"] = SECONDS_TO_WAIT
    return response


def ask_for_code(site: Site, typed: str, status: int = 200) -> Response:
    """The form for a code, with what was typed; the status says whether that led nowhere."""
    return site.page("code.html", {"title": "Join a room", "typed": typed[:40], "is_wrong": status != OK}, status)


def _not_there(site: Site, request: Request, code: str, *, is_over: bool) -> Response:
    if is_over:
        site.limits.forget(code)
        return site.calm(request, 410, "This room is over", OVER, {"Type another code": f"{site.prefix}/j"})
    if not site.limits.wrong_code(host_of(request)):
        return too_many(site, request)
    return ask_for_code(site, code, 404)


def _stay_out(visit: Visit, status: int, words: str) -> Response:
    return visit.site.calm(visit.request, status, "Not in yet", words, {"Try again": visit.path})


def _elsewhere(request: Request, typed: str, code: str) -> Response:
    """The same address with the code as we write it; a form that was sent goes along."""
    path = str(request.scope["path"]).replace(f"/{typed}", f"/{code}", 1)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(path + query, 303 if request.method in {"GET", "HEAD"} else 307)
