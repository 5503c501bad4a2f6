"""The groups that the votes of one question are counted in, and their order on screen.

While the key is not to be known, nothing of it is in a group or in the order: a number is then its own group.
"""

from collections.abc import Mapping, Sequence

from cryoteach.domain.cases.questions import ChoiceQuestion
from cryoteach.domain.practice.replies import LETTERS
from cryoteach.domain.practice.stage_replies import KINDS, SHIFTS
from cryoteach.domain.rooms.in_words import in_words
from cryoteach.domain.rooms.items import DialItem, Item, Pinned, question_of, read_answer, write_answer
from cryoteach.domain.rooms.keys import asks_for_a_number, bin_of, is_right

BIN_WORDS = {"right": "right", "near": "near", "far": "far off"}


def grouped(item: Item, pinned: Pinned, written: str, *, with_key: bool) -> str:
    """The group that an answer is counted in: the answer itself; of a number whose key is known, how far it is off."""
    if with_key and asks_for_a_number(item, pinned) and not isinstance(item, DialItem):
        return bin_of(item, pinned, written)
    answer = read_answer(item, pinned, written)
    return written if answer is None else write_answer(item, pinned, answer)


def groups_of(item: Item, pinned: Pinned, counts: Mapping[str, int], *, with_key: bool) -> Sequence[str]:
    """Every group in the order of the question: all that could be chosen, and of the rest what was given.

    Of sets of conditions the commonest comes first.
    """
    if isinstance(item, DialItem) or asks_for_a_number(item, pinned):
        return list(BIN_WORDS) if with_key and not isinstance(item, DialItem) else sorted(counts, key=_number)
    question = question_of(item, pinned)
    if isinstance(question, ChoiceQuestion):
        return [f"c{place}" for place in range(len(question.options))]
    if question.kind == "limiting-conditions":
        return sorted(counts, key=lambda group: (-counts[group], group))
    letters = LETTERS if question.kind == "verdict" else SHIFTS
    return [f"{KINDS[question.kind]}{letter}" for letter in letters.values()]


def group_words(item: Item, pinned: Pinned, group: str) -> str:
    """A group in words."""
    return BIN_WORDS.get(group) or in_words(item, pinned, group)


def is_group_right(item: Item, pinned: Pinned, group: str) -> bool | None:
    """Whether the answers of a group are right; None for a dial."""
    return group == "right" if group in BIN_WORDS else is_right(item, pinned, group)


def _number(group: str) -> float:
    return float(group[1:])
