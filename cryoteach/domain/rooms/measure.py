"""The six questions before and after a lesson, in two forms; who gets which form first goes by the phone.

Half of the phones meet form A before and B after, the other half B before and A after: so the difficulty of a form
cancels. A reply is ``c``, the place of the option and the certainty (0: left out), such as ``c12``; "" is left open.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, Self, TypeAlias

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.cases.case import Objective
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.terms import Line, Prose, Slug
from cryoteach.domain.rules.verdict import Verdict

ITEMS_OF_A_FORM, OPTIONS = 6, 3
FormName: TypeAlias = Literal["A", "B"]
Part: TypeAlias = Literal["before", "after"]


class MeasureOption(BaseModel, frozen=True, extra="forbid"):
    """One answer to choose: marked as right by hand, or a verdict that the engine holds against its own."""

    text: Line
    right: bool = False
    verdict: Verdict | None = None


class MeasureItem(BaseModel, frozen=True, extra="forbid"):
    """One question of a form, with the facts that it rests on.

    With a person the options are the three verdicts, and the engine has the key.
    """

    id: Slug
    objective: Objective
    prompt: Prose
    person: Person | None = None
    cites: tuple[str, ...] = ()
    options: tuple[MeasureOption, ...] = Field(min_length=OPTIONS, max_length=OPTIONS)

    @model_validator(mode="after")
    def _has_one_key(self) -> Self:
        verdicts = {option.verdict for option in self.options}
        if self.person is not None and verdicts != set(Verdict):
            raise ValueError("is about a person, so its options are the three verdicts, one each")
        if self.person is not None and any(option.right for option in self.options):
            raise ValueError("is about a person, so the engine says which option is right")
        if self.person is None and (verdicts != {None} or sum(option.right for option in self.options) != 1):
            raise ValueError("exactly one option must be right, and verdicts go with a person only")
        return self

    def key(self, profile: Profile) -> int:
        """The place of the option that is right."""
        if self.person is None:
            return next(place for place, option in enumerate(self.options) if option.right)
        verdict = assess(self.person, profile).verdict
        return next(place for place, option in enumerate(self.options) if option.verdict is verdict)


class Forms(BaseModel, frozen=True, extra="forbid"):
    """The two forms, item for item about the same thing."""

    profile: Slug = "leaflet"
    a: tuple[MeasureItem, ...] = Field(min_length=ITEMS_OF_A_FORM, max_length=ITEMS_OF_A_FORM)
    b: tuple[MeasureItem, ...] = Field(min_length=ITEMS_OF_A_FORM, max_length=ITEMS_OF_A_FORM)

    @model_validator(mode="after")
    def _are_parallel(self) -> Self:
        if [item.objective for item in self.a] != [item.objective for item in self.b]:
            raise ValueError("the two forms ask about the same objectives in the same order")
        return self

    def named(self) -> Iterable[str]:
        """The facts that the items name."""
        return (fact for item in (*self.a, *self.b) for fact in item.cites)

    def form(self, name: FormName) -> tuple[MeasureItem, ...]:
        """The items of one form."""
        return self.a if name == "A" else self.b


def form_of(phone: str, part: Part) -> FormName:
    """The form that a phone meets before or after the lesson."""
    starts_with_a = int(phone, 16) % 2 == 0
    return "A" if starts_with_a == (part == "before") else "B"


def read_choice(reply: str) -> tuple[int, int | None] | None:
    """The place of the chosen option and the certainty; None where the item was left open."""
    return (int(reply[1]), int(reply[2]) or None) if reply else None


def why_not(phone: str, part: Part, form: FormName, replies: Sequence[str]) -> str:
    """Why these replies cannot be taken; nothing where they can."""
    if form != form_of(phone, part):
        return "These are not the questions that this phone was given."
    if len(replies) != ITEMS_OF_A_FORM:
        return f"There are {ITEMS_OF_A_FORM} questions; leave one open if you like."
    chosen = [read_choice(reply) for reply in replies]
    strange = any(choice and choice[0] >= OPTIONS for choice in chosen)
    return "An answer does not fit its question. Choose again." if strange else ""
