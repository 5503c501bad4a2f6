"""What was found and done while a table of people was read, told once: as sentences, and as fields for programs."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cryoteach.domain.input.typed_numbers import COMMA, cut
from cryoteach.domain.input.unknown_words import plainly
from cryoteach.domain.rules.patient import EXTRAHEPATIC_DISEASE, SCALES
from cryoteach.domain.rules.phrases import both
from cryoteach.domain.rules.scales import Quantity
from cryoteach.library.people.cells import Cells
from cryoteach.library.people.read import PeopleTable

MOST_LISTED = 12
MONTH = "month"


def read_as(table: PeopleTable) -> list[str]:
    """Separators, decimal comma, encoding and sheet, where they are worth a word."""
    marks = set[str]().union(*(cells.marks for cells in table.columns if isinstance(cells.texts.scale, Quantity)))
    comma = ["decimal comma"] if marks == {COMMA} else []
    found = list(table.source.read_as)
    words = 1 if found and table.source.separator != COMMA else 0
    return [*found[:words], *comma, *found[words:]]


def beforehand(table: PeopleTable) -> Iterator[str]:
    """What is known before a row is read: columns, and findings without one."""
    yield from table.found.notes
    if missing := [name for name in SCALES if name not in table.found.found]:
        yield f"no column {both(missing)}, so unknown for everyone"


def afterwards(table: PeopleTable) -> Iterator[str]:
    """What is known when all is read: how the table was written, and what was read as something else than it says."""
    if found := read_as(table):
        yield f"read as: {', '.join(found)}"
    if unknown := unknown_words(table):
        yield f"read as unknown: {_times([(f'{word}', count) for word, count in unknown.items()])}"
    for cells in table.columns:
        yield from _of_column(cells)
    if table.nobodies.count:
        yield f"left out, since nothing stands in any finding: {_lines(table)}"


def bias(table: PeopleTable) -> str:
    """What leaving rows out does to those who are left; asked only where some were left out."""
    everybody = table.bad_rows + table.good_rows
    return (
        f"{table.bad_rows:,} of {everybody:,} rows ({table.bad_rows / everybody:.1%}) were left out: "
        f"{'; '.join(table.refusals.reasons())}. Whoever can be read may differ from whoever cannot, so the "
        f"{table.good_rows:,} left are no longer the same people."
    )


def unknown_words(table: PeopleTable) -> dict[str, int]:
    """How often each spelling of unknown was read; blank cells are not counted."""
    counts = Counter[str]()
    for cells in table.columns:
        for read, count in cells.told.items():
            if read.kind == "unknown":
                counts[read.text] += count
    return dict(counts.most_common())


def for_programs(table: PeopleTable) -> dict[str, Any]:
    """The same as fields."""
    return {
        "read_as": read_as(table),
        "columns": {finding: at.name for finding, at in table.found.found.items()},
        "read_as_unknown": unknown_words(table),
        "converted": [
            {"column": cells.found.finding, "kind": read.kind, "from": read.text, "to": read.meaning, "times": count}
            for cells in table.columns
            for read, count in cells.told.items()
            if read.kind != "unknown"
        ],
        "nobody": {"rows": table.nobodies.count, "first_lines": table.nobodies.lines},
    }


def _of_column(cells: Cells) -> Iterator[str]:
    finding = cells.found.finding
    by_kind: dict[str, list[tuple[str, int]]] = {}
    for read, count in cells.told.items():
        words = f"{read.text} as {read.meaning}" if read.meaning else f"“{read.text}” before a number left out"
        by_kind.setdefault(read.kind, []).append((words, count))
    for kind in ("unit", "before", "word", "answer"):
        if told := by_kind.get(kind):
            how = {"unit": f"{finding}: converted", "before": f"{finding}:"}.get(kind, f"{finding}: read")
            yield f"{how} {_times(told)}{_month(cells, kind)}"
    none = sum(count for read, count in cells.told.items() if read.kind == "unknown" and plainly(read.text) == "none")
    if none and finding == EXTRAHEPATIC_DISEASE.name:
        yield (
            f"{finding}: None was read as unknown {_often(none)}; if it means that none was seen, say "
            f"--value '{finding}:None={next(iter(EXTRAHEPATIC_DISEASE.options))}'"
        )


def _month(cells: Cells, kind: str) -> str:
    factors = {read.text: cells.texts.column.units.get(read.text, 1) for read in cells.told if read.kind == kind}
    months = [factor for unit, factor in factors.items() if factor % 1 and factor > 1 and unit]
    return f" (a month as {months[0]:.1f} days, rounded to whole days)" if months else ""


def _times(told: list[tuple[str, int]]) -> str:
    named = [f"{cut(words)} {_often(count)}" for words, count in told[:MOST_LISTED]]
    more = len(told) - len(named)
    return ", ".join([*named, f"and {more:,} more"] if more > 0 else named)


def _often(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _lines(table: PeopleTable) -> str:
    lines = table.nobodies.lines
    named = f"line{'s' if len(lines) > 1 else ''} {both([f'{line:,}' for line in lines])}"
    more = table.nobodies.count - len(lines)
    return f"{named} and {more:,} more" if more else named
