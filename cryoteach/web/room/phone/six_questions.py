"""The six questions before and after the lesson, as a phone reads, fills in and sends them."""

from collections.abc import Sequence

from cryoteach.domain.rooms.asked import Asked
from cryoteach.domain.rooms.in_words import SURE_WORDS
from cryoteach.domain.rooms.measure import ITEMS_OF_A_FORM, OPTIONS, read_choice
from cryoteach.domain.rooms.phases import MEASURE_AFTER, MEASURE_BEFORE
from cryoteach.domain.rooms.views import SixQuestions
from cryoteach.web.room.ballot import SIX_QUESTIONS, Ballot, Due
from cryoteach.web.room.cookies import Phone
from cryoteach.web.room.phone import words

TITLES = {"before": "Six questions before we start", "after": "Six questions at the end"}
NOTHING_CHOSEN = "Answer at least one question. A guess will do, and any may stay open."
KEPT = (
    "Kept until the room is erased: your answers and how sure you are, without a name. The trainer sees the whole "
    "room in numbers, and never which phone said what."
)
EXPORTED = (
    "The trainer has asked for a file: your answers before and after may be in it as one row, without name or time."
)
NOT_EXPORTED = "No row of your answers leaves the room."
OPEN_STILL = "left open"
_CHOICES = {f"c{place}" for place in range(OPTIONS)}
_SURE = {str(sure) for sure in SURE_WORDS}


def read_six(fields: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The replies that somebody filled in, one a question, as the log writes them."""
    last = dict(fields)
    return tuple(
        _reply(last.get(f"q{place}", ""), last.get(f"s{place}", "")) for place in range(1, ITEMS_OF_A_FORM + 1)
    )


def form_of_six(six: SixQuestions, phone: Phone, filled: Sequence[str], path: str) -> dict[str, object]:
    """What the form says: the questions, what was filled in or else what counts, and what is kept."""
    replies = filled or six.sent or ("",) * ITEMS_OF_A_FORM
    return {
        "title": TITLES[six.part], "lead": "", "six": [
            {"asked": asked, "place": place, "chosen": reply[:2], "sure": reply[2:]}
            for place, (asked, reply) in enumerate(zip(six.asked, replies, strict=True), start=1)
        ],
        "kept": KEPT, "leaves": EXPORTED if six.may_be_exported else NOT_EXPORTED, "send_to": f"{path}/measure",
        "certainties": words.CERTAINTIES, "token": "" if phone.by == "cookie" else phone.token,
        "due": Due(ballot_of_six(six), SIX_QUESTIONS),
        "counts": f"{_answered(six)} of {ITEMS_OF_A_FORM} answered" if six.sent else "",
    }  # fmt: skip


def ballot_of_six(six: SixQuestions) -> Ballot:
    """Which form a phone has on screen: the part in the place of a round, and how often it was sent by then."""
    return Ballot(0, MEASURE_BEFORE if six.part == "before" else MEASURE_AFTER, six.revision)


def own_six(six: SixQuestions) -> list[tuple[str, str, str]]:
    """What counts of this phone, question by question; whether it is right is told nowhere."""
    lines = zip(six.asked, six.sent, strict=True)
    return [(f"Question {place}", _in_words(asked, reply), "") for place, (asked, reply) in enumerate(lines, start=1)]


def _answered(six: SixQuestions) -> int:
    return sum(1 for reply in six.sent if reply)


def _in_words(asked: Asked, reply: str) -> str:
    choice = read_choice(reply)
    return words.answer_words(asked.options[choice[0]].words, choice[1]) if choice else OPEN_STILL


def _reply(chosen: str, sure: str) -> str:
    if chosen not in _CHOICES:
        return ""
    return chosen + (sure if sure in _SURE else "0")
