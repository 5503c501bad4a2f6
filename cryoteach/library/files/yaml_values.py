"""Plain values made of a tree of YAML nodes, with the line of each place and a complaint about each that has none."""

from typing import Any, TypeAlias

import yaml

from cryoteach.errors import Problem

LONGEST_NUMBER = 40  # characters
Place: TypeAlias = tuple[str | int, ...]
TAG = "tag:yaml.org,2002:"
KEPT_AS_TEXT = {f"{TAG}timestamp", f"{TAG}merge", f"{TAG}value"}  # a date stays as written; so do << and =


class YamlValues:
    """Builds plain values of a node tree and remembers the line of each place."""

    def __init__(self, name: str, loader: Any) -> None:  # noqa: ANN401 - PyYAML's loaders share no public type
        self.name = name
        self.loader = loader
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401 - YAML holds anything
        """Make the value of a node that stands at a place."""
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*place, i)) for i, child in enumerate(node.value)]
        return self._scalar(node, place)

    def _scalar(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401 - YAML holds anything
        if node.tag in KEPT_AS_TEXT:
            return node.value
        try:
            return self.loader.construct_object(node)
        except ValueError:  # a number that is none, such as 0x_, or one of thousands of digits
            self._complain(node, place, _no_number(str(node.value)))
            return None

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain(key_node, place, "has a list or a group of fields where a field's name should be")
            elif key in built:
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


def _no_number(text: str) -> str:
    if len(text) <= LONGEST_NUMBER:
        return f"“{text}” looks like a number and is none; write digits, or put it in quotes if it is text"
    return f"is a number of {len(text):,} characters; write one that somebody could mean, such as 2.5"
