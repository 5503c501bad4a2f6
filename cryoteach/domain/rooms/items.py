"""What a room can be asked, one question at a time, and what a room pins at its opening so that nothing changes it.

A stage of a case asks its own question (a last stage without one asks the verdict). A number has its answer worked out
at the opening. A dial lets everybody set one vague limit: it has no right answer.
"""

from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeAlias, TypeVar

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.cases.case import Case, assess_stages
from cryoteach.domain.cases.questions import NumberQuestion, Question, VerdictQuestion
from cryoteach.domain.practice.stage_replies import StageReply, read_reply, write_reply
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Line, Slug, Tag
from cryoteach.errors import UnknownNameError

MOST_ITEMS = 30
LETTER_OF_A_DIAL = "n"
_Named = TypeVar("_Named", Case, Profile)


class StageItem(BaseModel, frozen=True, extra="forbid"):
    """The question of one stage (counted from 0) of a case that the room has pinned."""

    kind: Literal["stage"] = "stage"
    case: Slug
    stage: int = Field(ge=0)


class NumberItem(BaseModel, frozen=True, extra="forbid"):
    """A number whose answer was worked out at the opening; within ``near`` of it an answer is near."""

    kind: Literal["number"] = "number"
    title: Line
    question: NumberQuestion
    near: float = Field(ge=0, allow_inf_nan=False)
    tag: Tag = Tag.MODEL_OUTPUT


class DialItem(BaseModel, frozen=True, extra="forbid"):
    """Everybody sets the limit of one condition of a pinned profile, on a scale; no answer is right."""

    kind: Literal["dial"] = "dial"
    profile: Slug
    condition: Slug
    prompt: Line
    scale: Quantity


Item: TypeAlias = Annotated[StageItem | NumberItem | DialItem, Field(discriminator="kind")]


class Pinned(BaseModel, frozen=True, extra="forbid"):
    """The items of a room with the cases and profiles that they stand on, as they were at its opening."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=MOST_ITEMS)
    cases: tuple[Case, ...] = ()
    profiles: tuple[Profile, ...] = ()

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        for item in self.items:
            try:
                _check(item, self)
            except UnknownNameError as unknown:
                raise ValueError(str(unknown)) from None
        return self

    @cached_property
    def judged(self) -> dict[str, list[Assessment]]:
        """The engine's judgement of every stage of every case, by its id: worked out once for all phones."""
        return {case.id: assess_stages(case, self.profile(case.profile)) for case in self.cases}

    @cached_property
    def asked(self) -> dict[Item, Any]:
        """What its items ask, as far as anybody was asked: `asked.asked_of` keeps it here for all phones."""
        return {}

    def case(self, name: str) -> Case:
        """One pinned case.

        Raises:
            UnknownNameError: it is none of this room.
        """
        return _named("case", name, self.cases)

    def profile(self, name: str) -> Profile:
        """One pinned profile; errors as for `case`."""
        return _named("profile", name, self.profiles)


def items_of(case: Case) -> tuple[StageItem, ...]:
    """Every question that a case asks: its stages with a question, and the last one in any case."""
    last = len(case.stages) - 1
    asked = (at for at, stage in enumerate(case.stages) if stage.question is not None or at == last)
    return tuple(StageItem(case=case.id, stage=at) for at in asked)


def question_of(item: StageItem | NumberItem, pinned: Pinned) -> Question:
    """What an item asks; a dial asks for a limit instead."""
    if isinstance(item, NumberItem):
        return item.question
    return pinned.case(item.case).stages[item.stage].question or VerdictQuestion(kind="verdict")


def profile_of(item: Item, pinned: Pinned) -> Profile | None:
    """The limits that an item is judged by; None for a number."""
    if isinstance(item, NumberItem):
        return None
    return pinned.profile(item.profile if isinstance(item, DialItem) else pinned.case(item.case).profile)


def conditions_of(item: Item, pinned: Pinned) -> tuple[str, ...]:
    """The conditions that may be named, in the order that they keep everywhere; none for a number."""
    profile = profile_of(item, pinned)
    return tuple(condition.id for condition in profile.conditions) if profile else ()


def read_answer(item: Item, pinned: Pinned, written: str) -> StageReply | None:
    """Read what a phone sent for an item; None where it does not fit the question."""
    if isinstance(item, DialItem):
        return _on_the_dial(item, written)
    return read_reply(question_of(item, pinned), written, conditions_of(item, pinned))


def write_answer(item: Item, pinned: Pinned, answer: StageReply) -> str:
    """Write an answer as a vote stores it: one way only, so that equal answers are equal texts."""
    if isinstance(item, DialItem):
        return f"{LETTER_OF_A_DIAL}{answer:.12g}"
    return write_reply(question_of(item, pinned), answer, conditions_of(item, pinned))


def _on_the_dial(item: DialItem, written: str) -> float | None:
    if not written.startswith(LETTER_OF_A_DIAL):
        return None
    try:
        return float(item.scale.read(written.removeprefix(LETTER_OF_A_DIAL), "."))
    except ValueError:
        return None


def _named(kind: str, name: str, known: tuple[_Named, ...]) -> _Named:
    for thing in known:
        if thing.id == name:
            return thing
    raise UnknownNameError(kind, name, [thing.id for thing in known])


def _check(item: Item, pinned: Pinned) -> None:
    """Whether an item stands on what is pinned.

    Raises:
        UnknownNameError: its case, profile or condition is not pinned.
        ValueError: its stage asks nothing.
    """
    profile = profile_of(item, pinned)
    if isinstance(item, DialItem) and profile is not None:
        profile.condition(item.condition)
    if isinstance(item, StageItem) and item not in items_of(pinned.case(item.case)):
        raise ValueError(f"stage {item.stage} of {item.case} asks nothing")
