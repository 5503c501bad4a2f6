"""The page of a phone, for every state of the room: what the room's view of this phone holds, and not a byte more."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.keys import key_of
from cryoteach.domain.rooms.room import AT_THE_END, Room, is_key_shown
from cryoteach.domain.rooms.views import Own, PhoneView, SixQuestions, own_of, phone_view
from cryoteach.domain.rooms.votes.debrief import debrief
from cryoteach.domain.rooms.votes.marks import OwnMark
from cryoteach.web.room.ballot import VOTE, Ballot, Due
from cryoteach.web.room.cookies import Phone, keep_phone
from cryoteach.web.room.phone import words
from cryoteach.web.room.phone.filled_form import NONE, NUMBERS, SEVERAL, Filled, filled_again
from cryoteach.web.room.phone.frame import again_with, frame, notebook
from cryoteach.web.room.phone.six_questions import form_of_six, own_six
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import Visit, enter, phone_that_joins


async def answer(site: Site, request: Request) -> Response:
    """The whole page of this state, for the phone that asks; a new phone gets its cookie."""
    visit = enter(site, request)
    phone = phone_that_joins(visit)
    visit.see(phone)
    response = site.page("phone.html", context(visit, phone, wants_change="change" in request.query_params))
    if phone.by != "address":
        keep_phone(response, request, visit.path, visit.code, phone)
    return response


def context(
    visit: Visit,
    phone: Phone,
    *,
    wants_change: bool = False,
    filled: Filled | None = None,
    note: str = "",
) -> dict[str, object]:
    """What the page says.

    Args:
        visit: the room.
        phone: who asks.
        wants_change: whether an answer that counts is asked for once more.
        filled: what stood in the form, where it could not be taken.
        note: why it could not be taken.
    """
    told = without_ballot(visit, phone, wants_change=wants_change, filled=filled, note=note)
    due = told["due"]
    return told | {"ballot": due.write(phone.id, visit.header.salt) if isinstance(due, Due) else ""}


def without_ballot(
    visit: Visit, phone: Phone, *, wants_change: bool = False, filled: Filled | None = None, note: str = ""
) -> dict[str, object]:
    """What the page says, but for the ballot that is ``due`` in it: of a phone with a cookie nothing else is own."""
    view = phone_view(visit.room, phone.id)
    own = view.second if view.round > 1 else view.first
    has_form = _has_form(view, is_asked_for=wants_change or filled is not None)
    told: dict[str, object] = {
        **frame(visit, phone, is_still="still" in visit.request.query_params or has_form),
        "note": note, "title": words.TITLES[view.phase], "lead": words.LEADS[view.phase], "form": None, "six": None,
        "due": None, "change": "", "change_words": words.CHANGE, "not_sent": _not_sent(view, note, has_form=has_form),
        "own": () if view.asked is None else _own(view),
        "key": _key(visit.room, view.item, own or view.first) if view.key else None,
        "link": notebook(visit, view.item) if view.phase == "model" else "",
        "rows": [_row(visit, phone, mark) for mark in view.marks],
        "unanswered": _unanswered(visit.room, view), "prompts": _prompts(visit),
    }  # fmt: skip
    if told["link"]:
        told["lead"] = words.PERSON
    if view.measure:
        return told | _of_six(visit, phone, view.measure, filled, has_form=has_form)
    if has_form:
        return told | _form(visit, phone, view, filled)
    return told | ({"change": again_with(visit, phone, change="1")} if view.may_vote else {})


def _has_form(view: PhoneView, *, is_asked_for: bool) -> bool:
    """Whether there is something to fill in: until it is sent, or where it is asked for once more."""
    if view.measure:
        return not view.measure.sent or is_asked_for
    own = view.second if view.round > 1 else view.first
    return view.may_vote and (own is None or is_asked_for)


def _not_sent(view: PhoneView, note: str, *, has_form: bool) -> str:
    """What the script shows where the room went on over a form that was half filled."""
    if view.phase == "closed":
        return words.NOT_SENT
    return words.SIX_NOT_SENT if not note and (has_form or view.phase == "ended") else ""


def _of_six(
    visit: Visit, phone: Phone, six: SixQuestions, filled: Filled | None, *, has_form: bool
) -> dict[str, object]:
    """The six questions, or what counts of them."""
    if has_form:
        return form_of_six(six, phone, filled.six if filled else (), visit.path)
    told: dict[str, object] = {"title": words.SIX_COUNT, "lead": words.SIX_CHANGE, "own": own_six(six)}
    return told | {"change": again_with(visit, phone, change="1"), "change_words": words.CHANGE_SIX}


def _form(visit: Visit, phone: Phone, view: PhoneView, filled: Filled | None) -> dict[str, object]:
    """The question that is open, with what was filled in, or else with what counts."""
    room = visit.room
    own = view.second if view.round > 1 else view.first
    asked = asked_of(room.now_asked, room.opened)
    ballot = Ballot(room.item, room.round, own.revision if own else 0)
    return {
        "title": f"Question {room.item + 1} of {len(room.opened.items)}",
        "lead": "",
        "own": [("Your first answer", words.own_words(view.first), "")] if view.round > 1 else [],
        "form": asked,
        "send_to": f"{visit.path}/vote",
        "kind": "number" if asked.kind in NUMBERS else "checkbox" if asked.kind == SEVERAL else "radio",
        "none_of_them": NONE,  # not "none", which is a word of the templates
        "filled": filled or filled_again(room.now_asked, room.opened, asked, own),
        "certainties": words.CERTAINTIES,
        "due": Due(ballot, VOTE),
        "token": "" if phone.by == "cookie" else phone.token,
        "counts": words.own_words(own) if own else "",
    }


def _own(view: PhoneView) -> list[tuple[str, str, str]]:
    """What counts of this phone on the item in hand: which answer, what it said, and whether it holds."""
    if view.round == 1 and view.second is None:
        return [("Your answer", words.own_words(view.first), words.outcome(right=view.first and view.first.right))]
    both = (("Your first answer", view.first), ("Your second answer", view.second))
    return [(label, words.own_words(own), words.outcome(right=own and own.right)) for label, own in both]


def _key(room: Room, item: int, own: Own | None) -> Mapping[str, object] | None:
    """What is right and why, with the feedback on what this phone chose; nothing before its time."""
    key = key_of(room.opened.items[item], room.opened) if is_key_shown(room, item) else None
    if key is None:
        return None
    feedback = (own.feedback if own else "") or key.explanation or key.feedback.get(key.right, "")
    reasons = [reason.words for reason in key.reasons] if not feedback else []
    label = words.what_holds(asked_of(room.opened.items[item], room.opened).kind)
    return {"label": label, "words": key.words, "reasons": reasons, "feedback": feedback}


def _row(visit: Visit, phone: Phone, mark: OwnMark) -> Mapping[str, object]:
    """One answer at the end, with what settles it."""
    room = visit.room
    return {
        "title": asked_of(room.opened.items[mark.item], room.opened).title,
        "words": words.answer_words(mark.words, mark.sure),
        "outcome": words.outcome(right=mark.right),
        "mark": "" if mark.right is None else words.mark_words(mark.mark),
        "key": _key(room, mark.item, own_of(room, phone.id, mark.item, mark.round)),
        "link": notebook(visit, mark.item),
    }


def _unanswered(room: Room, view: PhoneView) -> str:
    """How many of the questions that were asked this phone did not answer, at the end."""
    asked = {item for item, _ in room.asked}
    open_ones = len(asked - {mark.item for mark in view.marks}) if view.phase in AT_THE_END else 0
    return f"Not answered: {open_ones} of {len(asked)}." if open_ones else ""


def _prompts(visit: Visit) -> list[str]:
    """What everybody talks about at the end, as the projector has it."""
    if visit.room.phase not in AT_THE_END:
        return []
    return visit.folded.once("prompts", lambda: [prompt.line for prompt in debrief(visit.room)])
