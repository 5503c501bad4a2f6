"""Writes a table of people again, each with the verdict; the table appears whole or not at all."""

import csv
from collections.abc import Callable
from operator import add

import numpy as np

from cryoteach.domain.ledger import Ledger
from cryoteach.domain.profiles import Profile
from cryoteach.domain.screening import Screening, screen
from cryoteach.errors import Problem, TableError
from cryoteach.library.people import ADDED, PeopleTable
from cryoteach.library.targets import Target
from cryoteach.library.whole_files import written_whole


def score_people(
    table: PeopleTable, target: Target, profile: Profile, *, skip_bad: bool, progress: Callable[[int], object]
) -> Ledger:
    """Write every row with ``verdict, met, failed, unknown`` after it, and reduce the people to their ledger.

    Args:
        table: the people.
        target: where to write, as for `written_whole`; what stood there stays until the new one is whole.
        profile: the limits.
        skip_bad: leave rows out that cannot be read, instead of writing nothing.
        progress: is told of every so many bytes read.

    Raises:
        TableError: rows cannot be read (each has been reported), and nothing was written.
        OSError: the target cannot be written.
    """
    failures, unknowns = [np.zeros(0, dtype=np.uint8)], [np.zeros(0, dtype=np.uint8)]
    tails, done = _Tails(profile), 0
    with written_whole(target, "utf-8-sig" if table.has_bom else "utf-8") as stream:
        writer = csv.writer(stream, lineterminator=table.line_end)
        writer.writerow([*table.header, *ADDED])
        for part in table.slices():
            screening = screen(part.people, profile)
            pairs = zip(screening.failures.tolist(), screening.unknowns.tolist(), strict=True)
            writer.writerows(map(add, part.rows, map(tails.__getitem__, pairs)))
            failures.append(screening.failures)
            unknowns.append(screening.unknowns)
            progress(table.bytes_read - done)
            done = table.bytes_read
        if table.bad_rows and not skip_bad:
            rows = "1 row" if table.bad_rows == 1 else f"{table.bad_rows:,} rows"
            message = f"{rows} cannot be read, so nothing was written; mend or skip what is named above"
            raise TableError([Problem(file=str(table.path), message=message)])
    names = [condition.id for condition in profile.conditions]
    return Ledger.from_masks(names, np.concatenate(failures), np.concatenate(unknowns))


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
