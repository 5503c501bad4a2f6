"""What the desk says: where the room is, how many answered, how the time stands, and what went wrong."""

from cryoteach.domain.rooms.events import Phase
from cryoteach.domain.rooms.timing import Timing
from cryoteach.stores.base import Why

NOW: dict[Phase, str] = {
    "lobby": "Phones are joining",
    "measure": "The six questions are open",
    "commit": "The first vote is open",
    "closed": "The vote is closed",
    "reveal": "The answers are on screen",
    "talk": "They talk with a neighbour",
    "revote": "The second vote is open",
    "reveal2": "Both votes are on screen",
    "model": "The model is on screen",
    "debrief": "The debrief is on screen",
    "ended": "The lesson is over",
}
NOT_MEASURED = "This room did not ask the six questions."
MEASURED_LATER = "Before and after are worked out once the lesson is over: then no form can come any more."
TROUBLE: dict[Why, str] = {
    "full": "This machine's disk is full: no answer is stored. Make room on it; phones keep theirs and send again.",
    "away": "The place where answers are kept does not answer: none is stored now. Phones keep theirs and send again.",
    "busy": "More answers come than can be stored: some are asked to send again.",
    "closing": "The server is starting anew. Wait a moment.",
}
NOT_DONE: dict[Why, str] = {
    "full": "Not done: this machine's disk is full. Make room on it, then press again.",
    "away": "Not done: the place where the room is kept does not answer. Press again in a moment.",
    "busy": "Not done: too much came at once. Press again.",
    "closing": "Not done: the server is starting anew. Press again in a moment.",
}
NO_PHONE_YET = "Try one phone now. No phone has come in yet."
PHONE_SEEN = "A phone has come in: phones reach this room."
ERASED = "Everything that was said in it is gone. The code leads nowhere now."


def counted(count: int, one: str, many: str) -> str:
    """So many, with the right words."""
    return f"1 {one}" if count == 1 else f"{count:,} {many}"


def of_those_there(count: int, there: int, have_done: str) -> str:
    """How many of the phones that are in have done something; one that is away by now still counts."""
    return f"{count:,} of {max(there, count):,} {have_done}"


def joined(count: int) -> str:
    """How many phones joined lately; nothing where none did."""
    return f"{counted(count, 'phone', 'phones')} joined in the last minute" if count else ""


def used(timing: Timing) -> str:
    """Minutes used of those planned."""
    return f"{_minutes(timing.used)} of {timing.of:g} minutes used"


def in_part(timing: Timing) -> str:
    """Which part of the plan this is, and until when it was planned to last."""
    return f"{timing.part}: planned until minute {timing.until:g}"


def in_phase(timing: Timing) -> str:
    """How long this phase has lasted, of what was planned for it."""
    return f"{_minutes(timing.in_phase)} of {timing.phase:g} minutes in this step" if timing.phase else ""


def _minutes(minutes: float) -> str:
    return f"{max(0.0, minutes):.1f}".removesuffix(".0") if minutes < 10 else f"{minutes:.0f}"  # noqa: PLR2004 - one digit
