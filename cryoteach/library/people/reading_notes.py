"""What a reader of a table of people says about it, besides the table itself."""

from collections.abc import Mapping

from pydantic import BaseModel

from cryoteach.domain.input.typed_numbers import cut
from cryoteach.domain.input.unknown_words import is_our_unknown, plainly
from cryoteach.domain.population.table_columns import TableColumns
from cryoteach.domain.rules.all_rules import GrowthWord
from cryoteach.domain.rules.patient import Value
from cryoteach.domain.rules.scales import OffScaleError
from cryoteach.library.people.column_finding import Found, Names
from cryoteach.library.people.finding_texts import Meanings, read_value


class Meaning(BaseModel, frozen=True, extra="forbid"):
    """That a text of a column means this: a value, or unknown."""

    column: str
    text: str
    meaning: str


class Reading(BaseModel, frozen=True, extra="forbid"):
    """How a table is to be read.

    Attributes:
        columns: how people name and write the findings.
        growth: the words that growth may be given in.
        mapped: by the name of a column, which finding it holds (with a unit, where it has one).
        answers: what texts mean.
        sheet: which sheet of a workbook.
        mark: the decimal mark, where the table itself does not show it.
        every: whether each refusal is kept, not only the first of each kind.
    """

    columns: TableColumns
    growth: Mapping[str, GrowthWord] = {}
    mapped: Mapping[str, str] = {}
    answers: tuple[Meaning, ...] = ()
    sheet: str = ""
    mark: str = ""
    every: bool = False


def meanings_by_finding(reading: Reading, found: Mapping[str, Found]) -> tuple[dict[str, Meanings], list[str]]:
    """The answers about each finding's column, by plain text; and what is wrong with the others."""
    by_finding: dict[str, dict[str, Value | None]] = {finding: {} for finding in found}
    problems: list[str] = []
    for answer in reading.answers:
        finding = _finding_of(answer.column, Names(reading.columns), found)
        where = f"--value '{cut(answer.column)}:{cut(answer.text)}={cut(answer.meaning)}'"
        if finding not in found:
            problems.append(f"{where}: no column of a finding is called “{cut(answer.column)}”")
            continue
        try:
            by_finding[finding][plainly(answer.text)] = _meaning(finding, answer.meaning, reading)
        except OffScaleError as refused:
            problems.append(f"{where}: {refused}; or unknown")
    return dict(by_finding), problems


def _finding_of(name: str, names: Names, found: Mapping[str, Found]) -> str:
    theirs = next((finding for finding, at in found.items() if plainly(at.name) == plainly(name)), "")
    ours = names.finding_of(name)
    return theirs or (ours[0] if ours else "")


def _meaning(finding: str, text: str, reading: Reading) -> Value | None:
    return None if is_our_unknown(text) else read_value(finding, text, reading.growth)
