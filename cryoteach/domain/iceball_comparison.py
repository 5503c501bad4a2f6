"""The ice-ball model beside what others measured, the bad rows with the good ones."""

from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.criteria import Slug

Range = tuple[float, float]


class Comparison(BaseModel, frozen=True, extra="forbid"):
    """One quantity, as the model gives it and as it was measured; either may be a range, the latter open below."""

    what: str = Field(min_length=1)
    unit: str
    model: Range
    measured: tuple[float | None, float]
    fact: Slug
    kind: Literal["calibration", "prediction"]
    by: Literal["lab", "thick-probe"]
    minutes: float | None = None
    part: Literal["ice", "core"] = "ice"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        low, high = self.measured
        if self.model[0] > self.model[1] or (low is not None and low > high):
            raise ValueError("a range goes from its smaller end to its larger one")
        return self

    @property
    def error(self) -> str:
        """How far the model misses, in percent of what was measured, in words."""
        low, high = self.measured
        if low is None:
            inside = [end <= high for end in self.model]
            return "within it" if all(inside) else "straddles it" if any(inside) else "beyond it"
        middle = (low + high) / 2
        errors = dict.fromkeys(f"{100 * (end / middle - 1):+.0f}%" for end in self.model)
        return " to ".join(errors).replace("-", "−")
