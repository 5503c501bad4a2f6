"""Which column of a table holds which finding, and in which unit: by its name, or as its reader says."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from cryoteach.domain.input.typed_numbers import cut
from cryoteach.domain.population.table_columns import TableColumns, folded
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.phrases import both

MOST_COMPARED = 200
MOST_COLUMNS = 16_384  # as many as a sheet of Excel has
MOST_LISTED = 10
NEAR = 0.8


class Found(NamedTuple):
    """A column that holds a finding: its place in the table (from 0), its own name, and its unit ("" for none)."""

    finding: str
    place: int
    name: str
    unit: str


class Header(NamedTuple):
    """What the names of a table's columns say: the findings, what is wrong, and what its reader should know."""

    found: dict[str, Found]
    problems: list[str]
    notes: list[str]


class Names:
    """The names that lead to each finding."""

    def __init__(self, columns: TableColumns) -> None:
        self.columns = columns.root
        self.by_name = {name: finding for finding in SCALES for name in columns.names_of(finding)}

    def __contains__(self, name: object) -> bool:
        """Whether a column of this name holds a finding."""
        return self.finding_of(str(name)) is not None

    def finding_of(self, name: str) -> tuple[str, str] | None:
        """The finding and the unit ("" where none is named) that a column's name says; None where it names neither."""
        words = folded(cut_name(name)).split()
        if finding := self.by_name.get(" ".join(words)):
            return finding, self._unit(finding, words)
        for finding, column in self.columns.items():
            rest = [word for word in words if word not in column.units and not word.isdecimal()]
            if self.by_name.get(" ".join(rest)) == finding:
                return finding, self._unit(finding, words)
        return None

    def other_scale(self, name: str) -> tuple[str, str] | None:
        """The finding, and the name of the other scale that a column of this name is on."""
        words = " ".join(word for word in folded(cut_name(name)).split() if not word.isdecimal())
        for finding, column in self.columns.items():
            if column.other_scale and words in map(folded, column.other_scale.names):
                return finding, column.other_scale.title
        return None

    def near(self, name: str) -> str:
        """The finding that a name nearly leads to, or ""."""
        near = get_close_matches(folded(cut_name(name)), self.by_name, n=1, cutoff=NEAR)
        return self.by_name[near[0]] if near else ""

    def _unit(self, finding: str, words: list[str]) -> str:
        return next((word for word in words if word in self.columns[finding].units), "")


def cut_name(name: str) -> str:
    """A name, or the beginning of a text too long for one."""
    return name[:MOST_COMPARED]


def read_header(header: Sequence[str], names: Names, mapped: Mapping[str, str]) -> Header:
    """Find the findings' columns.

    Args:
        header: the names as they stand in the table.
        names: the names that lead to findings.
        mapped: by the name of a column, what its reader says it is: a finding's name, which may carry a unit.
    """
    if len(header) > MOST_COLUMNS:
        return Header({}, [], [])
    by_reader, problems = _mapped(header, names, mapped)
    taken = {found.finding for found in by_reader}
    places = {found.place for found in by_reader}
    by_name = [
        Found(finding[0], place, name, finding[1])
        for place, name in enumerate(header)
        if place not in places and (finding := names.finding_of(name))
    ]
    columns = [*by_reader, *(found for found in by_name if found.finding not in taken)]
    problems += _twice(columns)
    found = {column.finding: column for column in columns}
    problems += _on_another_scale(header, names, found)
    read = {at.place for at in columns}
    rest = [name for place, name in enumerate(header) if place not in read]
    notes = [*_read_as(found), *_not_read(by_name, columns), *_near(rest, names, found)]
    return Header({name: found[name] for name in SCALES if name in found}, problems, notes)


def _mapped(header: Sequence[str], names: Names, mapped: Mapping[str, str]) -> tuple[list[Found], list[str]]:
    found, problems = list[Found](), list[str]()
    for theirs, ours in mapped.items():
        finding = names.finding_of(ours)
        places = [place for place, name in enumerate(header) if name == theirs]
        places = places or [place for place, name in enumerate(header) if folded(name) == folded(theirs)]
        if finding is None:
            problems.append(f"--map: “{cut(ours)}” is no finding; known: {', '.join(SCALES)}")
        elif len(places) != 1:
            how = f"stands here {len(places)} times" if places else f"is not here{_like(theirs, header)}"
            problems.append(f"--map: the column “{cut(theirs)}” {how}")
        else:
            found.append(Found(finding[0], places[0], header[places[0]], finding[1]))
    return found, problems


def _like(name: str, header: Sequence[str]) -> str:
    near = get_close_matches(name, header[:MOST_COMPARED], n=1)
    return f"; did you mean “{cut(near[0])}”?" if near else ""


def _twice(columns: Sequence[Found]) -> Iterator[str]:
    for finding in SCALES:
        theirs = [column.name for column in columns if column.finding == finding]
        if len(set(theirs)) > 1:
            quoted = both([f"“{cut(name)}”" for name in theirs[:MOST_LISTED]])
            remedy = f"rename one, or say which to read with --map '{cut(theirs[0])}={finding}'"
            yield f"{quoted} are both {finding}; {remedy}"
        elif len(theirs) > 1:
            yield f"the column {cut(theirs[0])} stands here {len(theirs)} times; keep one"


def _on_another_scale(header: Sequence[str], names: Names, found: Mapping[str, Found]) -> Iterator[str]:
    for name in header:
        other = names.other_scale(name)
        if other and (other[0] not in found or found[other[0]].name == name):
            scale = SCALES[other[0]]
            yield (
                f"the column “{cut(name)}” is on the scale of {other[1]}, which is not read; give a column of "
                f"{scale.term} instead, {scale.range_in_words}, or rename this one to have it left alone"
            )


def _read_as(found: Mapping[str, Found]) -> Iterator[str]:
    told = [f"“{cut(at.name)}” as {finding}" for finding, at in found.items() if at.name != finding]
    if told:
        yield f"columns read: {', '.join(told)}"


def _not_read(by_name: Sequence[Found], columns: Sequence[Found]) -> Iterator[str]:
    left = [f"“{cut(found.name)}”" for found in by_name if found not in columns]
    if left:
        yield f"not read, since --map names another: {', '.join(left[:MOST_LISTED])}"


def _near(rest: Sequence[str], names: Names, found: Mapping[str, Found]) -> Iterator[str]:
    told = 0
    for name in filter(None, rest[:MOST_COMPARED]):
        near = names.near(name)
        if near and near not in found and told < MOST_LISTED:
            told += 1
            yield f"“{cut(name)}” is kept as it is; if it is {near}, say --map '{cut(name)}={near}'"
