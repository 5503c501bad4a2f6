"""`cryoteach assess`: one fictional person against one profile."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from cryoteach.cli.reading import content, read_profile
from cryoteach.cli.verb import Verb, json_option, option
from cryoteach.domain.rules.assessment import Assessment, Finding, assess
from cryoteach.domain.rules.notebook_card import signature
from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, SCALES, Person, Scale, Value
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.library.people.finding_texts import read_value

EXAMPLES = """\b
Examples:
  cryoteach assess --lesion-count 7 --largest-diameter-cm 1.5
  cryoteach assess --lesion-count 2 --largest-diameter-cm 2 \\
      --performance-status 0 --chemotherapy-response progressed \\
      --doubling-time-days slow --extrahepatic-disease none-seen
  cryoteach assess --profile strict --lesion-count 4 --json
"""
STREAMS = "It reads no file, so - has no use here; the answer goes to standard output."


def _finding_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for scale in reversed(SCALES.values()):
        function = option(
            f"--{scale.name.replace('_', '-')}", "VALUE", partial(_read, scale.name), _about(scale)
        )(function)  # fmt: skip
    return function


def _about(scale: Scale) -> str:
    words = "; or a word: slow, moderate, fast" if scale is DOUBLING_TIME_DAYS else ""
    return f"{scale.term}: {scale.range_in_words}{words}; or unknown"


def _read(finding: str, text: str) -> tuple[str, Value | None]:
    """Read a value and keep what was typed, so that a word can be explained."""
    return text, read_value(finding, text, content().rules.growth_words)


@click.command("assess", cls=Verb, streams=STREAMS, epilog=EXAMPLES)
@_finding_options
@option("--profile", "ID", read_profile, "the set of limits", default="leaflet")
@json_option
def command(*, profile: Profile, as_json: bool, **given: tuple[str, Value | None] | None) -> None:
    """Score one fictional person. A finding left out is unknown."""
    typed = {name: pair for name, pair in given.items() if pair is not None}
    assessment = assess(Person.model_validate({name: value for name, (_, value) in typed.items()}), profile)
    if as_json:
        click.echo(json.dumps(_as_json(assessment), indent=2))
    else:
        click.echo("\n".join([*_as_text(assessment), *_word_read(typed), signature(profile)]))


def _as_text(assessment: Assessment) -> list[str]:
    width = max(len(finding.condition.criterion.title) for finding in assessment.findings)
    rows = [
        f"  {finding.status.words:11}  {finding.condition.criterion.title:{width}}  {finding.reason}"
        for finding in assessment.findings
    ]
    return [verdict_line(assessment), "", *rows, "", flip_sentence(assessment)]


def _word_read(typed: dict[str, tuple[str, Value | None]]) -> list[str]:
    text, value = typed.get(DOUBLING_TIME_DAYS.name, ("", 0))
    word = content().rules.growth_words.get(text)
    return [f'"{text}" was read as a doubling time of {value} days ({word.tag.words}).'] if word else []


def _as_json(assessment: Assessment) -> dict[str, Any]:
    return {
        "profile": {"id": assessment.profile.id, "version": assessment.profile.version},
        "verdict": assessment.verdict.value,
        "met": assessment.met,
        "of": assessment.of,
        "weakest": assessment.weakest.id if assessment.weakest else None,
        "conditions": [_condition_as_json(finding) for finding in assessment.findings],
        "smallest_changes": [
            [change.model_dump(by_alias=True) for change in changes] for changes in assessment.smallest_changes
        ],
    }


def _condition_as_json(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "status": finding.status.value,
        "value": finding.value,
        "limit": _limit(finding.condition),
        "margin": finding.margin,
        "margin_in_unit": finding.margin_in_unit,
        "tag": finding.tag.value,
        "reason": finding.reason,
        "cites": list(finding.condition.limit.cites),
    }


def _limit(condition: Condition) -> float | list[str]:
    if condition.limit.one_of is not None:
        return list(condition.limit.one_of)
    number = condition.limit.number
    return int(number) if number.is_integer() and getattr(condition.scale, "whole", False) else number
