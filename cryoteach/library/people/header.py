"""What is wrong with the names of a table's columns as a whole."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from cryoteach.domain.input.typed_numbers import cut
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.phrases import either
from cryoteach.library.people.column_finding import MOST_COLUMNS, MOST_LISTED, Header, Names

ADDED = ("verdict", "met", "failed", "unknown")  # the columns that scoring adds
NAMED = 3


def header_sentences(
    header: Sequence[str], found: Header, names: Names, further_down: Callable[[], list[list[str]]]
) -> Iterator[str]:
    """Every reason why a table with this header cannot be read.

    Args:
        header: the names of its columns.
        found: what they say.
        names: the names that lead to findings.
        further_down: gives the next rows, where the names may stand instead.
    """
    if not header:
        yield "is empty; the names of its columns were expected, and then one person a line"
        return
    if len(header) > MOST_COLUMNS:
        yield f"has {len(header):,} columns; at most {MOST_COLUMNS:,} are read, so leave some out"
        return
    yield from found.problems
    yield from _named_twice(header, {at.name for at in found.found.values()})
    yield from (f"the column {name} would be written over; rename it" for name in ADDED if name in header)
    if not found.found and not found.problems:
        expected = f"no column is a finding; expected at least one of {', '.join(SCALES)}"
        yield f"{expected}{_where_they_stand(names, further_down())}"


def _named_twice(header: Sequence[str], findings: set[str]) -> Iterator[str]:
    named = Counter(filter(None, header))
    twice = [name for name, times in named.items() if times > 1 and name not in findings]
    for name in twice[:MOST_LISTED]:
        yield f"the column {cut(name)} stands here {named[name]:,} times; keep one"


def _where_they_stand(names: Names, rows: Sequence[Sequence[str]]) -> str:
    for row in rows:
        if len(named := [name for name in row if name in names]) > 1:
            known = either(map(cut, named[:NAMED]))
            return f"; names such as {known} stand further down, so delete the lines above them"
    return f", or another name with --map 'their name={next(iter(SCALES))}'"
