"""The numbers of the modelled cohort that a learner may move: in everyday units, within their ranges in cohort.yaml."""

from collections.abc import Mapping

from pydantic import BaseModel

from cryoteach.domain.cohort.mix import mix_of
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.rules.scales import Quantity, Value

OF_100 = 100


class CohortDial(BaseModel, frozen=True, extra="forbid"):
    """One number that may be moved: its name among the ranges, its words, and how it is counted on screen."""

    name: str
    label: str
    unit: str
    times: int = 1

    def quantity(self, parameters: CohortParameters) -> Quantity:
        """The scale that its control shows."""
        low, high = (round(bound * self.times) for bound in parameters.ranges()[self.name])
        return Quantity(name=self.name, label=self.label, term="", unit=self.unit, low=low, high=high, step=1)

    def at(self, parameters: CohortParameters, preset: str) -> int:
        """Where a preset has it, to the nearest step of the control."""
        scale = self.quantity(parameters)
        return round(min(max(mix_of(parameters, preset).dials()[self.name] * self.times, scale.low), scale.high))


HEADLINE = (
    CohortDial(
        name="few_type_share", label="few and small tumours (the model’s few-type)", unit="of 100 people", times=OF_100
    ),
    CohortDial(name="extrahepatic_few", label="spread elsewhere, few-type", unit="of 100 people", times=OF_100),
    CohortDial(name="extrahepatic_many", label="spread elsewhere, many-type", unit="of 100 people", times=OF_100),
    CohortDial(name="ecog_0_1_total", label="fit (ECOG 0 or 1)", unit="of 100 people", times=OF_100),
    CohortDial(
        name="qualifying_share_overall", label="chemotherapy stopped or partly worked", unit="of 100 people",
        times=OF_100,
    ),
    CohortDial(name="diameter_few", label="middle width, few-type", unit="mm"),
    CohortDial(name="diameter_many", label="middle width, many-type", unit="mm"),
    CohortDial(name="doubling_time", label="middle doubling time of volume", unit="days"),
)  # fmt: skip


def moved(values: Mapping[str, Value | None]) -> dict[str, float]:
    """What was moved, as the model counts it; a number left where the preset has it is left out."""
    return {dial.name: float(value) / dial.times for dial in HEADLINE if (value := values.get(dial.name)) is not None}
