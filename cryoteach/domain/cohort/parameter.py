"""What every parameter of cohort.yaml has: a value, how far it may be moved, its facts and its reason."""

import math
from typing import Annotated, Any, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, Field, StrictFloat, model_validator

from cryoteach.domain.rules.patient import PERFORMANCE_STATUS

HAIR = 1e-3  # hand-written shares of four decimals add up to one only so exactly
NOT_OFFERED = "not offered as a control"
Finite: TypeAlias = Annotated[StrictFloat, Field(allow_inf_nan=False)]
Share: TypeAlias = Annotated[StrictFloat, Field(ge=0, le=1)]
Positive: TypeAlias = Annotated[Finite, Field(gt=0)]


def _in_order(bounds: tuple[float, float]) -> tuple[float, float]:
    if bounds[0] >= bounds[1]:
        raise ValueError(f"goes from {bounds[0]:g} to {bounds[1]:g}; the smaller end comes first")
    return bounds


def whole(shares: dict[str, float]) -> dict[str, float]:
    """The shares, if they add up to one.

    Raises:
        ValueError: they do not.
    """
    if not math.isclose(sum(shares.values()), 1, abs_tol=HAIR):
        raise ValueError(f"the shares add up to {sum(shares.values()):g}, not to 1")
    return shares


def _of_each_status(shares: dict[str, float]) -> dict[str, float]:
    wanted = [str(status) for status in range(int(PERFORMANCE_STATUS.high) + 1)]
    if sorted(shares) != wanted:
        raise ValueError(f"is given for {', '.join(sorted(shares))}; expected one for each of {', '.join(wanted)}")
    return shares


Bounds: TypeAlias = Annotated[tuple[Finite, Finite], AfterValidator(_in_order)]
ByStatus: TypeAlias = Annotated[dict[str, Share], AfterValidator(_of_each_status)]
Statuses: TypeAlias = Annotated[ByStatus, AfterValidator(whole)]


class Parameter(BaseModel, frozen=True, extra="forbid"):
    """One number (or a few) that somebody chose or read, why, and what it rests on."""

    id: str
    label: str = Field(min_length=1)
    family: str
    unit: str
    central: Any
    range: Any
    facts: tuple[str, ...]
    assumption: bool
    reason: str = Field(min_length=1)
    form_assumed: bool = False
    rests_on_not_verified: tuple[str, ...] = ()
    rests_on_unpublished: bool = False

    @model_validator(mode="after")
    def _names_what_it_rests_on(self) -> Self:
        if strange := [fact for fact in self.rests_on_not_verified if fact not in self.facts]:
            raise ValueError(f"rests on {', '.join(strange)}, which its facts do not name")
        return self


class OtherParameter(Parameter, frozen=True, extra="forbid"):
    """A parameter that the cohort does not use; whoever comes to use it gives it a shape of its own."""

    range: Any = NOT_OFFERED
    clip: Bounds | None = None
    hard_floor: float | None = None
    examples: dict[str, float] = {}
    share_passing_central_preset: dict[str, float] = {}
    known_misfit: str = ""
    show_as_fact: bool = True
