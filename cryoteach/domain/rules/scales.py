"""The two kinds of scale a finding is given on: a quantity with evenly spaced values, or a choice of named ones."""

from typing import Self, TypeAlias

from pydantic import BaseModel, Field, FiniteFloat, model_validator

from cryoteach.domain.input.typed_numbers import NO_NUMBER, NotReadError, read_number
from cryoteach.domain.rules.steps import HAIR, MOST_DECIMALS, MOST_STEPS, FloatArray, as_number, grid, plain, shape
from cryoteach.errors import shown

Value: TypeAlias = int | float | str
ABOVE, OFF_THE_SCALE, NO_OPTION = "above the scale", "not on the scale", "no option"


class Quantity(BaseModel, frozen=True, extra="forbid"):
    """A finding measured on a scale of evenly spaced values: from `low` on in steps, as far as they go below `high`."""

    name: str
    label: str
    term: str
    unit: str
    low: FiniteFloat
    high: FiniteFloat
    step: FiniteFloat = Field(gt=0)
    before: str = ""
    one: str = ""

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> Self:
        if max(abs(self.low), abs(self.high)) > MOST_STEPS * self.step or self.decimals > MOST_DECIMALS:
            raise ValueError(f"steps of {self.step} from {self.low} to {self.high} are too fine for a scale")
        return self

    @property
    def decimals(self) -> int:
        """How many decimals its values are written with: as many as its step and its first value need."""
        return shape(self.low, self.high, self.step)[1]

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are legal."""
        return self.decimals == 0

    @property
    def last(self) -> int | float:
        """The highest legal value: `high`, or the last step below it."""
        return self._after(shape(self.low, self.high, self.step)[0])

    @property
    def range_in_words(self) -> str:
        """The legal range as a phrase: "a whole number from 1 to 60 tumours"."""
        step, low, last = (plain(number, self.decimals) for number in (self.step, self.low, self.last))
        kind = "a whole number" if self.whole and self.step == 1 else f"a number in steps of {step}"
        return f"{kind} from {low} to {last} {self.unit}".rstrip()

    def number(self, value: Value) -> str:
        """Write a value without its unit: 7, 1.5, 155."""
        return f"{value:.{self.decimals}f}"

    def words(self, value: Value) -> str:
        """Write a value with its unit: "1 tumour", "1.5 cm", "ECOG 1"."""
        unit = self.one if value == 1 and self.one else self.unit
        return f"{self.before} {self.number(value)} {unit}".strip()

    def checked(self, value: object) -> int | float:
        """Give the value back as a plain number, or refuse it by name with the legal range.

        Raises:
            ValueError: the value is no number, not a number, out of range or between two steps.
        """
        steps = (as_number(value) - self.low) / self.step
        if not -HAIR <= steps <= shape(self.low, self.high, self.step)[0] + HAIR or abs(steps - round(steps)) > HAIR:
            raise ValueError(_refusal(value, self))
        return self._after(round(steps))

    def nearest(self, number: float) -> int | float:
        """Give the legal value nearest to a number.

        >>> Quantity(name="size", label="size", term="", unit="cm", low=0.3, high=20, step=0.1).nearest(2.26)
        2.3
        """
        within, before = min(max(number, self.low), self.last), round(self.low / self.step)
        start = self.low - before * self.step  # of two equally near the one an even number of steps from here
        return self._after(round((within - start) / self.step) - before)

    def read(self, text: str, mark: str = "") -> int | float:
        """Read a value that somebody typed.

        Args:
            text: what was typed.
            mark: the decimal mark where it is settled, as for `read_number`.

        Raises:
            OffScaleError: it is no number, could be one of two, or is not on the scale.
        """
        try:
            number = read_number(text, mark)
        except NotReadError as refused:
            reason = "" if refused.cause == NO_NUMBER else f":{refused.reason.removeprefix(':')}"
            raise OffScaleError(text, self, refused.cause, reason) from None
        try:
            return self.checked(number)
        except ValueError:
            raise OffScaleError(text, self, ABOVE if number > self.high else OFF_THE_SCALE) from None

    def grid(self) -> FloatArray:
        """Every legal value, ascending, as an array of shape (number of steps + 1,)."""
        return grid(self.low, self.high, self.step)

    def _after(self, steps: int) -> int | float:
        """The value so many steps above the lowest."""
        value, decimals = self.low + steps * self.step, self.decimals
        return round(value, decimals) if decimals else round(value)


class Choice(BaseModel, frozen=True, extra="forbid"):
    """A finding that takes one of a few named values."""

    name: str
    label: str
    term: str
    options: dict[str, str]

    @property
    def range_in_words(self) -> str:
        """The legal values as a phrase."""
        return f"one of: {', '.join(self.options)}"

    def words(self, value: Value) -> str:
        """Write a value in plain words: "partly shrunk"."""
        return self.options[str(value)]

    def checked(self, value: object) -> str:
        """Give the option back, or refuse it by name with the known ones.

        Raises:
            ValueError: the value is not one of the options.
        """
        if isinstance(value, str) and value in self.options:
            return value
        raise ValueError(_refusal(value, self))

    def read(self, text: str) -> str:
        """Read an option that somebody typed.

        Raises:
            OffScaleError: it is none.
        """
        if text not in self.options:
            raise OffScaleError(text, self, NO_OPTION)
        return text

    def code(self, option: str) -> int:
        """The whole number that stands for an option in a column of many people."""
        return list(self.options).index(option)


Scale: TypeAlias = Quantity | Choice


class OffScaleError(NotReadError):
    """A text that is no value of a scale; `cause` as for all that cannot be read."""

    def __init__(self, text: str, scale: Scale, cause: str, reason: str = "") -> None:
        super().__init__(text, reason, cause)
        self.args = (_refusal(text, scale, reason),)


def _refusal(value: object, scale: Scale, reason: str = "") -> str:
    why = f"{shown(value)} is not possible for {scale.label} ({scale.name}){reason}"
    return f"{why}; it takes {scale.range_in_words}"
