"""Who has the room's desk: the browser that keeps the trainer's secret; all others are told how to get it."""

from starlette.requests import Request

from cryoteach.web.room.guard import TurnedAwayError
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import Visit, enter

NOT_YOURS = (
    "The desk opens with the trainer's link, which was shown when the room was opened. On another device, scan the "
    "code under “Take over” on the desk that is open."
)


def enter_as_trainer(site: Site, request: Request) -> Visit:
    """The room that the address names, for its trainer.

    Raises:
        TurnedAwayError: as for `enter`, or it is somebody else.
    """
    visit = enter(site, request)
    if not visit.is_trainers():
        ways = {"Join as a phone": visit.path}
        raise TurnedAwayError(site.calm(request, 403, "This desk is the trainer's", NOT_YOURS, ways))
    return visit
