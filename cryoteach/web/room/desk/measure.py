"""What the trainer reads of before and after: the plain difference first, and its limits always under it; and as rows.

All is worked out once the lesson is over: then no form can come any more, and no step from one look to the next tells
what a single phone sent.
"""

from hashlib import blake2b
from random import Random

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cryoteach.domain.rooms.codes import shown_code
from cryoteach.domain.rooms.gain import Gain, Interval, OfOneItem, gain_of
from cryoteach.domain.rooms.measure import ITEMS_OF_A_FORM
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.pairs import count_columns, measure_columns, measure_counts, measure_rows
from cryoteach.web.room.desk import words
from cryoteach.web.room.desk.files import csv_file
from cryoteach.web.room.desk.page import page
from cryoteach.web.room.site import DESK, STYLE, Site
from cryoteach.web.room.trainer import enter_as_trainer
from cryoteach.web.room.visit import Visit

HUNDRED = 100


async def report(site: Site, request: Request) -> Response:
    """The report as a page."""
    visit = enter_as_trainer(site, request)
    return HTMLResponse(site.written("measure.html", "trainer.html", _context(visit)))


async def rows(site: Site, request: Request) -> Response:
    """One row a pair where the trainer asked for it and there are enough; counts where not."""
    visit = enter_as_trainer(site, request)
    room = visit.room
    if room.opened.measure is None:
        return page(visit, words.NOT_MEASURED, 404)
    if room.phase != "ended":
        return page(visit, words.MEASURED_LATER, 409)
    pairs = measure_rows(room, _chance(visit, "rows").randrange) if room.opened.exports_pairs else []
    columns = measure_columns() if pairs else count_columns()
    return csv_file("before and after", [each["column"] for each in columns], pairs or measure_counts(room))


def _context(visit: Visit) -> dict[str, object]:
    room, path = visit.room, visit.path
    is_over = room.phase == "ended" and room.opened.measure is not None
    files = [f"{visit.site.prefix}/{file.path}" for file in (STYLE, DESK)]
    return {
        "title": "Before and after", "styles": files, "scripts": [], "privacy": f"{path}/privacy",
        "desk": f"{path}/desk", "file": f"{path}/measure.csv" if is_over else "", "lesson": room.opened.title,
        "code": shown_code(visit.code), "sent": _sent(room), "is_rehearsal": room.opened.rehearsal,
        "later": "" if is_over else words.MEASURED_LATER if room.opened.measure else words.NOT_MEASURED,
        "columns": [*measure_columns(), *count_columns()], "asked_for_pairs": room.opened.exports_pairs,
        **(_found(gain_of(room, _chance(visit, "gain").randrange)) if is_over else {"found": None}),
    }  # fmt: skip


def _found(gain: Gain) -> dict[str, object]:
    return {
        "found": gain, "pairs": gain.pairs,
        "means": [f"{_of_six(mean)} of 6" for mean in (gain.before, gain.after) if mean is not None],
        "difference": _interval(gain.difference, times=ITEMS_OF_A_FORM, signed=True),
        "gain": _interval(gain.gain, places=2),
        "items": [_item(place, item) for place, item in enumerate(gain.items, start=1)],
    }  # fmt: skip


def _item(place: int, item: OfOneItem) -> dict[str, object]:
    """One question: right before and after as counts of all pairs, and how both went together."""
    return {
        "place": place, "before": _share(item.before), "after": _share(item.after), "both": item.right_both,
        "only_before": item.only_before, "only_after": item.only_after, "neither": item.neither,
    }  # fmt: skip


def _share(share: Interval) -> str:
    value, low, high = (round(HUNDRED * each) for each in (share.value, share.low, share.high))
    return f"{value} ({low} to {high})"


def _interval(of: Interval | None, *, times: int = 1, places: int = 1, signed: bool = False) -> dict[str, str] | None:
    if of is None:
        return None
    plus = "+" if signed else ""
    told = (f"{each * times:{plus}.{places}f}".replace("-", "−") for each in (of.value, of.low, of.high))
    return dict(zip(("value", "low", "high"), told, strict=True))


def _of_six(mean: float) -> str:
    return f"{mean * ITEMS_OF_A_FORM:.1f}"


def _sent(room: Room) -> dict[str, int]:
    return {part: sum(1 for _, of in room.measured if of == part) for part in ("before", "after")}


def _chance(visit: Visit, what: str) -> Random:
    """The same draws whenever this room is looked at, and others in each room."""
    seed = blake2b(what.encode(), key=visit.header.salt, digest_size=8).digest()
    return Random(int.from_bytes(seed))  # noqa: S311 - resampling, no secret
