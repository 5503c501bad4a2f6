"""Reads a chapter's prose: Markdown whose numbers are filled in from limits and facts, never repeated.

A lesson file starts with a YAML head (id, title, story and, where there is one, a question with its options), then
has sections under ``## name`` headings. ``[[few-lesions.limit]]`` becomes the limit of the leaflet's profile in words
with its tag; ``[@fact-id]`` becomes a citation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from cryoteach.domain.content import Lesson
from cryoteach.domain.evidence import Fact, Source
from cryoteach.domain.profiles import Profile
from cryoteach.errors import ContentError, Problem
from cryoteach.library.profiles import citation_complaint
from cryoteach.library.validation import files_of, keeping, validated
from cryoteach.library.yaml_reader import Document, parse_yaml, read_text

HEAD = re.compile(r"\A(---\n.*?\n)---\n(.*)\Z", re.DOTALL)
HEADING = re.compile(r"^##[ \t]+(.*?)[ \t]*$", re.MULTILINE)
SECTION_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERENCE = re.compile(r"\[\[([a-z0-9-]+)\.limit\]\]|\[@([a-z0-9-]+)\]")


def load_lessons(
    folder: Path, profile: Profile | None, facts: dict[str, Fact], sources: dict[str, Source]
) -> tuple[dict[str, Lesson], list[Problem]]:
    """Read every lesson; one whose references do not resolve is left out."""
    lessons: dict[str, Lesson] = {}
    problems: list[Problem] = []
    limits = {c.id: f"{c.limit_words} ({c.limit.tag.words})" for c in (profile.conditions if profile else ())}
    for path in files_of(folder, ".md"):
        with keeping(problems):
            lessons[path.stem] = _lesson(path, _References(limits, facts, sources))
    return lessons, problems


@dataclass(frozen=True)
class _References:
    """What a lesson can name: limits in words, facts and their sources."""

    limits: dict[str, str]
    facts: dict[str, Fact]
    sources: dict[str, Source]

    def complaints(self, text: str) -> Iterator[tuple[int, str]]:
        """Each reference that does not resolve: its line in the text, and why."""
        for match in REFERENCE.finditer(text):
            complaint = citation_complaint(match[2], self.facts) if match[2] else self._complaint(match[1])
            if complaint:
                yield text.count("\n", 0, match.start()) + 1, complaint

    def filled(self, value: Any) -> Any:  # noqa: ANN401 - text, or a list or group of it
        if isinstance(value, dict):
            return {key: self.filled(part) for key, part in cast("dict[str, Any]", value).items()}
        if isinstance(value, list):
            return [self.filled(part) for part in cast("list[Any]", value)]
        return REFERENCE.sub(self._fill, value) if isinstance(value, str) else value

    def _complaint(self, limit: str) -> str:
        return "" if limit in self.limits else f"[[{limit}.limit]] names no condition of the leaflet's profile"

    def _fill(self, match: re.Match[str]) -> str:
        if match[1]:
            return self.limits[match[1]]
        source = self.sources[self.facts[match[2]].source]
        return f"[{source.name}]({source.link})" if source.link else f"[{source.name}]"


def _lesson(path: Path, references: _References) -> Lesson:
    name = f"content/lessons/{path.name}"
    text = read_text(path, name)
    match = HEAD.match(text)
    if match is None:
        raise ContentError([Problem(file=name, line=1, message="must start with a head between two lines of ---")])
    document = parse_yaml(match[1], name)
    problems = [Problem(file=name, line=line, message=complaint) for line, complaint in references.complaints(text)]
    sections = _sections(match[2], text.count("\n", 0, match.start(2)), name, problems)
    if problems:
        raise ContentError(problems)
    return _checked(replace(document, data=references.filled(document.data)), references.filled(sections), path.stem)


def _sections(body: str, lines_before: int, name: str, problems: list[Problem]) -> dict[str, str]:
    sections: dict[str, str] = {}
    headings = list(HEADING.finditer(body))
    ends = [*(heading.start() for heading in headings[1:]), len(body)]
