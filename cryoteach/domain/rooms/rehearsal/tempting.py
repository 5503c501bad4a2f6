"""What a simulated phone may answer: what is right, and the wrong answers, those that misconceptions lead to first."""

from typing import cast

from cryoteach.domain.cases.questions import NumberQuestion
from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.items import DialItem, Item, NumberItem, Pinned, StageItem, question_of, write_answer
from cryoteach.domain.rooms.keys import is_right, key_of

TEMPTING = {
    "vo": ("vw", "vc"),  # one strong point hides the condition that fails
    "vc": ("vw", "vo"),  # what nobody has looked for is taken for nothing there
    "vw": ("vo", "vc"),
    "sm": ("ss", "sl"), "sl": ("ss", "sm"), "ss": ("sm", "sl"),
}  # fmt: skip
"""By what is right: the wrong answers, the likelier first; our teaching assumption."""
TIMES_TOO_MUCH = (5.0, 2.0, 0.5)
FAR_OFF = 4


def right_reply(item: Item, pinned: Pinned) -> str:
    """What is right, as a vote writes it; empty where nothing is."""
    key = key_of(item, pinned)
    return key.right if key else ""


def tempting(item: StageItem | NumberItem, pinned: Pinned) -> tuple[str, ...]:
    """The wrong answers, the likeliest first; at least one."""
    right = right_reply(item, pinned)
    question = question_of(item, pinned)
    if isinstance(question, NumberQuestion):
        found = _numbers(item, pinned, question)
    elif question.kind == "limiting-conditions":
        found = _conditions(item, pinned, right)
    else:
        found = TEMPTING.get(right) or tuple(option.said for option in asked_of(item, pinned).options)
    return tuple(said for said in dict.fromkeys(found) if not is_right(item, pinned, said))


def on_the_dial(item: DialItem, pinned: Pinned, place: float) -> str:
    """The answer at a place of the dial, from 0 at its low end to 1 at its high end."""
    scale = item.scale
    value = scale.nearest(scale.low + place * (scale.last - scale.low))
    return write_answer(item, pinned, float(cast("float", value)))


def _numbers(item: StageItem | NumberItem, pinned: Pinned, question: NumberQuestion) -> tuple[str, ...]:
    key = question.answer
    guesses = [float(f"{key * times:.2g}") for times in TIMES_TOO_MUCH]
    return tuple(write_answer(item, pinned, guess) for guess in (*guesses, key + FAR_OFF * question.tolerance + 1))


def _conditions(item: StageItem | NumberItem, pinned: Pinned, right: str) -> tuple[str, ...]:
    """All but one of those that limit, one more than those, and each alone."""
    names = [option.said for option in asked_of(item, pinned).options]
    limiting = [name for place, name in enumerate(names) if int(right[1:], 16) >> place & 1]
    others = [name for name in names if name not in limiting]
    sets = [limiting[1:], [*limiting, *others[:1]], *([name] for name in names)]
    return tuple(write_answer(item, pinned, tuple(named)) for named in sets)
