"""What was found in a table of cases and what was made of it, told once: dialect, unknowns, strange columns."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cryoteach.domain.cases.draft import CaseDraft
from cryoteach.domain.cases.sizes import MOST_COLUMNS_LISTED
from cryoteach.domain.input.typed_numbers import COMMA
from cryoteach.domain.input.unknown_words import NOT_KNOWN, UNKNOWN, is_unknown
from cryoteach.domain.rules.phrases import both
from cryoteach.errors import and_more, shown
from cryoteach.library.tables.encoding import WINDOWS

OUR_OWN = {NOT_KNOWN, UNKNOWN}  # as CryoTeach writes it: no news
LOOK = "not in UTF-8, so look at accents and dashes"


@dataclass
class TableNotes:
    """What is to be told of one table, gathered while it is read."""

    name: str
    read_as: tuple[str, ...]
    encoding: str
    marks: dict[str, str]
    strange: list[str]
    unknown: Counter[str] = field(default_factory=Counter[str])

    def count_unknown(self, text: str) -> None:
        """Count a cell that says that nothing is known."""
        if text.casefold() not in OUR_OWN:
            self.unknown[text] += 1


def notes_of(said: TableNotes) -> Iterator[str]:
    """Every sentence that is worth saying."""
    comma = "decimal comma" if COMMA in said.marks.values() else ""
    if found := [words for words in (*said.read_as, comma, said.encoding) if words]:
        looked = f" ({LOOK})" if said.encoding == WINDOWS.words else ""
        yield f"{said.name}: read as {', '.join(found)}{looked}."
    if said.unknown:
        yield f"{said.name}: {unknown_in_words(said.unknown)}."
    if len(said.strange) == 1:
        yield f"The column {shown(said.strange[0])} is none of ours and was not read."
    elif said.strange:
        named = both(and_more([shown(cell) for cell in said.strange], MOST_COLUMNS_LISTED))
        yield f"{len(said.strange):,} columns are none of ours and were not read: {named}."


def unknown_in_words(counted: Counter[str]) -> str:
    """How many findings are written as unknown, by what is written there."""
    total = sum(counted.values())
    spelt = ", ".join(and_more([f"“{text}” {many:,}" for text, many in counted.most_common()], MOST_COLUMNS_LISTED))
    return (
        f"{total:,} {'finding is' if total == 1 else 'findings are'} written as unknown ({spelt}) and read as not known"
    )


def spelt_unknown(fields: dict[str, Any]) -> Iterator[str]:
    """Each finding of a case that a word stands for, where nothing of our own says that it is not known."""
    for stage in CaseDraft(written=fields).stages:
        for value in stage.findings.values():
            if isinstance(value, str) and is_unknown(value) and value.casefold() not in OUR_OWN:
                yield value
