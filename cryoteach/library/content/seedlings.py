"""Reads content/seedlings/lab.yaml: all problems at once; every fact that it names has to be one that may be shown."""

from collections.abc import Iterator
from pathlib import Path

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.errors import Problem
from cryoteach.library.content.cited_file import load_cited
from cryoteach.library.content.profiles import citation_complaint
from cryoteach.library.files.yaml_reader import Place


def load_seedling_lab(folder: Path, facts: dict[str, Fact]) -> tuple[SeedlingLab | None, list[Problem]]:
    """Read the seedlings lab.

    Args:
        folder: content/seedlings.
        facts: the usable facts by id.

    Returns:
        The lab, or None where its file cannot be used, and every problem of it.
    """
    name = "content/seedlings/lab.yaml"
    return load_cited(folder / "lab.yaml", name, SeedlingLab, lambda lab: _complaints(lab, facts))


def _complaints(lab: SeedlingLab, facts: dict[str, Fact]) -> Iterator[tuple[Place, str]]:
    for place, name in _named(lab):
        if complaint := citation_complaint(name, facts):
            yield place, complaint
    for index, one in enumerate(lab.observed):
        if one.fact in facts and facts[one.fact].value is None:
            yield ("observed", index, "fact"), f"names {one.fact}, which holds no number"


def _named(lab: SeedlingLab) -> Iterator[tuple[Place, str]]:
    for name, dial in lab.dials.items():
        for index, fact in enumerate(dial.facts):
            yield ("dials", name, "facts", index), fact
    for part, entries in (("observed", lab.observed), ("fits", lab.fits)):
        for index, entry in enumerate(entries):
            yield (part, index, "fact"), entry.fact
