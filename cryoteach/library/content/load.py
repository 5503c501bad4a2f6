"""Reads everything that clinicians and trainers write; what cannot be used is reported, and the rest is kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.population.table_columns import TableColumns
from cryoteach.domain.review.agreed import with_reviews
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.rules import GrowthWord, Preset
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases.scenarios import load_cases
from cryoteach.library.content.cited_file import (
    load_case_checks,
    load_cited,
    load_costs,
    load_roads,
    load_then_and_now,
    load_used_limits,
)
from cryoteach.library.content.cohort import load_cohort
from cryoteach.library.content.evidence import load_evidence
from cryoteach.library.content.iceball import load_lab
from cryoteach.library.content.lessons import load_lessons
from cryoteach.library.content.profiles import citation_complaint, load_criteria, load_profiles
from cryoteach.library.content.resected import load_resected
from cryoteach.library.content.reviews import load_review_kinds, load_reviews
from cryoteach.library.content.seedlings import load_seedling_lab
from cryoteach.library.content.slips import load_slips
from cryoteach.library.files.validation import Made, each_file, each_named_file, files_of, keeping, validated
from cryoteach.library.files.yaml_reader import Document, fields_of


def load_content(content: Path, scenarios: Path) -> Content:
    """Read the two folders whole.

    Args:
        content: the folder that clinicians own.
        scenarios: the folder that trainers own.
    """
    sources, facts, problems = load_evidence(content / "evidence")

    def kept(read: tuple[Made, list[Problem]]) -> Made:
        made, wrong = read
        problems.extend(wrong)
        return made

    criteria = kept(load_criteria(content / "criteria"))
    profiles = kept(load_profiles(content / "profiles", criteria, facts))
    everything = Content().having(
        criteria=criteria,
        profiles=profiles,
        sources=sources,
        facts=facts,
        presets=kept(_presets(content / "presets")),
        growth_words=kept(_growth_words(content / "growth", facts)),
        lessons=kept(load_lessons(content / "lessons", profiles.get("leaflet"), facts, sources)),
        cases=kept(load_cases(scenarios, profiles)),
        slips=kept(load_slips(content / "slips")),
        kinds=kept(load_review_kinds(content / "review")),
        given=kept(load_reviews(content / "reviews")),
        **{name: kept(read) for name, read in _of_one_file_each(content, criteria, facts).items()},
    )
    return with_reviews(everything.having(problems=tuple(problems)))


def _of_one_file_each(
    content: Path, criteria: dict[str, Criterion], facts: dict[str, Fact]
) -> dict[str, tuple[Any, list[Problem]]]:
    """What comes of one file or one small folder alone: None where that cannot be used, and its problems."""
    return {
        "case_checks": load_case_checks(content / "case-checks", facts),
        "cohort": load_cohort(content / "evidence", facts),
        "resected": load_resected(content / "evidence"),
        "ice": load_lab(content / "iceball", facts),
        "seedlings": load_seedling_lab(content / "seedlings", facts),
        "costs": load_costs(content / "costs", facts),
        "roads": load_roads(content / "roads", facts),
        "then_and_now": load_then_and_now(content / "evidence", facts),
        "used_limits": load_used_limits(content / "limits", criteria, facts),
        "columns": load_cited(
            content / "tables/columns.yaml", "content/tables/columns.yaml", TableColumns, lambda _: ()
        ),
    }


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
