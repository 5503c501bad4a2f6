"""What answer cards showed, typed in by the trainer: on a page of its own, so that no news of the room wipes it.

Its answers are letters in the order of the question, as on the cards. Conditions are written as their letters together,
numbers as numbers.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping
from itertools import product
from typing import cast

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cryoteach.domain.input.typed_numbers import read_number
from cryoteach.domain.rooms.asked import Asked, asked_of
from cryoteach.domain.rooms.codes import shown_code
from cryoteach.domain.rooms.events import MOST_CARDS, CardsCounted, Round, SameCards
from cryoteach.domain.rooms.in_words import SURE_WORDS
from cryoteach.domain.rooms.items import read_answer, write_answer
from cryoteach.domain.rooms.phases import is_open
from cryoteach.domain.rooms.room import Room
from cryoteach.stores.base import Missing, NotStored, Refused
from cryoteach.web.room.desk import words
from cryoteach.web.room.guard import form_of
from cryoteach.web.room.site import DESK, STYLE, Site
from cryoteach.web.room.trainer import enter_as_trainer
from cryoteach.web.room.visit import OVER, Visit

LETTERS = "ABCDEFGH"
SUREST_FIRST = (3, 2, 1, 0)
FREE_LINES = 6
NONE = "none"
Fields = Mapping[str, str]
NOT_OPEN = "No vote is open, so there is nothing to type in. Open one at the desk first."


class _NotReadError(Exception):
    """Something that was typed is no count, or no answer; says which."""


async def show(site: Site, request: Request) -> Response:
    """The form for the vote that is open, with what was typed in before."""
    visit = enter_as_trainer(site, request)
    return _page(visit, _typed_before(visit.room))


async def take(site: Site, request: Request) -> Response:
    """Count what was typed in; else the same form again with what is wrong, and nothing lost."""
    visit = enter_as_trainer(site, request)
    fields = dict(await form_of(site, request))
    try:
        event = _event(visit.room, fields)
    except _NotReadError as wrong:
        return _page(visit, fields, str(wrong), 422)
    outcome = await asyncio.wrap_future(site.rooms().ask(visit.code, event))
    if isinstance(outcome, Missing):
        return site.calm(request, 410, "This room is over", OVER)
    if isinstance(outcome, NotStored):
        return _page(visit, fields, words.NOT_DONE[outcome.why], 503)
    if isinstance(outcome, Refused):
        return _page(enter_as_trainer(site, request), fields, outcome.refusal.words, 409)
    return RedirectResponse(f"{visit.path}/desk", 303)


def _page(visit: Visit, fields: Fields, note: str = "", status: int = 200) -> Response:
    room, asked = visit.room, asked_of(visit.room.now_asked, visit.room.opened)
    told = {
        "title": "Type in the cards", "styles": [f"{visit.site.prefix}/{file.path}" for file in (STYLE, DESK)],
        "scripts": [], "privacy": f"{visit.path}/privacy", "desk": f"{visit.path}/desk", "code": shown_code(visit.code),
        "lesson": room.opened.title, "note": note or ("" if is_open(room, room.item, room.round) else NOT_OPEN),
        "open": is_open(room, room.item, room.round), "prompt": asked.prompt, "round": room.round, "item": room.item,
        "revision": room.typed_in.get((room.item, room.round), 0), "most": MOST_CARDS,
        "sures": [(sure, SURE_WORDS.get(sure, "no number")) for sure in SUREST_FIRST], "lines": _lines(asked, fields),
        "letters": _named(asked), "unit": asked.unit, "by_letters": asked.kind == "limiting-conditions",
    }  # fmt: skip
    return HTMLResponse(visit.site.written("typed_cards.html", "trainer.html", told), status)


def _is_free(asked: Asked) -> bool:
    return not asked.options or asked.kind == "limiting-conditions"


def _named(asked: Asked) -> list[tuple[str, str]]:
    return list(zip(LETTERS, (option.words for option in asked.options), strict=False))


def _lines(asked: Asked, fields: Fields) -> list[dict[str, object]]:
    """The lines of the form: an answer each, or room for one, with its four counts as they were typed."""
    count = FREE_LINES if _is_free(asked) else len(asked.options)
    return [
        {
            "at": at, "letter": "" if _is_free(asked) else LETTERS[at], "free": _is_free(asked),
            "words": fields.get(f"said{at}", "") if _is_free(asked) else asked.options[at].words,
            "counts": [(sure, fields.get(f"n{at}.{sure}", "")) for sure in SUREST_FIRST],
        }
        for at in range(count)
    ]  # fmt: skip


def _typed_before(room: Room) -> Fields:
    """What counts of the cards of the open vote, as the form has it."""
    asked = asked_of(room.now_asked, room.opened)
    cards = Counter((v.said, v.sure or 0) for v in room.cast_on(room.item, room.round).values() if v.on_card)
    said = list(dict.fromkeys(said for said, _ in cards))
    order = said[:FREE_LINES] if _is_free(asked) else [option.said for option in asked.options]
    typed = {f"said{at}": _as_typed(room, asked, each) for at, each in enumerate(order)}
    counts = {f"n{order.index(each)}.{sure}": str(many) for (each, sure), many in cards.items() if each in order}
    return {**typed, **counts}


def _as_typed(room: Room, asked: Asked, said: str) -> str:
    answer = read_answer(room.now_asked, room.opened, said)
    if isinstance(answer, tuple):
        return "".join(letter for letter, o in zip(LETTERS, asked.options, strict=False) if o.said in answer) or NONE
    return f"{answer:.12g}" if isinstance(answer, float) else ""


def _event(room: Room, fields: Fields) -> CardsCounted:
    """What was typed in, for the question that the form was made for."""
    item, round_, revision = (_count(fields.get(name, ""), "The form") for name in ("item", "round", "revision"))
    if (item, round_) != (room.item, room.round) or round_ not in {1, 2}:
        raise _NotReadError("The room has moved on since this form was opened, so nothing was typed in.")
    asked, counts = asked_of(room.now_asked, room.opened), list[SameCards]()
    for at, sure in product(range(FREE_LINES if _is_free(asked) else len(asked.options)), SUREST_FIRST):
        many = _count(fields.get(f"n{at}.{sure}", ""), f"Line {at + 1}")
        if many:
            said = _said(room, asked, fields.get(f"said{at}", ""), at)
            counts.append(SameCards(said=said, sure=sure or None, count=many))
    return CardsCounted(item=item, round=cast("Round", round_), counts=tuple(counts), revision=revision)


def _count(text: str, where: str) -> int:
    text = text.strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and int(text[:4]) <= MOST_CARDS and len(text) <= 3):  # noqa: PLR2004
        raise _NotReadError(f"{where}: “{text[:20]}” is no count. It takes a whole number from 0 to {MOST_CARDS}.")
    return int(text)


def _said(room: Room, asked: Asked, text: str, at: int) -> str:
    """The answer of one line as votes write it."""
    if not _is_free(asked):
        return asked.options[at].said
    try:
        answer = _letters(asked, text) if asked.kind == "limiting-conditions" else read_number(text, "")
        said = write_answer(room.now_asked, room.opened, answer)
    except ValueError:
        said = ""
    if not said or read_answer(room.now_asked, room.opened, said) is None:
        raise _NotReadError(f"Line {at + 1}: “{text[:20]}” is no answer to this question.")
    return said


def _letters(asked: Asked, text: str) -> tuple[str, ...]:
    if text.strip().lower() == NONE:
        return ()
    letters = set(text.upper()) - set(" ,+&")
    known = dict(zip(LETTERS, (option.said for option in asked.options), strict=False))
    if not letters or letters - known.keys():
        raise ValueError(text)
    return tuple(said for letter, said in known.items() if letter in letters)
