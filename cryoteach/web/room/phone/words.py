"""What a phone reads in each state of the room, in plain words."""

from datetime import UTC, datetime

from cryoteach.domain.rooms.events import Phase
from cryoteach.domain.rooms.in_words import SURE_WORDS, with_certainty
from cryoteach.domain.rooms.views import Own

TITLES: dict[Phase, str] = {
    "lobby": "You are in",
    "measure": "You are in",
    "commit": "Your answer counts",
    "revote": "Your second answer counts",
    "closed": "The vote is closed",
    "reveal": "How the room answered",
    "talk": "Convince your neighbour",
    "reveal2": "Both votes",
    "model": "Now the model",
    "debrief": "Looking back",
    "ended": "That was the lesson",
}
LEADS: dict[Phase, str] = {
    "lobby": "The next question comes by itself.",
    "measure": "The next question comes by itself.",
    "commit": "You can change it until the vote is closed.",
    "revote": "You can change it until the vote is closed.",
    "closed": "Look up: the answers come next.",
    "reveal": "Look up: the screen shows how everybody answered.",
    "talk": "Say why you think so, and hear why they do not. Then everybody votes again.",
    "reveal2": "Look up: the screen shows who moved.",
    "model": "Look up: the screen shows what the model says.",
    "debrief": "Your own answers, and what settles each.",
    "ended": "Your answers stay here until the room is erased.",
}
PERSON = "Look up, or open this person in the notebook and move what you like."
NOT_SENT = "The choice on your screen was not sent: the vote was closed first."
SIX_NOT_SENT = "What you had filled in was not sent: the room went on first."
SIX_COUNT = "Your six answers count"
SIX_CHANGE = "You can change them until the trainer goes on. The next question comes by itself."
CHANGE, CHANGE_SIX = "Change my answer", "Change my answers"
NOT_ANSWERED = "not answered"
RIGHT, OTHER = "● That holds.", "◐ Not quite, and it is worth a look."
WHAT_HOLDS = {"limiting-conditions": "Not met"}
"""How the key of a kind of question is introduced: conditions that are not met are nothing that holds."""
CERTAINTIES = tuple((str(sure), words.capitalize()) for sure, words in SURE_WORDS.items())


def own_words(own: Own | None) -> str:
    """What counts of a phone, with how sure it was."""
    return answer_words(own.words, own.sure) if own else NOT_ANSWERED


def answer_words(words: str, sure: int | None) -> str:
    """An answer with how sure the phone was; one that is a sentence loses its full stop."""
    return with_certainty(words.rstrip("."), sure)


def what_holds(kind: str) -> str:
    """What stands before the key of a kind of question."""
    return WHAT_HOLDS.get(kind, "What holds")


def outcome(*, right: bool | None) -> str:
    """Whether an answer holds; nothing while that is not to be known."""
    return "" if right is None else RIGHT if right else OTHER


def mark_words(mark: int | None) -> str:
    """The mark of one answer."""
    if mark is None:
        return "Without a certainty there is no mark."
    return f"That brings {f'{mark:+d}'.replace('-', '−') if mark else 0}."


def clock(seconds: float) -> str:
    """A time of day where the server stands, with the name of its zone."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().strftime("%H:%M %Z")
