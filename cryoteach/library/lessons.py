"""Reads a chapter's prose: Markdown whose numbers are filled in from limits and facts, never repeated.

A lesson file starts with a YAML head (id, title, story and, where there is one, a question with its options), then
has sections under ``## name`` headings. ``[[few-lesions.limit]]`` becomes the limit of the leaflet's profile in words
with its tag; ``[@fact-id]`` becomes a citation.
"""

import re
from pathlib import Path

from cryoteach.domain.content import Lesson
from cryoteach.domain.evidence import Fact, Source
from cryoteach.domain.profiles import Profile
from cryoteach.errors import ContentError, Problem
from cryoteach.library.profiles import citation_complaint
from cryoteach.library.validation import validated
from cryoteach.library.yaml_reader import parse_yaml

HEAD = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
REFERENCE = re.compile(r"\[\[([a-z0-9-]+)\.limit\]\]|\[@([a-z0-9-]+)\]")


def load_lessons(
    folder: Path, profile: Profile | None, facts: dict[str, Fact], sources: dict[str, Source]
) -> tuple[dict[str, Lesson], list[Problem]]:
    """Read every lesson; one whose references do not resolve is left out."""
    lessons: dict[str, Lesson] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        try:
            lessons[path.stem] = _lesson(path, _Filler(path.name, profile, facts, sources))
        except ContentError as error:
            problems.extend(error.problems)
    return lessons, problems


def _lesson(path: Path, filler: "_Filler") -> Lesson:
    name = f"content/lessons/{path.name}"
    try:
        match = HEAD.match(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise ContentError(
            [Problem(file=name, message="is not UTF-8 text; save it again with encoding UTF-8")]
        ) from None
    if match is None:
        raise ContentError([Problem(file=name, message="must start with a head between two lines of ---")])
    document = parse_yaml(filler.filled(match[1]), name)
    parts = re.split(r"^## ([a-z0-9-]+)\n", filler.filled(match[2]), flags=re.MULTILINE)
    sections = {title: text.strip() for title, text in zip(parts[1::2], parts[2::2], strict=True)}
    if filler.problems:
        raise ContentError(filler.problems)
    return validated(Lesson, document, {**document.data, "sections": sections})


class _Filler:
    """Fills one lesson's references in and collects those that do not resolve."""

    def __init__(self, file: str, profile: Profile | None, facts: dict[str, Fact], sources: dict[str, Source]) -> None:
        self.file = f"content/lessons/{file}"
        self.limits = {c.id: f"{c.limit_words} ({c.limit.tag.words})" for c in (profile.conditions if profile else ())}
        self.facts = facts
        self.sources = sources
        self.problems: list[Problem] = []

    def filled(self, text: str) -> str:
        return REFERENCE.sub(lambda match: self._limit(match[1]) if match[1] else self._citation(match[2]), text)

    def _limit(self, name: str) -> str:
        if name not in self.limits:
            self._complain(f"[[{name}.limit]] names no condition of the leaflet's profile")
        return self.limits.get(name, "")

    def _citation(self, name: str) -> str:
        complaint = citation_complaint(name, self.facts)
        if complaint:
            self._complain(complaint)
            return ""
        source = self.sources[self.facts[name].source]
        return f"[{source.name}]({source.link})" if source.link else f"[{source.name}]"

    def _complain(self, message: str) -> None:
        self.problems.append(Problem(file=self.file, message=message))
