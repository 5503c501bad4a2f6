"""A reply to an item in the words of its question, as pages and refusals show it: nothing here knows the key."""

from typing import cast

from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion
from cryoteach.domain.practice.stage_replies import StageReply
from cryoteach.domain.rooms.items import (
    DialItem,
    Item,
    NumberItem,
    Pinned,
    StageItem,
    profile_of,
    question_of,
    read_answer,
)
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.verdict import Verdict

SHIFT_WORDS = {"more": "more likely", "same": "the same", "less": "less likely"}
SURE_WORDS = {1: "a hunch", 2: "fairly sure", 3: "very sure"}
NONE_NAMED = "none of them"
UNREADABLE = "an answer that cannot be read"


def in_words(item: Item, pinned: Pinned, written: str) -> str:
    """What was answered: "outside the limits", "few lesions and slow growing", "250 people", "2.5 cm"."""
    answer = read_answer(item, pinned, written)
    if answer is None:
        return UNREADABLE
    if isinstance(item, DialItem):
        return item.scale.words(item.scale.checked(answer))
    if isinstance(answer, Verdict):
        return answer.words
    if isinstance(answer, tuple):
        return _conditions(answer, cast("Profile", profile_of(item, pinned)))
    return SHIFT_WORDS[answer] if isinstance(answer, str) else _of_a_number(item, pinned, answer)


def with_certainty(words: str, sure: int | None) -> str:
    """The same with how sure the phone was, where it said so."""
    return f"{words}, {SURE_WORDS[sure]}" if sure else words


def _of_a_number(item: StageItem | NumberItem, pinned: Pinned, answer: StageReply) -> str:
    question = question_of(item, pinned)
    if isinstance(question, ChoiceQuestion):
        return question.options[int(cast("float", answer))].text
    return f"{answer:g} {cast('NumberQuestion', question).unit}".rstrip()


def _conditions(named: tuple[str, ...], profile: Profile) -> str:
    titles = [profile.condition(name).criterion.title.lower() for name in named]
    return " and ".join(titles) if titles else NONE_NAMED
