"""What the projector shows in each state of the room: what `screen_view` lets everybody see, and not a byte more."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.events import Phase
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.timing import timing_of
from cryoteach.domain.rooms.views import ScreenView, screen_view
from cryoteach.domain.rooms.votes.debrief import without_repeats
from cryoteach.domain.rooms.votes.tallies import Tally
from cryoteach.drawings.room.certainties import certainty_patterns, legend
from cryoteach.drawings.room.flows import band_square, flows_picture
from cryoteach.web.room.phone.words import what_holds
from cryoteach.web.room.picture import Picture
from cryoteach.web.room.screen import words
from cryoteach.web.room.screen.model import of_a_person, of_chosen_limits
from cryoteach.web.room.screen.tables import is_large, numbers_shown, rows_split, tally_table

Shown: TypeAlias = dict[str, object]
MOST_REASONS = 2


def shown(room: Room, seconds: int) -> Shown:
    """What the page is made of.

    Args:
        room: as its log has it.
        seconds: since it was opened, for the minutes of a talk.
    """
    view = screen_view(room)
    if view.is_blank:
        return {"kind": "blank", "title": "", "place": ""}
    title = words.TITLES[view.phase]
    return {"title": title, "place": _place(room, view), **_OF_A_PHASE[view.phase](room, view, seconds)}


def _place(room: Room, view: ScreenView) -> str:
    """Which question of how many, where the room is at one."""
    return f"Question {view.item + 1} of {len(room.opened.items)}" if view.asked else ""


def _of_the_lobby(room: Room, _: ScreenView, __: int) -> Shown:
    return {"kind": "lobby", "lesson": room.opened.title}


def _of_a_measure(_: Room, view: ScreenView, __: int) -> Shown:
    before = "They show the room, not you: no name, and no mark of yours is seen by others."
    return {"kind": "says", "lines": [before] if view.round == 1 else ["The same kind of questions once more.", before]}


def _of_a_vote(room: Room, view: ScreenView, _: int) -> Shown:
    return {"kind": "question", "count": words.answered(view.votes), "lead": "", **_question(room)}


def _of_the_talk(room: Room, view: ScreenView, seconds: int) -> Shown:
    timing = timing_of(room, seconds)
    minutes = f"{timing.phase:g} minutes" if timing and timing.phase else ""
    return {"kind": "question", "count": minutes.replace("1 minutes", "1 minute"), "lead": words.TO_TALK,
            **_question(room), "title": words.TITLES[view.phase]}  # fmt: skip


def _question(room: Room) -> Shown:
    asked = asked_of(room.now_asked, room.opened)
    options = [option.words[:1].upper() + option.words[1:] for option in asked.options]
    if asked.low is not None and asked.high is not None:
        options = [f"From {asked.low:g} to {asked.high:g} {asked.unit}"]
    return {
        "name": asked.title, "story": asked.story.replace("\n\n", " "), "prompt": asked.prompt,
        "options": options, "several": asked.kind == "limiting-conditions", "asks": f"{room.item}.{room.round}",
    }  # fmt: skip


def _of_the_spread(room: Room, view: ScreenView, _: int) -> Shown:
    return {"kind": "spread", "prompt": _prompt(room), **_spread(view, view.first), **_key(view)}


def _spread(view: ScreenView, tally: Tally | None) -> Shown:
    if tally is None or not tally.voters:
        key = _key(view)
        return {"kind": "says", "lines": [words.NO_VOTES, *(str(line) for line in key.values() if line)]}
    if found := numbers_shown(view, tally):
        return {"kind": "numbers", "picture": found[0], "says": found[1], "voters": words.answered(tally.voters)}
    split, rows = rows_split(tally.rows), tally_table(tally)
    return {
        "rows": rows, "few": is_large(rows),
        "voters": words.answered(tally.voters), "patterns": Picture(certainty_patterns()),
        "legend": _legend() if split else [], "note": "" if split else words.FEW,
    }  # fmt: skip


def _legend() -> Sequence[tuple[Picture, str]]:
    return [(Picture(square), word) for square, word in legend()]


def _of_both(room: Room, view: ScreenView, seconds: int) -> Shown:
    if view.first is None or view.second is None or view.flows is None or not (view.flows.voters or view.flows.cards):
        return _of_the_spread(room, view, seconds)
    return {
        "kind": "both", "picture": Picture(flows_picture(view.first, view.second, view.flows)),
        "patterns": Picture(certainty_patterns()), "both": words.both(view.flows), "surer": words.surer(view.flows),
        "moves": [(Picture(band_square(kind)), says) for kind, says in words.moves(view.flows)],
        "legend": _legend() if rows_split(view.second.rows) else [],
    }  # fmt: skip


def _of_the_model(room: Room, view: ScreenView, seconds: int) -> Shown:
    found = of_a_person(room) or of_chosen_limits(view)
    return found or {**_of_the_spread(room, view, seconds), "title": words.OF_THE_MODEL}


def _of_the_debrief(_: Room, view: ScreenView, __: int) -> Shown:
    prompts = [
        (prompt.line, prompt.title, " ".join(reason.words for reason in reasons[:MOST_REASONS]))
        for prompt, reasons in without_repeats(view.prompts)
    ]
    if not prompts:
        return {"kind": "says", "lines": [words.NOTHING_HARD]}
    return {"kind": "prompts", "prompts": prompts}


def _of_the_end(_: Room, __: ScreenView, ___: int) -> Shown:
    return {"kind": "says", "lines": [words.SEE_PHONE]}


def _prompt(room: Room) -> str:
    return asked_of(room.now_asked, room.opened).prompt


def _key(view: ScreenView) -> Mapping[str, object]:
    if view.key is None or view.asked is None:
        return {"holds": "", "explains": ""}
    return {"holds": f"{what_holds(view.asked.kind)}: {view.key.words}", "explains": view.key.explanation}


_OF_A_PHASE: dict[Phase, Callable[[Room, ScreenView, int], Shown]] = {
    "lobby": _of_the_lobby, "measure": _of_a_measure, "commit": _of_a_vote, "revote": _of_a_vote,
    "closed": _of_a_vote, "reveal": _of_the_spread, "talk": _of_the_talk, "reveal2": _of_both,
    "model": _of_the_model, "debrief": _of_the_debrief, "ended": _of_the_end,
}  # fmt: skip
