"""Cases brought to the desk, as a file or pasted: YAML, a table, or a zip of these; the good ones and every problem."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeAlias

from cryoteach.domain.case_checks import Complaint, twin_problem
from cryoteach.domain.case_sizes import MOST_BYTES_OF_A_FILE
from cryoteach.domain.cases import Case
from cryoteach.domain.content import Content
from cryoteach.domain.packed import unpack_cases
from cryoteach.errors import ContentError, Problem
from cryoteach.library.case_tables import Table, looks_like_a_table, read_table
from cryoteach.library.case_zips import as_zip, read_zip
from cryoteach.library.decoding import decoded
from cryoteach.library.written_cases import as_yaml, complaints, from_yaml, well_formed
from cryoteach.library.written_tables import Written
from cryoteach.library.yaml_reader import Place

Opened: TypeAlias = Callable[[str], Iterable[dict[str, Any]]]
PASTED, LINK = "what was pasted", "the link"
TABLES = (".csv", ".tsv", ".txt")
MOST_CASES = (
    100  # of one link, file or paste: each takes some milliseconds to check, whenever a page with them is opened
)


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
    return _sorted(_joined(_read_file(name, raw) for name, raw in files), content)


def from_links(texts: Iterable[str], content: Content, opened: Opened = unpack_cases) -> Brought:
    """Take in what the parts of a link carry, each one case or several; nobody is made to trust it.

    Args:
        texts: the parts.
        content: what the cases are checked beside.
        opened: gives the cases of a part, or refuses it as a ValueError in words.
    """
    written: list[Written] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            written += [Written(LINK, fields) for fields in opened(text)]
        except ValueError as error:
            problems.append(Problem(file=LINK, message=str(error)))
    return _sorted(Table(written, problems, []), content)


def from_fields(cases: Iterable[dict[str, Any]], content: Content) -> Brought:
    """Take in the fields of cases as they are held; each problem is told beside the id of its case."""
    return _sorted(Table([Written(str(fields.get("id")), fields) for fields in cases], [], []), content)


def to_zip(cases: Iterable[dict[str, Any]]) -> bytes:
    """Write cases as a zip of one YAML file each, as `scenarios/` wants them."""
    return as_zip({f"{fields['id']}.yaml": as_yaml(fields) for fields in cases})


def _read_file(name: str, raw: bytes) -> Table:
    if raw[:2] == b"PK" or name.lower().endswith(".zip"):
        files, problems = read_zip(raw, name)
        inside = _joined(_read_file(f"{name}: {inner}", held) for inner, held in files.items() if held[:2] != b"PK")
        problems += [Problem(file=f"{name}: {inner}", message="is a zip in a zip; unpack it first")
                     for inner, held in files.items() if held[:2] == b"PK"]  # fmt: skip
        return inside._replace(problems=[*problems, *inside.problems])
    if len(raw) > MOST_BYTES_OF_A_FILE:
        message = f"is {len(raw):,} bytes; at most {MOST_BYTES_OF_A_FILE:,} are read, so split it"
        return Table([], [Problem(file=name, message=message)], [])
    try:
        text, note = decoded(raw, name)
    except ContentError as error:
        return Table([], list(error.problems), [])
    table = _read_text(text, name, is_table=PurePosixPath(name.lower()).suffix in TABLES)
    return table._replace(notes=[*([f"{name} {note}."] if note else []), *table.notes])


def _joined(parts: Iterable[Table]) -> Table:
    """Several tables as one, in their order."""
    every = list(parts)
    return Table(
        [case for part in every for case in part.cases],
        [problem for part in every for problem in part.problems],
        [note for part in every for note in part.notes],
    )


def _read_text(text: str, name: str, *, is_table: bool) -> Table:
    if is_table:
        return read_table(text, name)
    written, problems = from_yaml(text, name)
    return Table([] if written is None else [written], problems, [])


def _sorted(table: Table, content: Content) -> Brought:
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
    for wrong in _wrong(sound, content):
        problems += [problem for name, found in wrong.items() for problem in _told(sound[name][0], found)]
        sound = {name: pair for name, pair in sound.items() if name not in wrong}
    only = len(whole) == 1 and not whole[0].rows and not table.problems
    good = [written.fields for written, _ in sound.values()]
    return Brought(good, problems, table.notes, whole[0].fields if only else None)


def _wrong(made: Mapping[str, tuple[Written, Case]], content: Content) -> Iterator[dict[str, list[Complaint]]]:
    """The cases that must go, each with everything against it; then those that were left without a twin by that.

    A story is read once only: a link can hold a long chain of twins that falls one by one.
    """
    cases = {name: case for name, (_, case) in made.items()}
    beside = content.model_copy(update={"cases": cases | content.cases})
    found = {name: list(complaints(case, beside)) for name, case in cases.items()}
    while wrong := {name: told for name, told in found.items() if told}:
        yield wrong
        cases = {name: case for name, case in cases.items() if name not in wrong}
        known = {*cases, *content.cases}
        found = {name: _without_twin(case, known) for name, case in cases.items()}


def _without_twin(case: Case, known: Container[str]) -> list[Complaint]:
    lost = twin_problem(case, None) if case.twin is not None and case.twin not in known else None
    return [(("twin",), lost)] if lost else []


def _told(written: Written, found: Iterable[tuple[Place, str]]) -> list[Problem]:
    return [written.problem(place, message) for place, message in found]
