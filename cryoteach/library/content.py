"""Reads everything that clinicians and trainers write; what cannot be used is reported, and the rest is kept."""

from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from cryoteach.domain.content import Content, GrowthWord, Preset
from cryoteach.domain.evidence import Fact
from cryoteach.domain.patient import DOUBLING_TIME_DAYS
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases import load_cases
from cryoteach.library.evidence import load_evidence
from cryoteach.library.lessons import load_lessons
from cryoteach.library.profiles import citation_complaint, load_criteria, load_profiles
from cryoteach.library.validation import each_file, ids_match_names, validated
from cryoteach.library.yaml_reader import Document

Model = TypeVar("Model", bound=BaseModel)


def load_content(content: Path, scenarios: Path) -> Content:
    """Read the two folders whole.

    Args:
        content: the folder that clinicians own.
        scenarios: the folder that trainers own.
    """
    sources, facts, problems = load_evidence(content / "evidence")
    criteria, wrong_criteria = load_criteria(content / "criteria")
    profiles, wrong_profiles = load_profiles(content / "profiles", criteria, facts)
    presets, wrong_presets = _presets(content / "presets")
    words, wrong_words = _growth_words(content / "growth", facts)
    lessons, wrong_lessons = load_lessons(content / "lessons", profiles.get("leaflet"), facts, sources)
    cases, wrong_cases = load_cases(scenarios, profiles)
    problems = [
        *problems, *wrong_criteria, *wrong_profiles, *wrong_presets, *wrong_words, *wrong_lessons, *wrong_cases,
    ]  # fmt: skip
    return Content(
        criteria=criteria, profiles=profiles, sources=sources, facts=facts, presets=presets, growth_words=words,
        lessons=lessons, cases=cases, problems=tuple(problems),
    )  # fmt: skip


def stamp(content: Path, scenarios: Path) -> tuple[tuple[str, int, int], ...]:
    """A value that changes whenever a file of the two folders does: names, times of change and sizes."""
    files = [
        path for folder in (content, scenarios) for path in folder.rglob("*") if path.suffix in {".yaml", ".yml", ".md"}
    ]
    return tuple(sorted((str(path), (seen := path.stat()).st_mtime_ns, seen.st_size) for path in files))


def _presets(folder: Path) -> tuple[dict[str, Preset], list[Problem]]:
    made, problems = each_file(folder, "content/presets", lambda document: validated(Preset, document))
    problems += ids_match_names((stem, preset.id, document) for stem, (preset, document) in made.items())
    in_order = sorted((preset for preset, _ in made.values()), key=lambda preset: preset.order)
    return {preset.id: preset for preset in in_order}, problems


def _growth_words(folder: Path, facts: dict[str, Fact]) -> tuple[dict[str, GrowthWord], list[Problem]]:
    made, problems = each_file(folder, "content/growth", lambda document: _words(document, facts))
    return {word: read for words, _ in made.values() for word, read in words.items()}, problems


def _words(document: Document, facts: dict[str, Fact]) -> dict[str, GrowthWord]:
    entries = cast("dict[str, Any]", document.data or {})
    words = {word: validated(GrowthWord, document, entry, (word,)) for word, entry in entries.items()}
    problems = [
        document.problem((word, "cites"), complaint)
        for word, read in words.items()
        for cite in read.cites
        if (complaint := citation_complaint(cite, facts))
    ]
    for word, read in words.items():
        try:
            DOUBLING_TIME_DAYS.checked(read.doubling_time_days)
        except ValueError as refusal:
            problems.append(document.problem((word, "doubling_time_days"), str(refusal)))
    if problems:
        raise ContentError(problems)
    return words
