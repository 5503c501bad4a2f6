"""Cases brought to the desk, as a file or pasted: YAML, a table, or a zip of these; the good ones and every problem."""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.packed import unpack_cases
from cryoteach.domain.cases.sizes import MOST_BYTES_OF_A_CASE, MOST_BYTES_OF_A_FILE
from cryoteach.errors import Problem, TableError
from cryoteach.library.cases.table_notes import spelt_unknown, unknown_in_words
from cryoteach.library.cases.tables import Table, looks_like_a_table, read_table
from cryoteach.library.cases.twins import Complaints, left_out
from cryoteach.library.cases.written import Cases, Profiles, as_yaml, complaints, from_yaml, well_formed
from cryoteach.library.cases.written_tables import Written
from cryoteach.library.cases.zips import as_zip, read_zip
from cryoteach.library.files.yaml_reader import Place
from cryoteach.library.tables.encoding import encoding_of
from cryoteach.library.tables.kinds import DAMAGED_ZIP, OTHER_ZIP, WORKBOOK, kind_of

Opened: TypeAlias = Callable[[str], Iterable[dict[str, Any]]]
PASTED, LINK = "what was pasted", "the link"
MOST_CASES = 100  # of one link, file or paste: each takes milliseconds to check whenever a page opens them


class Brought(NamedTuple):
    """What came: the fields of each case that is sound, every problem of the others, and notes."""

    good: list[dict[str, Any]]
    problems: list[Problem]
    notes: list[str]
    draft: dict[str, Any] | None = None
    """The one case, sound or not, where YAML of one came: the form can show it, and its check reads along."""
    sheets: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """By file, the sheets of a workbook of which one has to be chosen."""


def from_text(text: str, profiles: Profiles, cases: Cases, name: str = PASTED) -> Brought:
    """Take in what was pasted: the rows of a table, or one case as YAML."""
    return _sorted(_read_text(text, name, is_table=looks_like_a_table(text)), profiles, cases)


def from_files(
    files: Iterable[tuple[str, bytes]], profiles: Profiles, cases: Cases, sheets: Mapping[str, str] | None = None
) -> Brought:
    """Take in files by name; each problem is told beside the file that it is in.

    Args:
        files: name and bytes of each.
        profiles: the sets of limits that a case may be judged by.
        cases: what the cases stand beside.
        sheets: by file, the sheet of a workbook that was chosen.
    """
    return _sorted(_joined(_read_file(name, raw, sheets or {}) for name, raw in files), profiles, cases)


def from_links(texts: Iterable[str], profiles: Profiles, cases: Cases, opened: Opened = unpack_cases) -> Brought:
    """Take in what the parts of a link carry, each one case or several; nobody is made to trust it.

    What is called ``opened`` gives the cases of a part, or refuses it as a ValueError in words.
    """
    written: list[Written] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            written += [Written(LINK, fields) for fields in opened(text)]
        except ValueError as error:
            problems.append(Problem(file=LINK, message=str(error)))
    return _sorted(Table(written, problems, []), profiles, cases)


def from_fields(drafts: Iterable[dict[str, Any]], profiles: Profiles, cases: Cases) -> Brought:
    """Take in the fields of cases as they are held; each problem is told beside the id of its case."""
    return _sorted(Table([Written(str(fields.get("id")), fields) for fields in drafts], [], []), profiles, cases)


def to_zip(cases: Iterable[dict[str, Any]]) -> bytes:
    """Write cases as a zip of one YAML file each, as `scenarios/` wants them."""
    return as_zip({f"{fields['id']}.yaml": as_yaml(fields) for fields in cases})


def _read_file(name: str, raw: bytes, sheets: Mapping[str, str]) -> Table:
    """A file is what its bytes say, whatever it is called; only text goes by its name."""
    try:
        kind = kind_of(io.BytesIO(raw), name)
    except TableError as refusal:
        if _is_zip(refusal):
            return _read_zip(name, raw, sheets)
        return Table([], list(refusal.problems), [])
    is_table = kind == WORKBOOK or PurePosixPath(name.lower()).suffix not in (".yaml", ".yml")
    most = MOST_BYTES_OF_A_FILE if is_table else MOST_BYTES_OF_A_CASE
    if len(raw) > most:
        message = f"is {len(raw):,} bytes; at most {most:,} are read, so split it"
        return Table([], [Problem(file=name, message=message)], [])
    return read_table(raw, name, sheets.get(name, "")) if is_table else _read_yaml_file(name, raw)


