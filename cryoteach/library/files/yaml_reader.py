"""YAML read safely: bounded in size and depth, no aliases or tags, no key twice, and the line of every field kept."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import yaml

from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.yaml_values import Place, YamlValues

MOST_BYTES = 1_000_000
DEEPEST = 12
FILES_KEPT = 128  # as parsed, so that one edit of a file makes nothing but that file be parsed again
UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # as YAML 1.1 has it
_yaml: Any = yaml  # its events and nodes carry no types
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """What a YAML file holds, and on which line each place in it stands."""

    name: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict[Place, int])

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at a place, with the line of the nearest place that has one.

        Where one of several shapes fits, pydantic names the shape between two fields; the file has no such place.
        """
        known: Place = ()
        for part in place:
            known = (*known, part) if (*known, part) in self.lines else known
        missing = place[-1:] if place[-1:] != known[-1:] else ()
        told = ".".join(str(part) for part in (*known, *missing))
        return Problem(file=self.name, place=told, line=self.lines.get(known), message=message)


def fields_of(data: object) -> dict[str, Any] | None:
    """The fields by name, or None where the data is something else."""
    return cast("dict[str, Any]", data) if isinstance(data, dict) else None


def read_text(path: Path, name: str) -> str:
    """Read one file as text.

    Raises:
        ContentError: it cannot be read, is too large or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise _refusal(name, f"is {path.stat().st_size:,} bytes; at most {MOST_BYTES:,} are read, so split it")
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 text (byte {error.start + 1}); save it again with encoding UTF-8"
        raise _refusal(name, message, _line_at(error.object, error.start)) from None
    except OSError as error:
        raise _refusal(name, f"cannot be read: {error.strerror}") from None


def read_yaml(path: Path, name: str) -> Document:
    """Read one YAML file; what was parsed of the same text under the same name is copied, not parsed again.

    Raises:
        ContentError: as for `read_text` and `parse_yaml`.
    """
    document = _parsed_before(read_text(path, name), name)
    return replace(document, data=_copied(document.data))


def parse_yaml(text: str, name: str, most: int = MOST_BYTES, values: int | None = None) -> Document:
    """Read YAML text.

    Args:
        text: what was written.
        name: how problems call it.
        most: how many characters are read.
        values: how many names, texts, numbers and groups it may hold; None where it is one of our own files.

    Raises:
        ContentError: it is too large, not YAML, empty, nested too deep, or uses aliases, tags or a key twice.
    """
    if len(text) > most:
        raise _refusal(name, f"is {len(text):,} characters; at most {most:,} are read, so split it")
    if strange := UNPRINTABLE.search(text):
        message = f"holds the control character {strange[0]!r}; take it out"
        raise _refusal(name, message, _line_at(text, strange.start()))
    try:
        _refuse_shapes(text, name, values)
        loader = _Loader(text)
        builder = YamlValues(name, loader)
        data = builder.build(loader.get_single_node(), ())
    except yaml.MarkedYAMLError as error:
        raise _refusal(name, _told(error, text), _line(error.problem_mark)) from None
    if builder.problems:
        raise ContentError(builder.problems)
    return Document(name, data, builder.lines)


@lru_cache(maxsize=FILES_KEPT)
def _parsed_before(text: str, name: str) -> Document:
    return parse_yaml(text, name)


def _copied(data: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    if isinstance(data, dict):
        return {name: _copied(part) for name, part in cast("dict[str, Any]", data).items()}
    return [_copied(part) for part in cast("list[Any]", data)] if isinstance(data, list) else data


def _refuse_shapes(text: str, name: str, most: int | None) -> None:
    """Look at the stream of events first, so that no tree is built of a bomb and nothing is made by a tag."""
    depth, values = 0, 0
    for event in _yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        if complaint := _complaint(event, depth):
            raise _refusal(name, complaint, _line(event.start_mark))
        if most is not None and values > most:
            message = f"holds more than {most:,} names and values; a case needs far fewer, so split it"
            raise _refusal(name, message, _line(event.start_mark))
    if not values:
        raise _refusal(name, "is empty; fields with values were expected", 1)


def _complaint(event: Any, depth: int) -> str:  # noqa: ANN401 - PyYAML's events carry no types
    if isinstance(event, yaml.AliasEvent):
        return "uses an alias (*name); write the value out instead"
    if depth > DEEPEST:
        return f"is nested deeper than {DEEPEST} levels; flatten it"
    tag = getattr(event, "tag", None)
    return f"uses the tag {tag}; write the plain value, in quotes if it starts with !" if tag else ""


def _refusal(name: str, message: str, line: int | None = None) -> ContentError:
    return ContentError([Problem(file=name, line=line, message=message)])


def _told(error: yaml.MarkedYAMLError, text: str) -> str:
    at: int = cast("Any", error.problem_mark).index
    if text[at : at + 1] == "\t":
        return "has a tab where YAML wants spaces"
    return f"is not YAML as expected: {' '.join(part for part in (error.context, error.problem) if part)}"


def _line(mark: Any) -> int:  # noqa: ANN401 - PyYAML's two kinds of mark share no type
    return mark.line + 1


def _line_at(text: Any, position: int) -> int:  # noqa: ANN401 - text or bytes
    return text[:position].count("\n" if isinstance(text, str) else b"\n") + 1
