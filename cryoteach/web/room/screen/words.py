"""What stands on the projector in each state of the room."""

from cryoteach.domain.rooms.events import Phase
from cryoteach.domain.rooms.votes.flows import Flows

TITLES: dict[Phase, str] = {
    "lobby": "Join with your phone",
    "measure": "Six questions on your phone",
    "commit": "Answer alone, on your phone",
    "closed": "The vote is closed",
    "reveal": "How the room answered",
    "talk": "Convince your neighbour",
    "revote": "Now vote again, on your phone",
    "reveal2": "Who moved",
    "model": "What the limits say",
    "debrief": "What was hard",
    "ended": "That was the lesson",
}
TO_TALK = "Say why you think so. Hear why they do not. Then everybody votes again."
SEE_PHONE = "Your own answers and what settles each stay on your phone until the room is erased."
OF_THE_MODEL = "What the model says"
ERASED_AT = "This room is erased at {}."
NO_VOTES = "Nobody voted on this one."
NOTHING_HARD = "No answer was both wrong and sure. Ask the room: what would you tell the next group?"
FEW = "Fewer than five voted, so nobody's certainty is shown."


def people(count: int, what: str = "phone") -> str:
    """So many of something, in words."""
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


def answered(count: int) -> str:
    """How many have answered, and no more."""
    return "No answer yet" if not count else "1 answer" if count == 1 else f"{count:,} answers"


def handed_in(count: int, there: int) -> str:
    """How many of the phones that are in have handed in the six questions."""
    return f"{count:,} of {max(there, count):,} handed in"


def moves(flows: Flows) -> list[tuple[str, str]]:
    """What the bands show: kind and words; those that nobody took are left out, but for the first."""
    if flows.cards and not flows.both:
        return []
    if flows.to_key is None or flows.from_key is None:
        return [("moved", f"{flows.moved} changed"), ("stayed", f"{flows.both - flows.moved} stayed")]
    other = flows.moved - flows.to_key - flows.from_key
    stayed = flows.both - flows.moved
    told = [("to", f"{flows.to_key} to what holds"), ("away", f"{flows.from_key} away from it")]
    told += [("moved", f"{other} to another")] if other > 0 else []
    return [*told, ("stayed", f"{stayed} stayed")]


def both(flows: Flows) -> str:
    """How many voted twice, where phones did; and that cards cannot say so."""
    phones = f"{flows.both} of {flows.voters} voted twice" if flows.voters or not flows.cards else ""
    return ". ".join(part for part in (phones, of_cards(flows)) if part)


def of_cards(flows: Flows) -> str:
    """Why there are no flows of what was typed in by hand; nothing where nothing was."""
    return f"{people(flows.cards, 'answer')} from cards: they cannot say who moved" if flows.cards else ""


def surer(flows: Flows) -> str:
    """How the certainty changed, of those who gave one both times."""
    of = flows.surer + flows.as_sure + flows.less_sure
    return f"Of {of} who said how sure: {flows.surer} surer now, {flows.less_sure} less sure." if of else ""
