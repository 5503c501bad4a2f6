"""Reads everything that clinicians and trainers write; what cannot be used is reported, and the rest is kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryoteach.domain.content import Content, GrowthWord, Preset
from cryoteach.domain.evidence import Fact
from cryoteach.domain.table_columns import TableColumns
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases import load_cases
from cryoteach.library.cited_file import load_cited, load_costs, load_roads, load_then_and_now
from cryoteach.library.cohort_file import load_cohort
from cryoteach.library.evidence import load_evidence
from cryoteach.library.iceball import load_lab
from cryoteach.library.lessons import load_lessons
from cryoteach.library.profiles import citation_complaint, load_criteria, load_profiles
from cryoteach.library.resected import load_resected
from cryoteach.library.seedling_lab import load_seedling_lab
from cryoteach.library.slips import load_slips
from cryoteach.library.validation import each_file, each_named_file, files_of, keeping, validated
from cryoteach.library.yaml_reader import Document, fields_of


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
    slips, wrong_slips = load_slips(content / "slips")
    cohort, wrong_cohort = load_cohort(content / "evidence", facts)
    resected, wrong_resected = load_resected(content / "evidence")
    ice, wrong_ice = load_lab(content / "iceball", facts)
    seedlings, wrong_seedlings = load_seedling_lab(content / "seedlings", facts)
    costs, wrong_costs = load_costs(content / "costs", facts)
    roads, wrong_roads = load_roads(content / "roads", facts)
    then_and_now, wrong_then = load_then_and_now(content / "evidence", facts)
    columns, wrong_columns = load_cited(
        content / "tables/columns.yaml", "content/tables/columns.yaml", TableColumns, lambda _: ()
    )
    problems = [
        *problems, *wrong_criteria, *wrong_profiles, *wrong_presets, *wrong_words, *wrong_lessons, *wrong_cases,
        *wrong_slips, *wrong_cohort, *wrong_resected, *wrong_ice, *wrong_seedlings, *wrong_costs, *wrong_roads,
        *wrong_then, *wrong_columns,
    ]  # fmt: skip
    return Content(
        criteria=criteria, profiles=profiles, sources=sources, facts=facts, presets=presets, growth_words=words,
        lessons=lessons, cases=cases, slips=slips, cohort=cohort, resected=resected, ice=ice, seedlings=seedlings,
        costs=costs, roads=roads, then_and_now=then_and_now, columns=columns, problems=tuple(problems),
    )  # fmt: skip


def stamp(content: Path, scenarios: Path) -> tuple[tuple[str, int, int], ...]:
    """A value that changes whenever a file of the two folders does: names, times of change and sizes."""
    folders = [content, *(path for path in content.glob("[!.]*") if path.is_dir()), scenarios]
    return tuple(
        seen for folder in folders for path in files_of(folder, ".yaml", ".yml", ".md", ".csv") for seen in _seen(path)
    )


def _seen(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        seen = path.stat()
    except OSError:  # gone since the folder was listed, as when an editor saves
        return
    yield str(path), seen.st_mtime_ns, seen.st_size


def _presets(folder: Path) -> tuple[dict[str, Preset], list[Problem]]:
    made, problems = each_named_file(folder, "content/presets", lambda document: validated(Preset, document))
    in_order = sorted((preset for preset, _ in made.values()), key=lambda preset: preset.order)
    return {preset.id: preset for preset in in_order}, problems


def _growth_words(folder: Path, facts: dict[str, Fact]) -> tuple[dict[str, GrowthWord], list[Problem]]:
    words: dict[str, GrowthWord] = {}
    made, problems = each_file(folder, "content/growth", _entries)
    for entries, document in made.values():
        for word, entry in entries.items():
            with keeping(problems):
                words[word] = _word(document, word, entry, facts, words)
    return words, problems


def _entries(document: Document) -> dict[str, Any]:
    fields = fields_of(document.data)
    if fields is None:
        raise ContentError([document.problem((), "words, each with its days, were expected")])
    return fields


def _word(
    document: Document, word: str, entry: object, facts: dict[str, Fact], known: dict[str, GrowthWord]
) -> GrowthWord:
    read = validated(GrowthWord, document, entry, (word,))
    problems = [
        document.problem((word, "cites"), complaint)
        for cite in read.cites
        if (complaint := citation_complaint(cite, facts))
    ]
    if word in known:
        problems.append(document.problem((word,), "stands in another file too; keep one of them"))
    if problems:
        raise ContentError(problems)
    return read
