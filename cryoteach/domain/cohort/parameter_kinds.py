"""The shapes of the parameters that the synthetic cohort uses. No number of the model stands in code."""

from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, Field, StrictFloat, model_validator

from cryoteach.domain.cohort.parameter import NOT_OFFERED, Bounds, ByStatus, Parameter, Positive, Share, Statuses, whole
from cryoteach.domain.rules.patient import LESION_COUNT


class FewTypeShare(Parameter, frozen=True, extra="forbid"):
    """The share of people who carry the label few-type."""

    central: Share
    range: Bounds


class CountBin(BaseModel, frozen=True, extra="forbid"):
    """A range of whole numbers and the chance of falling in it."""

    low: int
    high: int
    probability: Share


class Numbers(Parameter, frozen=True, extra="forbid"):
    """How many tumours: bins that cover the scale without a gap."""

    central: tuple[CountBin, ...] = Field(min_length=1)
    range: Any = NOT_OFFERED

    @model_validator(mode="after")
    def _bins_cover_the_scale(self) -> Self:
        edges = [number for part in self.central for number in (part.low - 1, part.high)]
        joined = edges[1:-1:2] == edges[2::2] and all(part.low <= part.high for part in self.central)
        if not joined or (edges[0] + 1, edges[-1]) != (LESION_COUNT.low, LESION_COUNT.high):
            raise ValueError(f"central: the bins must join on from {LESION_COUNT.low:g} to {LESION_COUNT.high:g}")
        whole({str(part.low): part.probability for part in self.central})
        return self


class Lognormal(BaseModel, frozen=True, extra="forbid"):
    """A skewed size: its middle, and the standard deviation of its logarithm."""

    median: Positive
    log_sd: Positive


class MedianRange(BaseModel, frozen=True, extra="forbid"):
    """How far a median may be moved."""

    median: Bounds


class Widths(Parameter, frozen=True, extra="forbid"):
    """How wide the largest tumour is, in mm, and the widths that are possible at all."""

    central: Lognormal
    range: MedianRange
    clip: Bounds


class Correlation(Parameter, frozen=True, extra="forbid"):
    """The rank correlation of number and width among people of one type."""

    central: Annotated[StrictFloat, Field(ge=-1, le=1)]
    range: Bounds


class SpreadByType(BaseModel, frozen=True, extra="forbid"):
    """The chance of disease elsewhere, by type."""

    few: Share
    many: Share


class SpreadRange(BaseModel, frozen=True, extra="forbid"):
    """How far each of the two chances may be moved."""

    few: Bounds
    many: Bounds


class OverallSpread(BaseModel, frozen=True, extra="forbid"):
    """What both types together come to."""

    central: Share
    range: Bounds


class Extrahepatic(Parameter, frozen=True, extra="forbid"):
    """The chance of disease elsewhere."""

    central: SpreadByType
    range: SpreadRange
    overall: OverallSpread


class FitRange(BaseModel, frozen=True, extra="forbid"):
    """How far the share of fit people may be moved."""

    ecog_0_1_total: Bounds


class Fitness(Parameter, frozen=True, extra="forbid"):
    """The share of each performance status."""

    central: Statuses
    range: FitRange


class NeverGiven(Parameter, frozen=True, extra="forbid"):
    """The chance of never being given chemotherapy, by performance status."""

    central: ByStatus
    range: Any = NOT_OFFERED


class QualifyingRange(BaseModel, frozen=True, extra="forbid"):
    """How far the share of everyone whose chemotherapy status qualifies may be moved."""

    qualifying_share_overall: Bounds


Course: TypeAlias = Literal["not_yet_started", "complete_response", "partial_response", "stable", "progressed"]


class Courses(Parameter, frozen=True, extra="forbid"):
    """Where chemotherapy stands, among everyone who was ever given it or still may be."""

    central: Annotated[dict[Course, Share], AfterValidator(whole)]
    range: QualifyingRange
    weights: dict[Course, int]
    qualifies: tuple[Course, ...] = Field(min_length=1)
    qualifies_if_chosen: tuple[Course, ...] = ()


class GrowthRange(BaseModel, frozen=True, extra="forbid"):
    """How far the middle and the scatter of growth may be moved."""

    median: Bounds
    log_sd: Bounds


class DoublingTimes(Parameter, frozen=True, extra="forbid"):
    """How long the tumours take to double in volume, in days."""

    central: Lognormal
    range: GrowthRange
    percentile_5_95: Bounds
