"""What is right for an item, and why: worked out from what the room has pinned, and for no phone before its time."""

from typing import Literal, TypeAlias, cast

from pydantic import BaseModel

from cryoteach.domain.cases.keys import limiting, shift
from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion, Question
from cryoteach.domain.practice.stage_replies import StageReply, holds
from cryoteach.domain.rooms.in_words import in_words
from cryoteach.domain.rooms.items import (
    DialItem,
    Item,
    NumberItem,
    Pinned,
    StageItem,
    question_of,
    read_answer,
    write_answer,
)
from cryoteach.domain.rules.assessment import Assessment, Finding

Bin: TypeAlias = Literal["right", "near", "far"]
NEAR_TOLERANCES, NEAR_SHARE = 3, 0.1
"""A number of a case is near within three times its tolerance, or a tenth of itself: our teaching assumption."""
HAIR = 1e-9
BOTH_WAYS = "none of the three: the new facts pull both ways"


class Reason(BaseModel, frozen=True, extra="forbid"):
    """Why one condition decides, with the tag of its limit, the leaflet's place, and the facts that it cites."""

    condition: str
    words: str
    tag: str
    source: str
    cites: tuple[str, ...]


class Key(BaseModel, frozen=True, extra="forbid"):
    """What is right: as votes write it ("" where nothing can be written), in words, and why.

    ``feedback`` is what each choice gets back, by what a vote writes; ``explanation`` is that of a number.
    ``teaching_point`` only where the story is over.
    """

    right: str
    words: str
    reasons: tuple[Reason, ...] = ()
    feedback: dict[str, str] = {}
    explanation: str = ""
    note: str = ""
    teaching_point: str = ""


def assessment_of(item: Item, pinned: Pinned) -> Assessment | None:
    """The engine's judgement of the person at this stage; None where an item is about nobody."""
    if not isinstance(item, StageItem):
        return None
    return pinned.judged[item.case][item.stage]


def is_right(item: Item, pinned: Pinned, written: str) -> bool | None:
    """Whether what a vote wrote is right; None for a dial, where nothing is."""
    if isinstance(item, DialItem):
        return None
    answer = read_answer(item, pinned, written)
    if answer is None:
        return False
    judged, stage = (pinned.judged[item.case], item.stage) if isinstance(item, StageItem) else ([], 0)
    return holds(question_of(item, pinned), answer, judged, stage)


def bin_of(item: StageItem | NumberItem, pinned: Pinned, written: str) -> Bin:
    """How far the number of a vote is off."""
    question = cast("NumberQuestion", question_of(item, pinned))
    off = abs(float(cast("float", read_answer(item, pinned, written))) - question.answer)
    if off <= question.tolerance + HAIR:
        return "right"
    own = max(NEAR_TOLERANCES * question.tolerance, NEAR_SHARE * abs(question.answer))
    return "near" if off <= (item.near if isinstance(item, NumberItem) else own) + HAIR else "far"


def asks_for_a_number(item: Item, pinned: Pinned) -> bool:
    """Whether a number is typed, with a right one among all."""
    return not isinstance(item, DialItem) and isinstance(question_of(item, pinned), NumberQuestion)


def key_of(item: Item, pinned: Pinned) -> Key | None:
    """The key of an item; None for a dial."""
    if isinstance(item, DialItem):
        return None
    question = question_of(item, pinned)
    answer = _answer(item, question, pinned)
    right = "" if answer is None else write_answer(item, pinned, answer)
    words = in_words(item, pinned, right) if right else BOTH_WAYS
    explanation = question.feedback if isinstance(question, NumberQuestion) else ""
    found = Key(right=right, words=words, feedback=_feedback(question), explanation=explanation)
    return found if isinstance(item, NumberItem) else _of_a_stage(item, pinned, found)


def _of_a_stage(item: StageItem, pinned: Pinned, found: Key) -> Key:
    case = pinned.case(item.case)
    judged = pinned.judged[item.case][item.stage]
    reasons = tuple(reason_of(finding) for finding in judged.findings if finding.id in limiting(judged))
    is_last = item.stage == len(case.stages) - 1
    more = {"reasons": reasons, "note": case.stages[item.stage].note}
    return found.model_copy(update={**more, "teaching_point": case.teaching_point if is_last else ""})


def reason_of(finding: Finding) -> Reason:
    """Why a condition stands as it does."""
    criterion, limit = finding.condition.criterion, finding.condition.limit
    return Reason(
        condition=finding.id, words=finding.reason, tag=limit.tag.words, source=criterion.leaflet_place,
        cites=limit.cites,
    )  # fmt: skip


def _answer(item: StageItem | NumberItem, question: Question, pinned: Pinned) -> StageReply | None:
    if isinstance(question, NumberQuestion):
        return question.answer
    if isinstance(question, ChoiceQuestion):
        return float(next(place for place, option in enumerate(question.options) if option.right))
    stage = cast("StageItem", item)
    keys = pinned.judged[stage.case]
    now = keys[stage.stage]
    if question.kind == "more-same-less":
        return shift(keys[stage.stage - 1], now)
    return now.verdict if question.kind == "verdict" else limiting(now)


def _feedback(question: Question) -> dict[str, str]:
    options = question.options if isinstance(question, ChoiceQuestion) else ()
    return {f"c{place}": option.feedback for place, option in enumerate(options)}
