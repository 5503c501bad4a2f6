"""What a learner said to the questions on the way through a case, whether it holds, and how a link carries it.

A reply is a letter for the kind of question and what was said: v and w, o or c for a verdict; l and the named
conditions as two hexadecimal digits; c and the place of the option; n and the number; s and m, s or l for more, same
or less. A link from anywhere is untrusted: what does not fit its question counts as not said.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.keys import names_what_limits, shift
from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion, Question
from cryoteach.domain.input.link_text import BETWEEN_PACKED, OF
from cryoteach.domain.input.typed_numbers import POINT, read_number
from cryoteach.domain.practice.replies import LETTERS, VERDICTS
from cryoteach.domain.rules.assessment import Assessment, Verdict

StageReply: TypeAlias = Verdict | str | float | tuple[str, ...]
SHIFTS = {"more": "m", "same": "s", "less": "l"}
KINDS = {"verdict": "v", "limiting-conditions": "l", "choice": "c", "number": "n", "more-same-less": "s"}
OF_THE_COMMIT = ("verdict", "limiting-conditions")
REPLY = re.compile(r"[a-z0-9-]{1,60}_[0-5][vlcns][A-Za-z0-9.+-]{0,24}")


def asking(case: Case) -> list[int]:
    """The stages (counted from 0) that ask on the way; what the commit at the end asks anyway is left to it."""
    last = len(case.stages) - 1
    asked = [(place, stage.question) for place, stage in enumerate(case.stages) if stage.question is not None]
    return [place for place, question in asked if place < last or question.kind not in OF_THE_COMMIT]


def write_reply(question: Question, said: StageReply, conditions: Sequence[str]) -> str:
    """Write one reply, with the letter of its question's kind."""
    letter = KINDS[question.kind]
    if isinstance(said, tuple):
        return f"{letter}{sum(1 << place for place, name in enumerate(conditions) if name in said):02x}"
    if isinstance(said, Verdict):
        return f"{letter}{LETTERS[said]}"
    return f"{letter}{SHIFTS[said] if isinstance(said, str) else f'{said:.12g}'}"


def read_reply(question: Question, written: str, conditions: Sequence[str]) -> StageReply | None:
    """Read one reply, or None where it does not fit the question."""
    letter, text = written[:1], written[1:]
    if letter != KINDS[question.kind]:
        return None
    if letter == "v":
        return VERDICTS.get(text)
    if letter == "s":
        return next((name for name, short in SHIFTS.items() if short == text), None)
    return _named(text, conditions) if letter == "l" else _number(question, text)


def _named(text: str, conditions: Sequence[str]) -> tuple[str, ...] | None:
    if not re.fullmatch("[0-9a-f]{2}", text):
        return None
    return tuple(name for place, name in enumerate(conditions) if int(text, 16) >> place & 1)


def _number(question: Question, text: str) -> float | None:
    try:
        number = read_number(text, POINT)
    except ValueError:
        return None
    return number if not isinstance(question, ChoiceQuestion) or number in range(len(question.options)) else None


def write_all(said: Mapping[tuple[str, int], str]) -> str:
    """Write replies by case and stage."""
    return BETWEEN_PACKED.join(f"{name}{OF}{stage}{written}" for (name, stage), written in said.items())


def read_all(text: str) -> dict[tuple[str, int], str]:
    """Read replies by case and stage, each still as it was written; what is none is left out."""
    found: dict[tuple[str, int], str] = {}
    for part in text.split(BETWEEN_PACKED):
        if REPLY.fullmatch(part):
            name, _, rest = part.rpartition(OF)
            found.setdefault((name, int(rest[0])), rest[1:])
    return found


def holds(question: Question, said: StageReply, keys: Sequence[Assessment], stage: int) -> bool:
    """Whether a reply is right; the engine holds the key wherever the question carries none."""
    if isinstance(question, ChoiceQuestion):
        return question.options[int(cast("float", said))].right
    if isinstance(question, NumberQuestion):
        return abs(cast("float", said) - question.answer) <= question.tolerance + 1e-9
    if isinstance(said, tuple):
        return names_what_limits(keys[stage], frozenset(said))
    return said == (keys[stage].verdict if question.kind == "verdict" else shift(keys[stage - 1], keys[stage]))
