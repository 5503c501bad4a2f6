"""YAML read safely: bounded in size and depth, no aliases, no repeated keys, and the line of every field kept."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from cryoteach.errors import ContentError, Problem

MOST_BYTES = 1_000_000
DEEPEST = 12
Place: TypeAlias = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """What a YAML file holds, and on which line each place in it stands."""

    name: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict[Place, int])

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at a place, with the line of the nearest place that has one."""
        known = next((place[:n] for n in range(len(place), -1, -1) if place[:n] in self.lines), ())
        return Problem(
            file=self.name, place=".".join(str(part) for part in place), line=self.lines.get(known), message=message
        )


def read_yaml(path: Path, name: str) -> Document:
    """Read one file.

    Raises:
        ContentError: it is too large, not UTF-8, not YAML, nested too deep, or uses aliases or a key twice.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _refusal(name, f"is {size:,} bytes; at most {MOST_BYTES:,} are read, so split it")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(name, f"is not UTF-8 text (byte {error.start + 1}); save it again with encoding UTF-8") from None
    except OSError as error:
        raise _refusal(name, f"cannot be read: {error.strerror}") from None
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Document:
    """Read YAML text; raises as `read_yaml`."""
    if len(text) > MOST_BYTES:
        raise _refusal(name, f"is {len(text):,} characters; at most {MOST_BYTES:,} are read, so split it")
    try:
        _refuse_shapes(text, name)
        loader = _Loader(text)
        node = loader.get_single_node()
        builder = _Builder(name, loader)
        data = None if node is None else builder.build(node, ())
    except yaml.MarkedYAMLError as error:
        raise _refusal(name, _told(error), _line(error.problem_mark)) from None
    except yaml.YAMLError as error:
        raise _refusal(name, f"is not YAML: {str(error).splitlines()[0]}") from None
    if builder.problems:
        raise ContentError(builder.problems)
    return Document(name, data, builder.lines)


def _refuse_shapes(text: str, name: str) -> None:
    """Look at the stream of events first, so that no tree is built of a bomb."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(name, "uses an alias (*name); write the value out instead", _line(event.start_mark))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise _refusal(name, f"is nested deeper than {DEEPEST} levels; flatten it", _line(event.start_mark))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Builder:
    """Builds plain values of a node tree and remembers the line of each place."""

    def __init__(self, name: str, loader: Any) -> None:  # noqa: ANN401 - PyYAML's loaders share no public type
        self.name = name
        self.loader = loader
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401 - YAML holds anything
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*place, i)) for i, child in enumerate(node.value)]
        return self._scalar(node, place)

    def _scalar(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401 - YAML holds anything
        if node.tag == "tag:yaml.org,2002:timestamp":  # a date stays the text that was written
            return node.value
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            reason = _told(error) if isinstance(error, yaml.MarkedYAMLError) else str(error)
            self._complain(node, place, reason)
            return None

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in built:
                self._complain(key_node, (*place, key), "stands here twice; keep one of them")
            self.lines[*place, key] = key_node.start_mark.line + 1
            built[key] = self.build(value_node, (*place, key))
        return built

    def _complain(self, node: yaml.Node, place: Place, message: str) -> None:
        self.problems.append(
            Problem(
                file=self.name, place=".".join(str(p) for p in place), line=node.start_mark.line + 1, message=message
            )
        )


def _refusal(name: str, message: str, line: int | None = None) -> ContentError:
    return ContentError([Problem(file=name, line=line, message=message)])


def _told(error: yaml.MarkedYAMLError) -> str:
    what = error.problem or error.context or "cannot be read"
    if "\\t" in what or "'\t'" in what:
        what = "a tab is used to indent; use spaces"
    return f"is not YAML as expected: {what}"


def _line(mark: Any) -> int | None:  # noqa: ANN401 - PyYAML's two kinds of mark share no type
    return None if mark is None else mark.line + 1
