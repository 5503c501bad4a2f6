"""Reads the evidence registry: sources and facts, each checked on its own so that one slip costs one entry."""

from pathlib import Path
from typing import Any, cast

from cryoteach.domain.evidence import Fact, Source
from cryoteach.errors import ContentError, Problem
from cryoteach.library.validation import keeping, validated
from cryoteach.library.yaml_reader import Document, read_yaml


def load_evidence(folder: Path) -> tuple[dict[str, Source], dict[str, Fact], list[Problem]]:
    """Read sources.yaml and facts.yaml.

    Returns:
        The usable sources and facts by id, and every problem found. A fact without a known source is left out.
    """
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    facts: dict[str, Fact] = {}
    with keeping(problems):
        document = _document(folder / "sources.yaml", dict, "sources, each under its id, were expected")
        for name, entry in cast("dict[str, Any]", document.data).items():
            with keeping(problems):
                sources[name] = validated(Source, document, entry, (name,))
    with keeping(problems):
        document = _document(folder / "facts.yaml", list, "a list of facts was expected")
        for index, entry in enumerate(cast("list[Any]", document.data)):
            with keeping(problems):
                fact = validated(Fact, document, entry, (index,))
                if complaint := _complaint(fact, sources, facts):
                    raise ContentError([document.problem((index, "id"), complaint)])
                facts[fact.id] = fact
    return sources, facts, problems


def _document(path: Path, shape: type, expected: str) -> Document:
    document = read_yaml(path, f"content/evidence/{path.name}")
    if not isinstance(document.data, shape):
        raise ContentError([document.problem((), expected)])
    return document


def _complaint(fact: Fact, sources: dict[str, Source], facts: dict[str, Fact]) -> str:
    if fact.id in facts:
        return f"{fact.id} stands here twice; give each fact an id of its own"
    missing = [name for name in (fact.source, *fact.also) if name not in sources]
    return f"{fact.id} names {', '.join(missing)}, which no source is called" if missing else ""
