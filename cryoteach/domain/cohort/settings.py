"""cohort.yaml whole: its parameters, the presets that replace some of them, and what the model is compared with."""

from typing import Any, Literal, cast

from pydantic import BaseModel, Field, field_validator

from cryoteach.domain.cohort.parameter import Bounds, OtherParameter, Parameter, Share, Statuses
from cryoteach.domain.cohort.parameter_kinds import (
    Correlation,
    Courses,
    DoublingTimes,
    Extrahepatic,
    FewTypeShare,
    Fitness,
    Lognormal,
    NeverGiven,
    Numbers,
    SpreadByType,
    Widths,
)
from cryoteach.domain.population.growth_ties import GrowthTie
from cryoteach.errors import UnknownNameError

CENTRAL, LIKE = "central", "like"


class CohortMeta(BaseModel, frozen=True, extra="forbid"):
    """What the invented people are, and what they are not."""

    title: str
    say_on_screen: str
    population: str
    do_not_apply_to: tuple[str, ...]
    model_output_is_evidence: Literal[False]
    structure: str
    doubling_time_note: str
    clinician_reviewed: bool


class CohortPreset(BaseModel, frozen=True, extra="forbid"):
    """Another mix of people: the values that replace the central ones.

    ``only_treated``: of such people only those who have had chemotherapy and know how it went; ``people`` says so in
    the headline ("of 1,000 …"). In the file ``like`` names another preset whose values hold where none is given.
    """

    description: str = Field(min_length=1)
    people: str = ""
    only_treated: bool = False
    few_type_share: Share
    extrahepatic: SpreadByType
    ecog: Statuses
    doubling_time: Lognormal
    compilers_script_only: dict[str, float] = {}


class RuleSetting(BaseModel, frozen=True, extra="forbid"):
    """The leaflet's words read as numbers, as the compilers read them; the profiles are what the app screens by."""

    number_max: int
    diameter_max_mm: float
    extrahepatic_allowed: bool
    ecog_max: int
    chemo_qualifies: tuple[str, ...]
    slow_threshold_days: float
    facts: tuple[str, ...]
    assumption: bool
    reason: str


class RuleSettings(BaseModel, frozen=True, extra="forbid"):
    """Two readings of the leaflet, kept apart from the people."""

    note: str
    strict: RuleSetting
    relaxed: RuleSetting


class Observed(BaseModel, frozen=True, extra="forbid"):
    """What was seen in real people: a fact of the registry, its value and interval."""

    value: float
    low: float
    high: float
    fact: str


class Counted(BaseModel, frozen=True, extra="forbid"):
    """Which invented people a check counts; what is left out is not asked."""

    number_max: int | None = None
    diameter_max_mm: float | None = None
    few_type_only: bool = False
    no_spread: bool = False


class Check(BaseModel, frozen=True, extra="forbid"):
    """One comparison of the model with a study, what it shows and what it cannot."""

    id: str
    question: str
    counts: Counted
    model: dict[str, float | str]
    model_with_no_spread: dict[str, float | str] = {}
    observed: Observed
    observed_liver_only: Observed | None = None
    like_for_like: str
    may_conclude: str
    may_not_conclude: str


def _like_another(preset: object, presets: dict[str, Any]) -> object:
    """The values of the preset that this one is like, with its own over them."""
    own = _fields(preset)
    if LIKE not in own:
        return preset
    plain = {name: fields for name, each in presets.items() if LIKE not in (fields := _fields(each))}
    if own[LIKE] not in plain:
        raise ValueError(f"one is like {own[LIKE]!r}; expected one of {', '.join(plain)}")
    return {**plain[own[LIKE]], **{name: value for name, value in own.items() if name != LIKE}}


def _fields(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


class CohortParameters(BaseModel, frozen=True, extra="forbid"):
    """Everything the synthetic cohort is made of. ``others`` are parameters that it does not use."""

    meta: CohortMeta
    few_type_share: FewTypeShare
    number_few: Numbers
    number_many: Numbers
    diameter_few: Widths
    diameter_many: Widths
    number_size_correlation: Correlation
    extrahepatic: Extrahepatic
    ecog: Fitness
    chemo_never_given_ecog: NeverGiven
    chemo_status_if_considered: Courses
    doubling_time: DoublingTimes
    others: tuple[OtherParameter, ...] = ()
    rule_settings: RuleSettings
    presets: dict[str, CohortPreset]
    preset_warning: str
    growth_ties: tuple[GrowthTie, ...] = ()
    checks: tuple[Check, ...]
    reference_output: dict[str, dict[str, float] | str] = {}

    @field_validator("presets", mode="before")
    @classmethod
    def _central_is_there_and_others_may_be_like_it(cls, presets: object) -> object:
        if not isinstance(presets, dict):
            return presets
        given = cast("dict[str, Any]", presets)
        if CENTRAL not in given:
            raise ValueError(f"{CENTRAL} is missing; it is where everyone starts")
        return {name: _like_another(preset, given) for name, preset in given.items()}

    def preset(self, name: str) -> CohortPreset:
        """One preset by its name.

        Raises:
            UnknownNameError: there is none of that name.
        """
        if name not in self.presets:
            raise UnknownNameError("preset", name, self.presets)
        return self.presets[name]

    def parameters(self) -> dict[str, Parameter]:
        """Every parameter by its id, those the cohort uses first."""
        fields: list[Any] = [getattr(self, name) for name in type(self).model_fields]
        return {entry.id: entry for entry in (*fields, *self.others) if isinstance(entry, Parameter)}

    def ranges(self) -> dict[str, Bounds]:
        """How far each number that may be moved goes; see `Dials` for what each is."""
        return {
            "few_type_share": self.few_type_share.range,
            "diameter_few": self.diameter_few.range.median,
            "diameter_many": self.diameter_many.range.median,
            "number_size_correlation": self.number_size_correlation.range,
            "extrahepatic_few": self.extrahepatic.range.few,
            "extrahepatic_many": self.extrahepatic.range.many,
            "ecog_0_1_total": self.ecog.range.ecog_0_1_total,
            "qualifying_share_overall": self.chemo_status_if_considered.range.qualifying_share_overall,
            "doubling_time": self.doubling_time.range.median,
            "doubling_time_log_sd": self.doubling_time.range.log_sd,
        }
