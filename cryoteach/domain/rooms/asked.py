"""A question as a phone and the projector are asked it: the story so far, the words, what can be chosen.

No part of a key is read for it.
"""

from typing import cast

from pydantic import BaseModel

from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion
from cryoteach.domain.practice.replies import LETTERS
from cryoteach.domain.practice.stage_replies import KINDS, SHIFTS
from cryoteach.domain.rooms.in_words import SHIFT_WORDS
from cryoteach.domain.rooms.items import DialItem, Item, NumberItem, Pinned, StageItem, profile_of, question_of
from cryoteach.domain.rooms.measure import FormName, Forms
from cryoteach.domain.rules.profiles import Profile


class Option(BaseModel, frozen=True, extra="forbid"):
    """One thing to choose: what a vote writes, and its words. Of conditions it is the id, and several may be chosen."""

    said: str
    words: str


class Asked(BaseModel, frozen=True, extra="forbid"):
    """A question with the story so far. ``low``, ``high``, ``step`` belong to a dial, ``unit`` to it and to numbers."""

    kind: str
    title: str
    label: str = ""
    story: str = ""
    prompt: str
    options: tuple[Option, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None


def asked_of(item: Item, pinned: Pinned) -> Asked:
    """What an item asks, without anything of its key."""
    if item not in pinned.asked:
        pinned.asked[item] = _asked(item, pinned)
    return cast("Asked", pinned.asked[item])


def _asked(item: Item, pinned: Pinned) -> Asked:
    if isinstance(item, DialItem):
        scale, criterion = item.scale, pinned.profile(item.profile).condition(item.condition).criterion
        return Asked(
            kind="dial", title=criterion.title, prompt=item.prompt, unit=scale.unit, low=scale.low, high=scale.last,
            step=scale.step,
        )  # fmt: skip
    question = question_of(item, pinned)
    asked = Asked(
        kind=question.kind, title=_title(item, pinned), prompt=question.prompt, options=_options(item, pinned),
        unit=question.unit if isinstance(question, NumberQuestion) else "",
    )  # fmt: skip
    if isinstance(item, NumberItem):
        return asked
    case = pinned.case(item.case)
    story = "\n\n".join([case.vignette, *(told.story for told in case.stages[: item.stage + 1])])
    return asked.model_copy(update={"label": case.stages[item.stage].label, "story": story})


def questions_of(form: FormName, forms: Forms) -> tuple[Asked, ...]:
    """The six questions of a form, without their keys and without the findings that the engine judges."""
    return tuple(
        Asked(
            kind="choice", title="", prompt=item.prompt,
            options=tuple(Option(said=f"c{at}", words=option.text) for at, option in enumerate(item.options)),
        )
        for item in forms.form(form)
    )  # fmt: skip


def _title(item: StageItem | NumberItem, pinned: Pinned) -> str:
    return item.title if isinstance(item, NumberItem) else pinned.case(item.case).title


def _options(item: StageItem | NumberItem, pinned: Pinned) -> tuple[Option, ...]:
    question = question_of(item, pinned)
    if isinstance(question, ChoiceQuestion):
        return tuple(Option(said=f"c{place}", words=option.text) for place, option in enumerate(question.options))
    letter = KINDS[question.kind]
    if question.kind == "verdict":
        return tuple(Option(said=f"{letter}{short}", words=verdict.words) for verdict, short in LETTERS.items())
    if question.kind == "more-same-less":
        return tuple(Option(said=f"{letter}{short}", words=SHIFT_WORDS[name]) for name, short in SHIFTS.items())
    if question.kind == "limiting-conditions":
        profile = cast("Profile", profile_of(item, pinned))
        return tuple(Option(said=each.id, words=each.criterion.title) for each in profile.conditions)
    return ()
