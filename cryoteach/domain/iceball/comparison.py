"""The ice-ball model beside what others measured and beside exact solutions, the bad rows with the good ones."""

from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.rules.terms import Slug

Range = tuple[float, float]


class Comparison(BaseModel, frozen=True, extra="forbid"):
    """One quantity, as the model gives it and as it was measured; either may be a range, the latter open below.

    ``degrees`` is how cold the measured core is, °C.
    """

    what: str = Field(min_length=1)
    unit: str
    model: Range
    measured: tuple[float | None, float]
    fact: Slug
    kind: Literal["calibration", "prediction"]
    by: Literal["lab", "thick-probe"]
    minutes: float | None = None
    part: Literal["ice", "core"] = "ice"
    degrees: float | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        low, high = self.measured
        if self.model[0] > self.model[1] or (low is not None and low > high):
            raise ValueError("a range goes from its smaller end to its larger one")
        return self

    @property
    def error(self) -> str:
        """How far the model misses, in words: in percent of what was measured, or in points where that is a share."""
        low, high = self.measured
        if low is None:
            inside = [end <= high for end in self.model]
            return "within it" if all(inside) else "straddles it" if any(inside) else "beyond it"
        middle = (low + high) / 2
        if self.unit == "%":
            points = dict.fromkeys(f"{end - middle:+.0f} points" for end in self.model)
            return " to ".join(points).replace("-", "−")
        errors = dict.fromkeys(f"{100 * (end / middle - 1):+.0f}%" for end in self.model)
        return " to ".join(errors).replace("-", "−")


class InWords(BaseModel, frozen=True, extra="forbid"):
    """One comparison that no single number holds: what the model gives, what was read, and what comes of it."""

    what: str = Field(min_length=1)
    model: str = Field(min_length=1)
    measured: str = Field(min_length=1)
    outcome: str = Field(min_length=1)
    fact: Slug
    kind: Literal["calibration", "prediction"]


class Verified(BaseModel, frozen=True, extra="forbid"):
    """One exact solution beside what the program gives; ``within`` is the tolerance set beforehand, in percent."""

    id: Slug
    what: str = Field(min_length=1)
    unit: str
    exact: float = Field(gt=0)
    model: float = Field(gt=0)
    within: float = Field(gt=0)

    @model_validator(mode="after")
    def _is_within(self) -> Self:
        if abs(self.share) > self.within:
            raise ValueError(f"misses the exact solution by {self.error}, more than the {self.within:g}% allowed")
        return self

    @property
    def share(self) -> float:
        """How far it misses, in percent of the exact solution."""
        return 100 * (self.model / self.exact - 1)

    @property
    def error(self) -> str:
        """The same in words."""
        return f"{self.share:+.1f}%".replace("-", "−")
