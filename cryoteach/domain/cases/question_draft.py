"""The question of one stage while it is being written."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from cryoteach.domain.cases.draft_fields import Draft, Typed, TypedText

NO_OPTION: dict[str, Any] = {"text": "", "right": False, "feedback": ""}
NEW: dict[str, dict[str, Any]] = {
    "choice": {"prompt": "", "options": [{**NO_OPTION, "right": True}, NO_OPTION]},
    "number": {"prompt": "", "tolerance": 0.0, "unit": "", "feedback": ""},
}


class OptionDraft(Draft, frozen=True, extra="forbid"):
    """One answer to choose."""

    text: ClassVar = Typed()
    feedback: ClassVar = TypedText()

    @property
    def is_right(self) -> bool:
        """Whether it is marked as the right one."""
        return self.fields.get("right") is True


class QuestionDraft(Draft, frozen=True, extra="forbid"):
    """What one stage asks."""

    prompt: ClassVar = Typed()
    answer: ClassVar = Typed()
    tolerance: ClassVar = Typed()
    unit: ClassVar = Typed()
    feedback: ClassVar = TypedText()

    @classmethod
    def new(cls, kind: str) -> Self:
        """A question of this kind with everything still to write."""
        return cls(written={"kind": kind, **NEW.get(kind, {})})

    @property
    def kind(self) -> object:
        """Which kind of question it is; anything may stand there."""
        return self.fields.get("kind")

    @property
    def options(self) -> tuple[OptionDraft, ...]:
        """The answers to choose from; what is none has no fields."""
        return tuple(OptionDraft(written=option) for option in self.listed("options"))

    @property
    def right(self) -> int | None:
        """The place of the first option that is marked as right."""
        return next((place for place, option in enumerate(self.options) if option.is_right), None)

    def with_option(self, at: int, **values: object) -> Self:
        """A copy with one option changed."""
        return self._with(option.changed(**values) if i == at else option for i, option in enumerate(self.options))

    def with_right(self, at: int | None) -> Self:
        """A copy in which this option and no other is right."""
        return self._with(option.changed(right=i == at) for i, option in enumerate(self.options))

    def with_one_more(self) -> Self:
        """A copy with one more option, still to write."""
        return self._with((*self.options, OptionDraft(written=NO_OPTION)))

    def with_one_less(self) -> Self:
        """A copy without the last option."""
        return self._with(self.options[:-1])

    def _with(self, options: Iterable[OptionDraft]) -> Self:
        return self.changed(options=[option.fields for option in options])
