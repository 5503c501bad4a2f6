"""Writes a table of people again, each with the verdict; the table appears whole or not at all."""

import csv
from collections.abc import Callable
from operator import add
from typing import Any, TextIO, TypeAlias

import numpy as np

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Screening, screen
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import Problem, TableError
from cryoteach.library.files.targets import Target
from cryoteach.library.files.whole_files import written_whole
from cryoteach.library.people.header import ADDED
from cryoteach.library.people.read import PeopleTable

Writer: TypeAlias = Any  # of the csv module, which names no type for it
MOST_UNASKED = 0.1  # the share of rows that may be left out before the caller has to say how many may be
MARKED = "utf-8-sig"  # with a mark, by which spreadsheets know UTF-8


def score_people(
    table: PeopleTable, target: Target, profile: Profile, *, skip_at_most: float, progress: Callable[[int], object]
) -> Ledger:
    """Write every row with ``verdict, met, failed, unknown`` after it, and reduce the people to their ledger.

    The scored table has the separators and line ends of the table that was read, in UTF-8; a workbook becomes CSV.

    Args:
        table: the people.
        target: where to write, as for `written_whole`; what stood there stays until the new one is whole.
        profile: the limits.
        skip_at_most: the largest share of rows that may be left out since they cannot be read, 0 to 1.
        progress: is told of every so many bytes read.

    Raises:
        TableError: too many rows cannot be read, or a whole column is refused, and nothing was written;
            `PeopleTable.complaints` says which.
        OSError: the target cannot be written.
    """
    source = table.source
    plain = source.encoding.codec == "utf-8" and not source.by_row
    with written_whole(target, "utf-8" if plain else MARKED) as stream:
        writer = csv.writer(stream, delimiter=source.separator, lineterminator=source.line_end)
        ledger = _scored(table, stream, writer, profile, progress)
        if table.has_to_be_read_again():
            ledger = _scored(table, stream, writer, profile, lambda _: None)
        if message := _refusal(table, skip_at_most):
            raise TableError([Problem(file=table.name, message=message)])
    return ledger


def _scored(
    table: PeopleTable, stream: TextIO, writer: Writer, profile: Profile, progress: Callable[[int], object]
) -> Ledger:
    """Read and write everybody, from the beginning of both."""
    stream.seek(0)
    stream.truncate()
    failures, unknowns = [np.zeros(0, dtype=np.uint8)], [np.zeros(0, dtype=np.uint8)]
    tails, done = _Tails(profile), 0
    writer.writerow([*table.header, *ADDED])
    for part in table.slices():
        screening = screen(part.people, profile)
        pairs = zip(screening.failures.tolist(), screening.unknowns.tolist(), strict=True)
        writer.writerows(map(add, part.rows, map(tails.__getitem__, pairs)))
        failures.append(screening.failures)
        unknowns.append(screening.unknowns)
        progress(table.bytes_read - done)
        done = table.bytes_read
    names = [condition.id for condition in profile.conditions]
    return Ledger.from_masks(names, np.concatenate(failures), np.concatenate(unknowns))


def _refusal(table: PeopleTable, skip_at_most: float) -> str:
    """Why nothing may be written, or ""."""
    if table.judgements():
        return "a whole column is refused, so nothing was written; it is not left out with --skip-bad either"
    if not table.bad_rows:
        return ""
    rows = "1 row" if table.bad_rows == 1 else f"{table.bad_rows:,} rows"
    if not skip_at_most:
        return (
            f"{rows} cannot be read, so nothing was written; mend what is named above, or leave it out with --skip-bad"
        )
    share = table.bad_rows / (table.bad_rows + table.good_rows)
    if share <= skip_at_most:
        return ""
    return (
        f"{rows} of {table.bad_rows + table.good_rows:,} cannot be read, {share:.0%}, so nothing was written: those "
        f"left would not be the same people; mend what is named above, or say that so many may go with "
        f"--skip-at-most {-(-share * 100 // 1):.0f}%"
    )


class _Tails(dict[tuple[int, int], list[str]]):
    """The cells added to a row, by its failure and unknown bitmasks: few pairs serve a million rows."""

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self.profile = profile

    def __missing__(self, pair: tuple[int, int]) -> list[str]:
        failures, unknowns = (np.array([mask], dtype=np.uint8) for mask in pair)
        verdict = Screening(profile=self.profile, failures=failures, unknowns=unknowns).verdicts()[0]
        met = len(self.profile.conditions) - (pair[0] | pair[1]).bit_count()
        self[pair] = tail = [str(verdict), str(met), self._names(pair[0]), self._names(pair[1])]
        return tail

    def _names(self, mask: int) -> str:
        return ";".join(condition.id for i, condition in enumerate(self.profile.conditions) if mask >> i & 1)
