"""Reads a chapter's prose: Markdown whose numbers are filled in from limits and facts, never repeated.

A lesson file starts with a YAML head (id, title, story and, where there is one, a question with its options), then
has sections under ``## name`` headings. ``[[few-lesions.limit]]`` becomes the limit of the leaflet's profile in words
with its tag; ``[@fact-id]`` becomes a citation, a link to the fact in the chapter of the evidence. Of citations of one
source in one sentence, with no other between them, the last stands for all.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import ContentError, Problem
from cryoteach.library.content.profiles import citation_complaint
from cryoteach.library.files.validation import files_of, keeping, validated
from cryoteach.library.files.yaml_reader import fields_of, parse_yaml, read_text

HEAD = re.compile(r"\A(---\n.*?\n)---\n(.*)\Z", re.DOTALL)
HEADING = re.compile(r"^##[ \t]+(.*?)[ \t]*$\n?", re.MULTILINE)
SECTION_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERENCE = re.compile(r"\[\[([a-z0-9-]+)\.limit\]\]|(\s*)\[@([a-z0-9-]+)\]")
CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
END_OF_SENTENCE = re.compile(r"[.:!?]\W*\s|\n\s*(\n|- )")


def load_lessons(
    folder: Path, profile: Profile | None, facts: dict[str, Fact], sources: dict[str, Source]
) -> tuple[dict[str, Lesson], list[Problem]]:
    """Read every lesson; one whose references do not resolve is left out."""
    lessons: dict[str, Lesson] = {}
    problems: list[Problem] = []
    for path in files_of(folder, ".md"):
        with keeping(problems):
            lessons[path.stem] = _lesson(path, _Filler(path, profile, facts, sources))
    return lessons, problems


def _lesson(path: Path, filler: "_Filler") -> Lesson:
    match = HEAD.match(filler.text)
    if match is None:
        raise ContentError(
            [Problem(file=filler.file, line=1, message="must start with a head between two lines of ---")]
        )
    document = parse_yaml(match[1], filler.file)
    head = filler.filled(document.data)
    fields = fields_of(head)
    sections = list(_sections(filler.filled(match[2])))
    cites = {title: tuple(dict.fromkeys(CITATION.findall(text))) for title, text in _sections(match[2])}
    problems = [*filler.problems, *_wrong_headings([title for title, _ in sections], filler.file)]
    with keeping(problems):
        lesson = validated(
            Lesson, document, head if fields is None else {**fields, "sections": dict(sections), "cites": cites}
        )
        if lesson.id != path.stem:
            message = f"is {lesson.id!r}, but the file is called {path.stem!r}; give both one name"
            problems.append(document.problem(("id",), message))
        if not problems:
            return lesson
    raise ContentError(problems)


def _sections(body: str) -> Iterator[tuple[str, str]]:
    """Each heading with the text below it; text above the first stands under an empty heading."""
    before, *rest = HEADING.split(body)
    yield from [("", before)] if before.strip() else []
    yield from ((title, text.strip()) for title, text in zip(rest[::2], rest[1::2], strict=True))


def _wrong_headings(titles: list[str], file: str) -> Iterator[Problem]:
    for title in dict.fromkeys(titles):
        if not SECTION_NAME.fullmatch(title):
            message = "is no section's name, such as ## explain; the text below it would be shown nowhere"
            yield Problem(file=file, place=f"## {title}".rstrip(), message=message)
        if titles.count(title) > 1:
            yield Problem(file=file, place=f"## {title}", message="stands here twice; keep one of them")


class _Filler:
    """Fills one lesson's references in and collects those that do not resolve."""

    def __init__(self, path: Path, profile: Profile | None, facts: dict[str, Fact], sources: dict[str, Source]) -> None:
        self.file = f"content/lessons/{path.name}"
        self.text = read_text(path, self.file)
        self.limits = {c.id: f"{c.limit_words} ({c.limit.tag.words})" for c in (profile.conditions if profile else ())}
        self.facts = facts
        self.sources = sources
        self.problems: list[Problem] = []

    def filled(self, value: Any) -> Any:  # noqa: ANN401 - text, or lists and groups of it
        if (fields := fields_of(value)) is not None:
            return {key: self.filled(part) for key, part in fields.items()}
        if isinstance(value, list):
            return [self.filled(part) for part in cast("list[Any]", value)]
        return REFERENCE.sub(self._fill, value) if isinstance(value, str) else value

    def _fill(self, match: re.Match[str]) -> str:
        complaint = self._complaint(match)
        if complaint:
            line = self.text.count("\n", 0, self.text.find(match[0].strip())) + 1
            self.problems.append(Problem(file=self.file, line=line, message=complaint))
            return ""
        if match[1]:
            return self.limits[match[1]]
        source = self.facts[match[3]].source
        if self._next_source(match) == source:
            return ""
        return f"{match[2]}([{self.sources[source].name}](evidence?fact={match[3]}))"

    def _next_source(self, match: re.Match[str]) -> str:
        """The source that is cited next in the same sentence; empty where none is."""
        after = CITATION.search(match.string, match.end())
        if after is None or END_OF_SENTENCE.search(match.string, match.end(), after.start()):
            return ""
        return self.facts[after[1]].source if after[1] in self.facts else ""

    def _complaint(self, match: re.Match[str]) -> str:
        if match[3]:
            return citation_complaint(match[3], self.facts)
        return "" if match[1] in self.limits else f"{match[0]} names no condition of the leaflet's profile"
