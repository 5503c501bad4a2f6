"""The parts of the desk: counts, time, tally, advice, prompts. None shows a key that the room has not shown."""

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.phases import handed_in
from cryoteach.domain.rooms.room import AT_THE_END, OPEN_PHASES, Room, is_key_shown
from cryoteach.domain.rooms.timing import timing_of
from cryoteach.domain.rooms.views import ABOUT_AN_ITEM
from cryoteach.domain.rooms.votes.debrief import debrief, suggestion, without_repeats
from cryoteach.domain.rooms.votes.flows import flows_of
from cryoteach.domain.rooms.votes.tallies import confident_wrong, tally_of
from cryoteach.drawings.room.certainties import certainty_patterns, legend
from cryoteach.web.room.desk import words
from cryoteach.web.room.picture import Picture
from cryoteach.web.room.screen.tables import rows_split, tally_table
from cryoteach.web.room.screen.words import moves, of_cards, surer
from cryoteach.web.room.visit import Visit

Part = dict[str, object]
MOST_ROWS = 8
COUNTED = ("closed", "reveal", "talk", "reveal2")
SUGGESTS = ("closed", "reveal")
LOOKS = "look"
SEEN, SEEN_HERE = " in (seen in the last 40 seconds)", " in (seen by this server lately, or have answered)"


def counts(visit: Visit) -> Part:
    """How many phones are in, how many of them answered, how many came lately, and whether any but ours came."""
    room, site = visit.room, visit.site
    rooms = site.rooms()
    own = visit.phone()
    answered = frozenset[str]() if rooms.hears_all else room.phones  # some of them speak to another process
    there = (rooms.phones_in(visit.code) | answered) - ({own.id} if own else set())
    others = (there | room.phones) - ({own.id} if own else set())
    return {
        "status": _status(room, len(there)),
        "there": words.counted(len(there), "phone is", "phones are") + (SEEN if rooms.hears_all else SEEN_HERE),
        "joined": words.joined(site.limits.joined_lately(visit.code)),
        "phone_seen": words.PHONE_SEEN if others else "", "try_one": words.NO_PHONE_YET,
    }  # fmt: skip


def _status(room: Room, there: int) -> str:
    """How many answered, or handed in the six questions, while that is what is waited for."""
    if room.phase == "measure":
        return words.of_those_there(handed_in(room), there, "have handed in")
    voted = len(room.cast_on(room.item, room.round))
    return words.of_those_there(voted, there, "have answered") if room.phase in {*OPEN_PHASES, "closed"} else ""


def timing(visit: Visit) -> Part:
    """Minutes used of those planned; late, what could be left out."""
    room = visit.room
    found = timing_of(room, int(visit.header.seconds_open))
    if found is None:
        return {"used": "", "in_part": "", "in_phase": "", "drop": "", "share": None}
    drop = ""
    if found.drop is not None and room.phase not in AT_THE_END:
        title = asked_of(room.opened.items[found.drop], room.opened).title
        drop = f"A fifth over the plan. You could leave out question {found.drop + 1}: {title}."
    return {
        "used": words.used(found), "in_part": words.in_part(found), "in_phase": words.in_phase(found), "drop": drop,
        "share": (round(found.used, 1), found.of),
    }  # fmt: skip


def tally(visit: Visit) -> Part:
    """How the room answered, once the vote is closed; and by condition, where conditions were asked for."""
    room = visit.room
    if room.phase not in COUNTED:
        return {"rows": [], "named": [], "legend": [], "patterns": "", "voters": ""}
    found = tally_of(room, room.item, room.round)
    return {
        "rows": tally_table(found, most=MOST_ROWS),
        "named": [(each.title, each.count) for each in found.named],
        "legend": [(Picture(square), word) for square, word in legend()] if rows_split(found.rows) else [],
        "patterns": Picture(certainty_patterns()),
        "voters": words.counted(found.voters, "answer", "answers")
        + (f", {found.late} late" if found.late else "")
        + (f", {found.on_cards} from cards" if found.on_cards else ""),
    }


def moved(visit: Visit) -> Part:
    """Who moved, once both votes are shown."""
    room = visit.room
    if room.phase != "reveal2":
        return {"moves": [], "surer": "", "cards": ""}
    found = flows_of(room, room.item)
    return {"moves": [says for _, says in moves(found)], "surer": surer(found), "cards": of_cards(found)}


def behind_a_press(visit: Visit) -> Part:
    """How many were very sure and wrong: asked for with a press of its own, so that no glance at the desk tells it."""
    room = visit.room
    can_look = room.phase in {*OPEN_PHASES, *COUNTED}
    if not can_look or LOOKS not in visit.request.query_params:
        return {"can_look": can_look, "surely_wrong": ""}
    found = confident_wrong(room, room.item, room.round)
    told = (
        f"{found.count} of {found.of} very sure and wrong" if found else "Not told: too few voted, or nothing is right"
    )
    return {"can_look": can_look, "surely_wrong": told}


def advice(visit: Visit) -> Part:
    """What the first vote suggests, with its tag; nothing where it suggests nothing."""
    room = visit.room
    found = suggestion(room, room.item) if room.phase in SUGGESTS and room.round == 1 else None
    return {"advice": found.words if found else "", "advice_tag": found.tag.words if found else ""}


def prompts(visit: Visit) -> Part:
    """What to ask the room, surest mistakes first: of the item in hand once its key is shown, at the end of all."""
    room = visit.room
    is_time = room.phase in AT_THE_END or (room.phase in ABOUT_AN_ITEM and is_key_shown(room, room.item))
    found = [
        each for each in debrief(room, MOST_ROWS) if room.phase in AT_THE_END or each.item == room.item
    ] if is_time else []  # fmt: skip
    return {
        "prompts": [
            {
                "line": each.line, "reasons": [reason.words for reason in reasons],
                "wrong": f"{each.wrong.count} of {each.wrong.of} wrong",
                "surely": f", {each.surely_wrong.count} of them very sure" if each.surely_wrong else "",
            }
            for each, reasons in without_repeats(found[:3])
        ]
    }  # fmt: skip
