"""Cells and rows that cannot be read, told once for each cause: how many there are, and where the first stand."""

import tempfile
from collections.abc import Iterator
from typing import NamedTuple

from cryoteach.domain.input.typed_numbers import cut
from cryoteach.domain.input.unknown_words import bare
from cryoteach.domain.rules.patient import Choice
from cryoteach.errors import Problem
from cryoteach.library.people.cells import Cells

PLACES = 3
IN_MEMORY = 1 << 20


class Why(NamedTuple):
    """One refusal: the finding ("" for a whole row), its column (from 0), the cause, the words, what stands there."""

    finding: str
    column: int | None
    cause: str
    sentence: str
    text: str = ""


def why(cells: Cells, text: str) -> Why:
    """Why a text of a column was refused, with what its writer can do."""
    refused, finding = cells.refused[text], cells.found.finding
    remedy = "leave the cell blank if it is unknown"
    if isinstance(cells.texts.scale, Choice):
        proposed = cells.texts.proposed(text) or next(iter(cells.texts.scale.options))
        remedy = f"{remedy}, or say what it means, such as --value '{finding}:{cut(bare(text))}={proposed}'"
    return Why(finding, cells.place, refused.cause, f"{refused}; {remedy}", text)


class _Group:
    """All refusals of one column for one cause."""

    def __init__(self, first: Why) -> None:
        self.first, self.count = first, 0
        self.places: list[tuple[int, str]] = []


class Refusals:
    """What was refused so far.

    Args:
        name: how problems call the table.
        every: whether each refusal is kept, for those who want them all; they are kept on disk.
    """

    def __init__(self, name: str, *, every: bool) -> None:
        self._name = name
        self._list = tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8") if every else None  # noqa: SIM115 - closed in close()
        self._groups: dict[tuple[str, str], _Group] = {}

    def clear(self) -> None:
        """Forget them all."""
        self._groups.clear()
        if self._list is not None:
            self._list.seek(0)
            self._list.truncate()

    def close(self) -> None:
        """Let go of the file in which each of them is kept."""
        if self._list is not None:
            self._list.close()

    def wants_line(self, why: Why) -> bool:
        """Whether the line of one more such refusal will be told."""
        group = self._groups.get((why.finding, why.cause))
        return self._list is not None or group is None or len(group.places) < PLACES

    def add(self, why: Why, line: int) -> None:
        """Take one more; the line matters only where `wants_line`."""
        group = self._groups.setdefault((why.finding, why.cause), _Group(why))
        if self._list is not None:
            self._list.write(f"{self._problem(why, line, why.sentence)}\n".replace("\r", " "))
        if len(group.places) < PLACES:
            group.places.append((line, why.text))
        group.count += 1

    def count(self, finding: str, cause: str) -> int:
        """How many cells of a column were refused for a cause."""
        group = self._groups.get((finding, cause))
        return group.count if group else 0

    def reasons(self) -> list[str]:
        """What was refused, in a few words for each column and cause."""
        return [
            f"{group.count:,} × {finding or 'the number of cells'} ({cause})"
            for (finding, cause), group in self._groups.items()
        ]

    def counts(self) -> list[dict[str, str | int]]:
        """How many were refused, by column and cause, for programs."""
        return [
            {"column": finding, "cause": cause, "count": group.count}
            for (finding, cause), group in self._groups.items()
        ]

    def lines(self, left_out: frozenset[tuple[str, str]] = frozenset()) -> Iterator[str]:
        """The refusals in words, each group or each one; without the groups that are told elsewhere."""
        if self._list is not None:
            self._list.seek(0)
            yield from (line.rstrip("\n") for line in self._list)
            return
        for key, group in sorted(self._groups.items(), key=_first_line):
            if key not in left_out:
                yield str(self._problem(group.first, group.places[0][0], f"{group.first.sentence}{_rest(group)}"))

    def _problem(self, why: Why, line: int, sentence: str) -> Problem:
        column = None if why.column is None else why.column + 1
        return Problem(file=self._name, place=why.finding, line=line, column=column, message=sentence)


def _first_line(named: tuple[tuple[str, str], _Group]) -> tuple[int, int]:
    """Where a group begins: its line, and the column there."""
    _, group = named
    return group.places[0][0], -1 if group.first.column is None else group.first.column


def _rest(group: _Group) -> str:
    """How many more there are, and where the first of them stand."""
    if group.count == 1:
        return ""
    places = [f"line {line:,}{f' “{cut(text)}”' if text else ''}" for line, text in group.places]
    more = group.count - len(places)
    told = f"{', '.join(places)} and {more:,} more; --all lists each" if more else ", ".join(places)
    what = "cells" if group.first.finding else "rows"
    return f" ({group.count:,} such {what}: {told})"
