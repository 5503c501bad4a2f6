"""The numbers of the ice-ball lab as their file gives them: value, range, whose it is, and on what it rests."""

from typing import Self

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.iceball.plan import Needles, Place, Plan, Timing, Vessel, ring
from cryoteach.domain.iceball.tissue import Tissue
from cryoteach.domain.rules.terms import Slug, Tag
from cryoteach.errors import UnknownNameError


class IceNumber(BaseModel, frozen=True, extra="forbid"):
    """One number of the model; ``fitted_to`` names the fact it was fitted to, where it was."""

    label: str = Field(min_length=1)
    unit: str
    value: float
    low: float
    high: float
    tag: Tag
    reason: str = Field(min_length=1)
    facts: tuple[Slug, ...] = ()
    fitted_to: str = ""

    @model_validator(mode="after")
    def _lies_in_its_range(self) -> Self:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value:g} lies outside {self.low:g} to {self.high:g}")
        if self.tag is Tag.CITED and not self.facts:
            raise ValueError("is said to be cited, but names no fact")
        return self


class TissueNumbers(BaseModel, frozen=True, extra="forbid"):
    """The properties of liver and blood."""

    frozen_conductivity: IceNumber
    unfrozen_conductivity: IceNumber
    frozen_capacity: IceNumber
    unfrozen_capacity: IceNumber
    latent_heat: IceNumber
    solidus: IceNumber
    liquidus: IceNumber
    body: IceNumber
    blood_capacity: IceNumber


class NeedleNumbers(BaseModel, frozen=True, extra="forbid"):
    """The needles: ``resistance`` holds for the widest and grows as needles get thinner."""

    cooling: IceNumber
    resistance: IceNumber
    width: IceNumber
    widths: tuple[float, ...]
    length: IceNumber


class ProcedureNumbers(BaseModel, frozen=True, extra="forbid"):
    """Minutes, sizes in mm, the liver in ml, and the blood that flows through it in 1/s."""

    freeze: IceNumber
    thaw: IceNumber
    again: IceNumber
    tumour: IceNumber
    margin: IceNumber
    liver: IceNumber
    liver_flow: IceNumber
    harm_mark: IceNumber


class Flow(BaseModel, frozen=True, extra="forbid"):
    """How much blood flows, 1/s: in the tumour and in the liver around it."""

    title: str
    tumour: float = Field(ge=0)
    liver: float = Field(ge=0)
    tag: Tag
    reason: str = Field(min_length=1)
    facts: tuple[Slug, ...] = ()
    fitted_to: str = ""


class IceSettings(BaseModel, frozen=True, extra="forbid"):
    """Everything the lab starts from."""

    model: str
    reviewer: str
    tissue: TissueNumbers
    needles: NeedleNumbers
    procedure: ProcedureNumbers
    flows: dict[str, Flow] = Field(min_length=1)
    first_flow: str
    lines: tuple["Line", ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _first_flow_is_there(self) -> Self:
        if self.first_flow not in self.flows:
            raise ValueError(f"first_flow is {self.first_flow!r}; known: {', '.join(self.flows)}")
        self.tissue_of()
        return self

    def named(self) -> dict[str, tuple[str, ...]]:
        """The facts that each number and each flow rests on or was fitted to, by its words on screen."""
        parts = (self.tissue, self.needles, self.procedure)
        held = [getattr(part, name) for part in parts for name in type(part).model_fields]
        labelled = {number.label: number for number in held if isinstance(number, IceNumber)}
        both = {**labelled, **{f"blood flow, {flow.title}": flow for flow in self.flows.values()}}
        return {label: tuple(filter(None, (*one.facts, one.fitted_to))) for label, one in both.items()}

    def tissue_of(self, **moved: float) -> Tissue:
        """The tissue, with some of its numbers moved."""
        values = {name: getattr(self.tissue, name).value for name in TissueNumbers.model_fields}
        return Tissue.model_validate({**values, **moved})

    def needles_at(
        self, places: tuple[Place, ...], *, width: float | None = None, length: float | None = None,
        cooling: float | None = None,
    ) -> Needles:  # fmt: skip
        """Needles at these places; what is not given stands as in the file. Thinner ones resist more."""
        numbers = self.needles
        wide = numbers.width.value if width is None else width
        return Needles(
            places=places, width=wide, resistance=numbers.resistance.value * max(numbers.widths) / wide,
            length=numbers.length.value if length is None else length,
            cooling=numbers.cooling.value if cooling is None else cooling,
        )  # fmt: skip

    def protocol(self) -> Timing:
        """The conventional times."""
        times = self.procedure
        return Timing(freeze=times.freeze.value, thaw=times.thaw.value, again=times.again.value)

    def plan(  # noqa: PLR0913 - one for each thing that a learner can move
        self, needles: Needles, *, flow: str = "", protocol: Timing | None = None, tumour: float | None = None,
        margin: float | None = None, vessel: Vessel | None = None,
    ) -> Plan:  # fmt: skip
        """A procedure; what is not given stands as in the file.

        Raises:
            UnknownNameError: no flow is called that.
        """
        name = flow or self.first_flow
        if name not in self.flows:
            raise UnknownNameError("blood flow", name, self.flows)
        return Plan(
            needles=needles, protocol=protocol or self.protocol(),
            tumour=self.procedure.tumour.value if tumour is None else tumour,
            margin=self.procedure.margin.value if margin is None else margin,
            flow_tumour=self.flows[name].tumour, flow_liver=self.flows[name].liver, vessel=vessel,
        )  # fmt: skip

    def example(self) -> Plan:
        """Four needles on a square of 15 mm, the conventional times: the plan that the numbers were checked on."""
        return self.plan(self.needles_at(ring(4, 10.6)))


class Line(BaseModel, frozen=True, extra="forbid"):
    """One sentence of honesty that stands beside the lab, and the facts it rests on."""

    text: str = Field(min_length=1)
    tag: Tag
    facts: tuple[Slug, ...] = ()
