"""Every teaching assumption of the models, in words: the cohort's, the growth words', the two labs'."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from pydantic import BaseModel

from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.content import Content
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.iceball.settings import IceNumber
from cryoteach.domain.rules.all_rules import GrowthWord
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.story_checks.settings import CaseCheckSettings


class Assumed(BaseModel, frozen=True, extra="forbid"):
    """One number or mix that is ours: what it is, where it stands, why, and the facts near it."""

    id: str
    title: str
    value: str
    reason: str
    facts: tuple[str, ...] = ()


def assumptions(content: Content) -> Iterator[Assumed]:
    """Every assumption, the cohort's first, for they make the headline."""
    yield from _cohort(content.models.cohort)
    yield from _growth(content.rules.growth_words)
    yield from _checks(content.teaching.case_checks)
    yield from _seedlings(content.models.seedlings)
    yield from _ice(content.models.ice)


def _cohort(parameters: CohortParameters | None) -> Iterator[Assumed]:
    if parameters is None:
        return
    for name, entry in parameters.parameters().items():
        if entry.assumption:
            value = f"{entry.unit}: {in_words(entry.central)}"
            yield Assumed(
                id=f"cohort-{name}", title=entry.label, value=value, reason=entry.reason, facts=entry.facts
            )  # fmt: skip
    for name, preset in parameters.presets.items():
        given = preset.model_dump(mode="json", exclude={"description", "people", "compilers_script_only"})
        yield Assumed(
            id=f"mix-{name}", title=f"The mix of people “{name}”", value=in_words(given), reason=preset.description
        )  # fmt: skip
    for tie in parameters.growth_ties:
        reason = "Tried beside the band: growth tied to another finding." if tie.facts else "No source was read for it."
        yield Assumed(
            id=f"growth-with-{tie.finding}", title="Growth tied to", value=tie.words, reason=reason, facts=tie.facts
        )


def _growth(growth_words: Mapping[str, GrowthWord]) -> Iterator[Assumed]:
    for word, read_as in growth_words.items():
        if read_as.tag is Tag.OUR_ASSUMPTION:
            value = f"“{word}” is read as {read_as.doubling_time_days} days"
            yield Assumed(id=f"growth-{word}", title=f"Growth: {word}", value=value, reason="", facts=read_as.cites)


def _checks(checks: CaseCheckSettings | None) -> Iterator[Assumed]:
    slow = checks.slow_though_progressed if checks else None
    if slow and slow.tag is Tag.OUR_ASSUMPTION:
        value = f"strained from a doubling time of {slow.doubling_time_days} days on"
        title = "“No longer controlled”, and slow"
        yield Assumed(id="slow-though-progressed", title=title, value=value, reason=slow.says, facts=slow.cites)


def _seedlings(lab: SeedlingLab | None) -> Iterator[Assumed]:
    for name, dial in lab.dials.items() if lab else ():
        stands = getattr(lab.laws, name, None) if lab else None
        where = "" if stands is None else f"{stands:g}; "
        value = f"{where}may be moved from {dial.low:g} to {dial.high:g} {dial.unit}"
        yield Assumed(id=f"seedlings-{name}", title=dial.label, value=value, reason=dial.note, facts=dial.facts)


def _ice(ice: IceLab | None) -> Iterator[Assumed]:
    settings = ice.settings if ice else None
    for part in (settings.tissue, settings.needles, settings.procedure) if settings else ():
        for name in type(part).model_fields:
            number: object = getattr(part, name)
            if isinstance(number, IceNumber) and number.tag is Tag.OUR_ASSUMPTION:
                value = f"{number.value:g} {number.unit}"
                yield Assumed(
                    id=f"ice-{name}", title=number.label, value=value, reason=number.reason, facts=tuple(number.facts)
                )  # fmt: skip
    for name, flow in settings.flows.items() if settings else ():
        if flow.tag is Tag.OUR_ASSUMPTION:
            value = f"{flow.tumour:g} per second in the tumour, {flow.liver:g} in the liver"
            yield Assumed(
                id=f"ice-flow-{name}", title=flow.title, value=value, reason=flow.reason, facts=tuple(flow.facts)
            )


def in_words(value: object) -> str:
    """Numbers, mixes and lists of them on one line.

    >>> in_words({"median": 30.0, "log_sd": 0.55})
    'median 30, log sd 0.55'
    """
    if isinstance(value, BaseModel):
        return in_words(value.model_dump(mode="json"))
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        return ", ".join(f"{name.replace('_', ' ')} {in_words(part)}" for name, part in fields.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(in_words(part) for part in cast("Sequence[object]", value))
    if isinstance(value, float):
        return f"{value:g}"
    return "yes" if value is True else "no" if value is False else str(value)
