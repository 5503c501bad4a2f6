"""Reads the evidence registry: sources and facts, each checked on its own so that one slip costs one entry."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import keeping, validated
from cryoteach.library.files.yaml_reader import Document, Place, read_yaml


def load_sources(path: Path) -> tuple[dict[str, Source], list[Problem]]:
    """Read sources.yaml; each source that can be used, by id."""
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    with keeping(problems):
        document = _document(path, dict, "sources, each under its id, were expected")
        for name, entry in cast("dict[str, Any]", document.data).items():
            with keeping(problems):
                sources[name] = validated(Source, document, entry, (name,))
    return sources, problems


def load_facts(path: Path, sources: dict[str, Source]) -> tuple[dict[str, Fact], list[Problem]]:
    """Read facts.yaml.

    Args:
        path: the file.
        sources: the usable sources by id.

    Returns:
        The usable facts by id, and every problem found. A fact is left out when a source of it is not known or was
        not read, or when the fact to be read beside it (its pair) is not there.
    """
    problems: list[Problem] = []
    facts: dict[str, Fact] = {}
    with keeping(problems):
        document = _document(path, list, "a list of facts was expected")
        places: dict[str, Place] = {}
        for index, entry in enumerate(cast("list[Any]", document.data)):
            with keeping(problems):
                fact = validated(Fact, document, entry, (index,))
                if complaint := _complaint(fact, sources, facts):
                    raise ContentError([document.problem((index, "id"), complaint)])
                facts[fact.id], places[fact.id] = fact, (index, "pair")
        problems += [document.problem(places[name], text) for name, text in _without_their_pair(facts)]
    return facts, problems


def _document(path: Path, shape: type, expected: str) -> Document:
    document = read_yaml(path, f"content/evidence/{path.name}")
    if not isinstance(document.data, shape):
        raise ContentError([document.problem((), expected)])
    return document


def _complaint(fact: Fact, sources: dict[str, Source], facts: dict[str, Fact]) -> str:
    if fact.id in facts:
        return f"{fact.id} stands here twice; give each fact an id of its own"
    missing = [name for name in (fact.source, *fact.also) if name not in sources]
    if missing:
        return f"{fact.id} names {', '.join(missing)}, which no source is called"
    if fact.show and sources[fact.source].read == "not-read":
        return f"{fact.id} rests on {fact.source}, which was not read, so show must be false"
    return ""


def _without_their_pair(facts: dict[str, Fact]) -> Iterator[tuple[str, str]]:
    """Take out each fact that is to be read beside one that is not there, until every pair resolves; say why."""
    while lonely := {fact.id: text for fact in facts.values() if (text := _pair_complaint(fact, facts))}:
        for name, text in lonely.items():
            yield name, text
            del facts[name]


def _pair_complaint(fact: Fact, facts: dict[str, Fact]) -> str:
    if not fact.pair:
        return ""
    if fact.pair == fact.id:
        return f"{fact.id} is to be read beside itself; name another fact, or take the pair out"
    pair = facts.get(fact.pair)
    if pair is None:
        return f"{fact.id} is to be read beside {fact.pair}, which is no usable fact of the registry"
    if fact.show and not pair.show:
        return f"{fact.id} is to be read beside {fact.pair}, which may not be shown; hide both, or take the pair out"
    return ""
