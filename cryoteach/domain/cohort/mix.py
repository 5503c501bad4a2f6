"""The numbers of one cohort: a preset of cohort.yaml, with whatever a learner has moved within its range."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from cryoteach.domain.cohort.parameter import Bounds
from cryoteach.domain.cohort.parameter_kinds import CountBin, Course, Lognormal, SpreadByType
from cryoteach.domain.cohort.settings import CENTRAL, CohortParameters
from cryoteach.errors import UnknownNameError

TINY = 1e-9  # sums of shares are not exact
QUALIFYING = "qualifying_share_overall"  # follows from the others unless it is moved itself
FIT = ("0", "1")  # the performance statuses whose sum may be moved


class Mix(BaseModel, frozen=True, extra="forbid"):
    """Who the invented people are, in numbers only. Shares of performance statuses go from 0 to 4.

    ``only_treated``: of these people only those are drawn who have had chemotherapy and know how it went.
    """

    few_type_share: float
    number_few: tuple[CountBin, ...]
    number_many: tuple[CountBin, ...]
    diameter_few: Lognormal
    diameter_many: Lognormal
    clip_few: Bounds
    clip_many: Bounds
    number_size_correlation: float
    extrahepatic: SpreadByType
    ecog: dict[str, float]
    never_given: dict[str, float]
    courses: dict[Course, float]
    qualifies: tuple[Course, ...]
    doubling_time: Lognormal
    only_treated: bool = False

    @property
    def never_given_overall(self) -> float:
        """The share of everyone who is never given chemotherapy."""
        return sum(share * self.never_given[status] for status, share in self.ecog.items())

    def dials(self) -> dict[str, float]:
        """Where every number that may be moved stands."""
        qualifying = sum(self.courses[course] for course in self.qualifies)
        return {
            "few_type_share": self.few_type_share,
            "diameter_few": self.diameter_few.median,
            "diameter_many": self.diameter_many.median,
            "number_size_correlation": self.number_size_correlation,
            "extrahepatic_few": self.extrahepatic.few,
            "extrahepatic_many": self.extrahepatic.many,
            "ecog_0_1_total": sum(self.ecog[status] for status in FIT),
            QUALIFYING: qualifying * (1 - self.never_given_overall),
            "doubling_time": self.doubling_time.median,
            "doubling_time_log_sd": self.doubling_time.log_sd,
        }


def mix_of(parameters: CohortParameters, preset: str, moved: Mapping[str, float] | None = None) -> Mix:
    """The numbers of a preset, some of them moved.

    Args:
        parameters: cohort.yaml.
        preset: a key of its presets.
        moved: by dial (a key of ``parameters.ranges()``), where it stands instead.

    Raises:
        UnknownNameError: no preset or no dial has this name.
        ValueError: a dial is moved out of its range.
    """
    moved = moved or {}
    _refuse(moved, parameters.ranges())
    start = _start(parameters, preset)
    plain = {name: moved[name] for name in ("few_type_share", "number_size_correlation") if name in moved}
    mix = start.model_copy(update=plain | _sizes(start, moved) | _shares(start, moved))
    if QUALIFYING not in moved:
        return mix  # the margin follows the fitness
    target = moved[QUALIFYING] / (1 - mix.never_given_overall)
    return mix.model_copy(update={"courses": _split(mix.courses, mix.qualifies, min(target, 1.0))})


def _refuse(moved: Mapping[str, float], ranges: Mapping[str, Bounds]) -> None:
    for name, value in moved.items():
        if name not in ranges:
            raise UnknownNameError("dial", name, ranges)
        low, high = ranges[name]
        if not low - TINY <= value <= high + TINY:
            raise ValueError(f"{name} may be moved from {low:g} to {high:g}, not to {value:g}")


def _start(parameters: CohortParameters, preset: str) -> Mix:
    chosen, never = parameters.preset(preset), parameters.chemo_never_given_ecog
    courses = parameters.chemo_status_if_considered
    return Mix(
        few_type_share=chosen.few_type_share,
        number_few=parameters.number_few.central, number_many=parameters.number_many.central,
        diameter_few=parameters.diameter_few.central, diameter_many=parameters.diameter_many.central,
        clip_few=parameters.diameter_few.clip, clip_many=parameters.diameter_many.clip,
        number_size_correlation=parameters.number_size_correlation.central,
        extrahepatic=chosen.extrahepatic, ecog=chosen.ecog, never_given=never.central,
        courses=courses.central, qualifies=courses.qualifies, doubling_time=chosen.doubling_time,
        only_treated=chosen.only_treated,
    )  # fmt: skip


def _sizes(mix: Mix, moved: Mapping[str, float]) -> dict[str, Any]:
    growth = {"median": moved.get("doubling_time"), "log_sd": moved.get("doubling_time_log_sd")}
    given = {name: value for name, value in growth.items() if value is not None}
    sizes = {"doubling_time": mix.doubling_time.model_copy(update=given)}
    for name in ("diameter_few", "diameter_many"):
        if name in moved:
            sizes[name] = getattr(mix, name).model_copy(update={"median": moved[name]})
    return sizes


def _shares(mix: Mix, moved: Mapping[str, float]) -> dict[str, Any]:
    spread = {kind: moved[f"extrahepatic_{kind}"] for kind in ("few", "many") if f"extrahepatic_{kind}" in moved}
    shares: dict[str, Any] = {"extrahepatic": mix.extrahepatic.model_copy(update=spread)}
    if "ecog_0_1_total" in moved:
        shares["ecog"] = _split(mix.ecog, FIT, moved["ecog_0_1_total"])
    return shares


def _split(shares: Mapping[Any, float], chosen: tuple[str, ...], together: float) -> dict[Any, float]:
    """The same shares, scaled so that the chosen ones add up to ``together`` and all of them to one."""
    before = sum(shares[name] for name in chosen)
    after = sum(share for name, share in shares.items() if name not in chosen)
    return {
        name: share * (together / before if name in chosen else (1 - together) / after)
        for name, share in shares.items()
    }


def preset_complaints(parameters: CohortParameters) -> Iterator[tuple[str, str]]:
    """What is wrong with the presets, each with its preset: beyond a range, or another middle than the central one."""
    middles = {
        "few_type_share": parameters.few_type_share.central, "extrahepatic": parameters.extrahepatic.central,
        "ecog": parameters.ecog.central, "doubling_time": parameters.doubling_time.central,
    }  # fmt: skip
    for name, middle in middles.items():
        if getattr(parameters.presets[CENTRAL], name) != middle:
            yield CENTRAL, f"{name} is not the central value of its parameter; give both one value"
    for preset in parameters.presets:
        dials = mix_of(parameters, preset).dials()
        for name, (low, high) in parameters.ranges().items():
            if name != QUALIFYING and not low - TINY <= dials[name] <= high + TINY:
                yield preset, f"{name} is {dials[name]:g}, outside its range of {low:g} to {high:g}"
