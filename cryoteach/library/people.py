"""Reads a table of people (CSV) a slice of rows at a time, and writes it again with each person's verdict.

A million rows hold few distinct cells in a column, so each distinct text is read once. Columns are findings in snake
case, in any order; other columns are kept as they are; a blank cell, and a finding without a column, is unknown.
"""

import csv
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TextIO

import numpy as np

from cryoteach.domain.content import GrowthWord
from cryoteach.domain.patient import DOUBLING_TIME_DAYS, SCALES, Choice, Value, scale_of
from cryoteach.domain.phrases import both, either
from cryoteach.domain.screening import Cohort
from cryoteach.errors import Problem, TableError

ADDED = ("verdict", "met", "failed", "unknown")
ROWS_AT_ONCE = 50_000
BOM = b"\xef\xbb\xbf"

Words = Mapping[str, GrowthWord]


def read_value(finding: str, text: str, words: Words) -> Value:
    """Read one finding as somebody typed it; growth may be one of the words.

    Raises:
        ValueError: it is none of the legal values; the message names them.
    """
    if finding != DOUBLING_TIME_DAYS.name:
        return scale_of(finding).read(text)
    if text in words:
        return words[text].doubling_time_days
    try:
        return DOUBLING_TIME_DAYS.read(text)
    except ValueError as refusal:
        raise ValueError(f"{refusal}, or {either(words)}" if words else str(refusal)) from None


class Rows(NamedTuple):
    """Some rows of a table as they were written, and the same people as columns."""

    cells: list[list[str]]
    people: Cohort


class _Cells(dict[str, float]):
    """The texts of one column, each as the number that stands for it in a `Cohort`."""

    def __init__(self, finding: str, place: int, words: Words) -> None:
        super().__init__()
        self.finding, self.place, self.words = finding, place, words
        self.scale = SCALES[finding]
        self.nothing = -1.0 if isinstance(self.scale, Choice) else np.nan
        self.refused: dict[str, str] = {}

    def __missing__(self, text: str) -> float:
        self[text] = number = self._number(text)
        return number

    def _number(self, text: str) -> float:
        bare = text.strip()
        if not bare:
            return self.nothing
        try:
            value = read_value(self.finding, bare, self.words)
        except ValueError as refusal:
            self.refused[text] = f"{refusal}; leave the cell blank when it is unknown"
            return self.nothing
        return self.scale.code(str(value)) if isinstance(self.scale, Choice) else float(value)

    def forget(self) -> None:
        """Start afresh when a column of endlessly many texts has filled the memory."""
        if len(self) > ROWS_AT_ONCE:
            self.clear()
            self.refused.clear()


class PeopleTable:
    """An open table of people.

    Args:
        path: the file.
        words: the words that growth may be given in.
    """

    def __init__(self, path: Path, stream: TextIO, words: Words) -> None:
        first = stream.readline()
        self.path = path
        self.line_end = "\r\n" if first.endswith("\r\n") else "\n"
        self.lines = csv.reader(chain([first], stream), strict=True)
        self.header = [name.strip() for name in next(self.lines, [])]
        self._refuse_header(first)
        self.columns = [_Cells(name, at, words) for at, name in enumerate(self.header) if name in SCALES]

    def _refuse_header(self, first: str) -> None:
        named = [name for name in self.header if name]
        twice = [name for name in dict.fromkeys(named) if named.count(name) > 1]
        sentences = [f"the column {name} stands here {named.count(name)} times; keep one" for name in twice]
        sentences += [f"the column {name} would be overwritten; rename it" for name in ADDED if name in named]
        if not set(named) & set(SCALES):
            other = next((mark for mark in (";", "\t") if mark in first), "")
            hint = f"; the cells seem to be parted by {other!r}, so save it with commas" if other else ""
            sentences.append(f"no column is a finding; expected at least one of {', '.join(SCALES)}{hint}")
        if sentences:
            raise TableError(self.problem(1, sentence) for sentence in sentences)
...
