"""Cases brought to the desk, as a file or pasted: YAML, a table, or a zip of these; the good ones and every problem."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from cryoteach.domain.case_sizes import MOST_BYTES_OF_A_FILE
from cryoteach.domain.cases import Case
from cryoteach.domain.content import Content
from cryoteach.domain.packed import unpack_cases
from cryoteach.domain.sealed import is_sealed, unseal
from cryoteach.errors import ContentError, Problem
from cryoteach.library.case_tables import Table, looks_like_a_table, read_table
from cryoteach.library.case_zips import as_zip, read_zip
from cryoteach.library.decoding import decoded
from cryoteach.library.written_cases import as_yaml, complaints, from_yaml, well_formed
from cryoteach.library.written_tables import Written
from cryoteach.library.yaml_reader import Place

PASTED, LINK = "what was pasted", "the link"
TABLES = (".csv", ".tsv", ".txt")


class Brought(NamedTuple):
    """What came: the fields of each case that is sound, every problem of the others, and notes."""

    good: list[dict[str, Any]]
    problems: list[Problem]
    notes: list[str]
    draft: dict[str, Any] | None = None
    """The one case, sound or not, where YAML of one came: the form can show it, and its check reads along."""


def from_text(text: str, content: Content, name: str = PASTED) -> Brought:
    """Take in what was pasted: the rows of a table, or one case as YAML."""
    return _sorted(_read_text(text, name, is_table=looks_like_a_table(text)), content)


def from_files(files: Iterable[tuple[str, bytes]], content: Content) -> Brought:
    """Take in files by name; each problem is told beside the file that it is in."""
    parts = [_read_file(name, raw) for name, raw in files]
    return _sorted(
        Table(
            [case for part in parts for case in part.cases],
            [problem for part in parts for problem in part.problems],
            [note for part in parts for note in part.notes],
        ),
        content,
    )


def from_links(texts: Iterable[str], content: Content, secret: str = "") -> Brought:
    """Take in what the parts of a link carry, each one case or several; nobody is made to trust it."""
    written: list[Written] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            written += [Written(LINK, fields) for fields in _opened(text, secret)]
        except ValueError as error:
            problems.append(Problem(file=LINK, message=str(error)))
    return _sorted(Table(written, problems, []), content)


def from_fields(cases: Iterable[dict[str, Any]], content: Content) -> Brought:
    """Take in the fields of cases as they are held; each problem is told beside the id of its case."""
    return _sorted(Table([Written(str(fields.get("id")), fields) for fields in cases], [], []), content)


def _opened(text: str, secret: str) -> list[dict[str, Any]]:
    return unseal(text, secret) if is_sealed(text) else unpack_cases(text)


def to_zip(cases: Iterable[dict[str, Any]]) -> bytes:
    """Write cases as a zip of one YAML file each, as `scenarios/` wants them."""
    return as_zip({f"{fields['id']}.yaml": as_yaml(fields) for fields in cases})


def _read_file(name: str, raw: bytes) -> Table:
    if raw[:2] == b"PK" or name.lower().endswith(".zip"):
        files, problems = read_zip(raw, name)
        parts = [_read_file(f"{name}: {inner}", held) for inner, held in files.items() if held[:2] != b"PK"]
        problems += [Problem(file=f"{name}: {inner}", message="is a zip in a zip; unpack it first")
                     for inner, held in files.items() if held[:2] == b"PK"]  # fmt: skip
        return Table(
            [case for part in parts for case in part.cases],
            [*problems, *(problem for part in parts for problem in part.problems)],
            [note for part in parts for note in part.notes],
        )
    if len(raw) > MOST_BYTES_OF_A_FILE:
        message = f"is {len(raw):,} bytes; at most {MOST_BYTES_OF_A_FILE:,} are read, so split it"
        return Table([], [Problem(file=name, message=message)], [])
    try:
        text, note = decoded(raw, name)
    except ContentError as error:
        return Table([], list(error.problems), [])
    table = _read_text(text, name, is_table=PurePosixPath(name.lower()).suffix in TABLES)
    return table._replace(notes=[*([f"{name} {note}."] if note else []), *table.notes])


def _read_text(text: str, name: str, *, is_table: bool) -> Table:
    if is_table:
        return read_table(text, name)
    written, problems = from_yaml(text, name)
    return Table([] if written is None else [written], problems, [])


def _sorted(table: Table, content: Content) -> Brought:
    """Check every case beside the others that came with it, for a near twin may have come along."""
    whole = [written for written in table.cases if written.whole]
    problems, sound = list(table.problems), list[tuple[Written, Case]]()
    for written in whole:
        case, found = well_formed(written.fields)
        if case is not None and case.id in {other.id for _, other in sound}:
            found = [(("id",), f"{case.id!r} came twice; give one of them another id")]
        problems += _told(written, found)
        sound += [(written, case)] if case is not None and not found else []
    while found := _first_wrong(sound, content):  # a case left out may have been another's twin
        problems += [problem for complaints_of_one in found.values() for problem in complaints_of_one]
        sound = [(written, case) for written, case in sound if case.id not in found]
    alone = len(whole) == 1 and not whole[0].rows and not table.problems
    return Brought([written.fields for written, _ in sound], problems, table.notes, whole[0].fields if alone else None)


def _first_wrong(sound: list[tuple[Written, Case]], content: Content) -> dict[str, list[Problem]]:
    cases = {case.id: case for _, case in sound} | content.cases
    beside = content.model_copy(update={"cases": cases})
    told = {case.id: _told(written, complaints(case, beside)) for written, case in sound}
    return {name: problems for name, problems in told.items() if problems}


def _told(written: Written, found: Iterable[tuple[Place, str]]) -> list[Problem]:
    return [written.problem(place, message) for place, message in found]
