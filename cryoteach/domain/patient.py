"""What a learner can describe of one fictional person: six findings, each a value or unknown.

The legal range of every finding lives here, once. ``None`` means unknown, which is always legal.
"""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, BeforeValidator

from cryoteach.errors import UnknownNameError

Value: TypeAlias = int | float | str
FloatArray: TypeAlias = NDArray[np.float64]


class Quantity(BaseModel, frozen=True, extra="forbid"):
    """A finding measured on a scale of evenly spaced values."""

    name: str
    label: str
    term: str
    unit: str
    low: float
    high: float
    step: float
    before: str = ""
    one: str = ""

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are legal."""
        return self.step == 1

    @property
    def range_in_words(self) -> str:
        """The legal range as a phrase: "a whole number from 1 to 60 lesions"."""
        kind = "a whole number" if self.whole else f"a number in steps of {self.step:g}"
        return f"{kind} from {self.low:g} to {self.high:g} {self.unit}".rstrip()

    def number(self, value: Value) -> str:
        """Write a value without its unit: 7, 1.5, 155."""
        return str(value) if self.whole else f"{value:.1f}"

    def words(self, value: Value) -> str:
        """Write a value with its unit: "1 lesion", "1.5 cm", "ECOG 1"."""
        unit = self.one if value == 1 and self.one else self.unit
        return f"{self.before} {self.number(value)} {unit}".strip()

    def checked(self, value: object) -> int | float:
        """Give the value back as a plain number, or refuse it by name with the legal range.

        Raises:
            ValueError: the value is no number, not a number, out of range or between two steps.
        """
        if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.integer | np.floating):
            raise self._refusal(value)
        number = float(value)
        if not math.isfinite(number) or not self.low <= number <= self.high:
            raise self._refusal(value)
        steps = number / self.step
        if abs(steps - round(steps)) > 1e-6:  # noqa: PLR2004 - far below any step, far above rounding
            raise self._refusal(value)
        return round(number) if self.whole else round(number, 1)

    def read(self, text: str) -> int | float:
        """Read a value that somebody typed.

        Raises:
            ValueError: as for `checked`.
        """
        try:
            return self.checked(float(text))
        except ValueError:
            raise self._refusal(text) from None

    def grid(self) -> FloatArray:
        """Every legal value, ascending, as an array of shape (number of steps + 1,)."""
        return _grid(self.low, self.high, self.step)

    def _refusal(self, value: object) -> ValueError:
        return ValueError(f"{value!r} is not possible for {self.label} ({self.name}); it takes {self.range_in_words}")


@lru_cache(maxsize=16)
def _grid(low: float, high: float, step: float) -> FloatArray:
    grid = np.round(np.arange(round((high - low) / step) + 1) * step + low, 6)
    grid.flags.writeable = False
    return grid


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
        raise ValueError(f"{value!r} is not possible for {self.label} ({self.name}); it takes {self.range_in_words}")

    def read(self, text: str) -> str:
        """Read a value that somebody typed; the same as `checked`."""
        return self.checked(text)

    def code(self, option: str) -> int:
        """The whole number that stands for an option in a column of many people."""
        return list(self.options).index(option)


Scale: TypeAlias = Quantity | Choice

LESION_COUNT = Quantity(
    name="lesion_count", label="liver lesions", term="number of liver metastases", unit="lesions", one="lesion",
    low=1, high=60, step=1,
)  # fmt: skip
LARGEST_DIAMETER_CM = Quantity(
    name="largest_diameter_cm", label="largest diameter", term="longest axial diameter", unit="cm",
    low=0.3, high=15.0, step=0.1,
)  # fmt: skip
PERFORMANCE_STATUS = Quantity(
    name="performance_status", label="fitness", term="ECOG performance status", unit="", before="ECOG",
    low=0, high=4, step=1,
)  # fmt: skip
CHEMOTHERAPY_RESPONSE = Choice(
    name="chemotherapy_response", label="chemotherapy", term="response to systemic therapy",
    options={
        "not-started": "not started",
        "not-possible": "not possible for this person",
        "complete-response": "nothing left to see (complete response)",
        "partial-response": "partly shrunk (partial response)",
        "stable": "held, not shrinking (stable disease)",
        "progressed": "no longer controlling it (progressed)",
    },
)  # fmt: skip
DOUBLING_TIME_DAYS = Quantity(
    name="doubling_time_days", label="growth", term="tumour volume doubling time", unit="days",
    low=15, high=600, step=1,
)  # fmt: skip
EXTRAHEPATIC_DISEASE = Choice(
    name="extrahepatic_disease", label="disease elsewhere", term="extrahepatic disease",
    options={"none-seen": "none seen", "suspected": "suspected", "confirmed": "confirmed, active"},
)  # fmt: skip

SCALES: dict[str, Scale] = {
    scale.name: scale
    for scale in (
        LESION_COUNT,
        LARGEST_DIAMETER_CM,
        PERFORMANCE_STATUS,
        CHEMOTHERAPY_RESPONSE,
        DOUBLING_TIME_DAYS,
        EXTRAHEPATIC_DISEASE,
    )
}


def scale_of(finding: str) -> Scale:
    """The scale of a finding by its name.

    Raises:
        UnknownNameError: no finding has this name.
    """
    if finding not in SCALES:
        raise UnknownNameError("finding", finding, SCALES)
    return SCALES[finding]


def _on(scale: Scale) -> BeforeValidator:
    check: Callable[[object], Any] = lambda value: None if value is None else scale.checked(value)  # noqa: E731 - one use
    return BeforeValidator(check)


class Person(BaseModel, frozen=True, extra="forbid"):
    """Six findings of one fictional person; what is left out is unknown.

    >>> Person(lesion_count=7, largest_diameter_cm=1.5).performance_status is None
    True
    """

    lesion_count: Annotated[int | None, _on(LESION_COUNT)] = None
    largest_diameter_cm: Annotated[float | None, _on(LARGEST_DIAMETER_CM)] = None
    performance_status: Annotated[int | None, _on(PERFORMANCE_STATUS)] = None
    chemotherapy_response: Annotated[str | None, _on(CHEMOTHERAPY_RESPONSE)] = None
    doubling_time_days: Annotated[int | None, _on(DOUBLING_TIME_DAYS)] = None
    extrahepatic_disease: Annotated[str | None, _on(EXTRAHEPATIC_DISEASE)] = None

    def value(self, finding: str) -> Value | None:
        """One finding's value by name, or None when it is unknown."""
        return getattr(self, finding)

    def with_values(self, **values: Value | None) -> "Person":
        """The same person with some findings changed, validated anew."""
        return Person(**{**self.model_dump(), **values})
