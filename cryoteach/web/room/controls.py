"""What a trainer can press now, on the desk and on the projector alike: each is a button, and most have a key."""

from collections.abc import Iterator

from pydantic import BaseModel

from cryoteach.domain.rooms.phases import Step, back_of, next_of, skips
from cryoteach.domain.rooms.room import Room

KEYS = (
    ("→, space or Page Down", "the big button: what comes next"),
    ("← or Page Up", "back"),
    ("R", "close the vote and show the answers"),
    ("V", "vote again"),
    ("B", "make the projector blank, or show it again"),
    ("Q", "the code large, or small again"),
    ("L", "lock the room to new phones, or open it"),
    ("?", "this list"),
)
VOTES_SHOWN = ("reveal", "reveal2")


class Control(BaseModel, frozen=True, extra="forbid"):
    """One button: what the form says where it is pressed, its words, and the keys that press it."""

    does: str
    words: str
    keys: str = ""


class Controls(BaseModel, frozen=True, extra="forbid"):
    """All buttons of the present state; ``away`` leaves the rest of the present question, or others, out.

    ``switches`` are thrown without a step of the lesson; once it is over none of them does anything.
    """

    next: Control | None
    back: Control | None
    others: tuple[Control, ...]
    away: tuple[Control, ...]
    switches: tuple[Control, ...]
    step: int
    presses: int


def controls_of(room: Room) -> Controls:
    """What can be pressed now; nothing of a key is read for it."""
    first, back = next_of(room), back_of(room)
    return Controls(
        next=None if first is None else _control(first, ["next", *_letters(room, first)]),
        back=None if back is None else _control(back, ["back"]),
        others=tuple(_control(step, list(_letters(room, step))) for step in skips(room) if not _leaves(room, step)),
        away=tuple(_control(step, []) for step in skips(room) if _leaves(room, step)),
        switches=() if room.phase == "ended" else _switches(room),
        step=room.step, presses=room.presses,
    )  # fmt: skip


def written(step: Step) -> str:
    """How a button says where it leads."""
    return f"go.{step.to}.{step.item}.{step.round}"


def _control(step: Step, keys: list[str]) -> Control:
    return Control(does=written(step), words=step.words, keys=" ".join(keys))


def _leaves(room: Room, step: Step) -> bool:
    return step.item != room.item or step.to in {"debrief", "ended", "commit"}


def _letters(room: Room, step: Step) -> Iterator[str]:
    """The letters of a step: R shows what was voted on, V opens the second vote."""
    if step.to in VOTES_SHOWN and room.phase in {"commit", "revote", "closed"}:
        yield "r"
    if step.to == "revote":
        yield "v"


def _switches(room: Room) -> tuple[Control, ...]:
    blank = ("show", "Show the projector") if room.blank else ("blank", "Blank the projector")
    lock = ("unlock", "Let phones in") if room.locked else ("lock", "Lock the room")
    return tuple(Control(does=does, words=words, keys=key) for (does, words), key in ((blank, "b"), (lock, "l")))
