"""Reads the evidence registry: sources and facts, each checked on its own so that one slip costs one entry."""

from pathlib import Path
from typing import Any, cast

from cryoteach.domain.evidence import Fact, Source
from cryoteach.errors import ContentError, Problem
from cryoteach.library.validation import validated
from cryoteach.library.yaml_reader import Document, read_yaml


def load_evidence(folder: Path) -> tuple[dict[str, Source], dict[str, Fact], list[Problem]]:
    """Read sources.yaml and facts.yaml.

    Returns:
        The usable sources and facts by id, and every problem found. A fact without a known source is left out.
    """
    problems: list[Problem] = []
    sources = _sources(folder / "sources.yaml", problems)
    facts = _facts(folder / "facts.yaml", sources, problems)
    return sources, facts, problems


def _sources(path: Path, problems: list[Problem]) -> dict[str, Source]:
    document = _document(path, problems)
    entries = document.data if document and isinstance(document.data, dict) else {}
    sources: dict[str, Source] = {}
    for key, entry in cast("dict[str, Any]", entries).items():
        try:
            sources[key] = validated(Source, cast("Document", document), entry, (key,))
        except ContentError as error:
            problems.extend(error.problems)
    return sources


def _facts(path: Path, sources: dict[str, Source], problems: list[Problem]) -> dict[str, Fact]:
    document = _document(path, problems)
    if document is None:
        return {}
    entries = document.data if isinstance(document.data, list) else []
    facts: dict[str, Fact] = {}
    for index, entry in enumerate(cast("list[Any]", entries)):
        try:
            fact = validated(Fact, document, entry, (index,))
        except ContentError as error:
            problems.extend(error.problems)
            continue
        complaint = _complaint(fact, sources, facts)
        if complaint:
            problems.append(document.problem((index, "id"), complaint))
        else:
            facts[fact.id] = fact
    return facts


def _complaint(fact: Fact, sources: dict[str, Source], facts: dict[str, Fact]) -> str:
    if fact.id in facts:
        return f"{fact.id} stands here twice; give each fact an id of its own"
    missing = [name for name in (fact.source, *fact.also) if name not in sources]
    return f"{fact.id} names {', '.join(missing)}, which no source is called" if missing else ""


def _document(path: Path, problems: list[Problem]) -> Document | None:
    try:
        return read_yaml(path, f"content/evidence/{path.name}")
    except ContentError as error:
        problems.extend(error.problems)
        return None
