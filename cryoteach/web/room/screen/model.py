"""What the projector shows of the model: six gates with their margins, or what the limits of the room would change."""

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.views import ScreenView, person_of
from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.phrases import TEAM, count_line, flip_sentence
from cryoteach.drawings.room.margins import margin_patterns
from cryoteach.theme import LOOKS
from cryoteach.web.room.picture import Picture
from cryoteach.web.room.screen.tables import gates_table, without_brackets

MOST_LIMITS = 6


def of_a_person(room: Room) -> dict[str, object] | None:
    """The person in hand against their limits; None where the question is about nobody."""
    found = person_of(room, room.item)
    if found is None:
        return None
    judged = assess(found[0], found[1])
    look = LOOKS[judged.verdict.value]
    return {
        "kind": "model", "place": asked_of(room.now_asked, room.opened).title, "mark": look.mark,
        "verdict": judged.verdict.words, "reads_on": TEAM if judged.verdict is Verdict.WITHIN else "",
        "count": count_line(judged), "look": judged.verdict.value, "gates": gates_table(judged),
        "flip": without_brackets(flip_sentence(judged)), "patterns": Picture(margin_patterns()),
    }  # fmt: skip


def of_chosen_limits(view: ScreenView) -> dict[str, object] | None:
    """The limits that a room set on a dial, the commonest of them, and whose verdict each would change."""
    if view.chosen is None:
        return None
    commonest = sorted(view.chosen.choices, key=lambda choice: -choice.count)[:MOST_LIMITS]
    limits = [
        (choice.words, choice.count, ", ".join(choice.changes) or "nobody")
        for choice in sorted(commonest, key=lambda choice: choice.limit)
    ]
    return {
        "kind": "limits", "title": "If the room's limits held", "own": view.chosen.own, "of": view.chosen.of,
        "limits": limits,
    }  # fmt: skip