def _is_zip(refusal: TableError) -> bool:
    """Whether a file was refused as a table because it is a zip, which may hold files of cases."""
    return any(words in problem.message for problem in refusal.problems for words in (OTHER_ZIP, DAMAGED_ZIP))


def _read_zip(name: str, raw: bytes, sheets: Mapping[str, str]) -> Table:
    files, problems = read_zip(raw, name)
    called = {f"{name}: {inner}": held for inner, held in files.items()}
    zips = [inner for inner, held in called.items() if _holds_files(inner, held)]
    problems += [Problem(file=inner, message="is a zip in a zip; unpack it first") for inner in zips]
    inside = _joined(_read_file(inner, held, sheets) for inner, held in called.items() if inner not in zips)
    return inside._replace(problems=[*problems, *inside.problems])


def _holds_files(name: str, raw: bytes) -> bool:
    try:
        kind_of(io.BytesIO(raw), name)
    except TableError as refusal:
        return _is_zip(refusal)
    return False


def _read_yaml_file(name: str, raw: bytes) -> Table:
    try:
        encoding = encoding_of(io.BytesIO(raw), name)
    except TableError as refusal:
        return Table([], list(refusal.problems), [])
    text = raw.decode(encoding.codec).replace("\r\n", "\n")
    table = _read_text(text, name, is_table=False)
    return table._replace(notes=[*([f"{name}: read as {encoding.words}."] if encoding.words else []), *table.notes])


def _joined(parts: Iterable[Table]) -> Table:
    """Several tables as one, in their order."""
    every = list(parts)
    return Table(
        [case for part in every for case in part.cases],
        [problem for part in every for problem in part.problems],
        [note for part in every for note in part.notes],
        {name: sheets for part in every for name, sheets in part.sheets.items()},
    )


def _read_text(text: str, name: str, *, is_table: bool) -> Table:
    if is_table:
        return read_table(text, name)
    written, problems = from_yaml(text, name)
    if written is None:
        return Table([], problems, [])
    spelt = Counter(spelt_unknown(written.fields))
    return Table([written], problems, [f"{name}: {unknown_in_words(spelt)}."] if spelt else [])


def _sorted(table: Table, profiles: Profiles, cases: Cases) -> Brought:
    """Check every case beside the others that came with it, for a near twin may have come along."""
    whole = [written for written in table.cases if written.whole]
    problems, sound = list(table.problems), dict[str, tuple[Written, Case]]()
    if over := whole[MOST_CASES:]:
        message = f"{len(over)} more than the {MOST_CASES} cases that are taken in at once; split them"
        problems.append(Problem(file=over[0].file, message=message))
    for written in whole[:MOST_CASES]:
        case, found = well_formed(written.fields)
        if case is not None and case.id in sound:
            found = [(("id",), f"{case.id!r} came twice; give one of them another id")]
        elif case is not None:
            sound[case.id] = (written, case)
        problems += _told(written, found)
    for wrong in _wrong(sound, profiles, cases):
        problems += [problem for name, found in wrong.items() for problem in _told(sound[name][0], found)]
        sound = {name: pair for name, pair in sound.items() if name not in wrong}
    only = len(whole) == 1 and not whole[0].rows and not table.problems
    good = [written.fields for written, _ in sound.values()]
    return Brought(good, problems, table.notes, whole[0].fields if only else None, table.sheets)


def _wrong(made: Mapping[str, tuple[Written, Case]], profiles: Profiles, beside: Cases) -> Iterator[Complaints]:
    cases = {name: case for name, (_, case) in made.items()}
    every = {**cases, **beside}
    return left_out(cases, {name: list(complaints(case, profiles, every)) for name, case in cases.items()}, beside)


def _told(written: Written, found: Iterable[tuple[Place, str]]) -> list[Problem]:
    return [written.problem(place, message) for place, message in found]
