"""Reads the words that may stand for a doubling time: any number of files, each with words by themselves."""

from pathlib import Path
from typing import Any

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.rules.all_rules import GrowthWord
from cryoteach.errors import ContentError, Problem
from cryoteach.library.content.profiles import citation_complaint
from cryoteach.library.files.validation import each_file, keeping, validated
from cryoteach.library.files.yaml_reader import Document, fields_of


def load_growth_words(folder: Path, facts: dict[str, Fact]) -> tuple[dict[str, GrowthWord], list[Problem]]:
    """Read every word; one that is malformed, stands there twice or cites what may not be shown is left out."""
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
