"""Notes on the files of cases and letters, each with its line: what their writer may think over, and nobody must."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cryoteach.domain.cases.case import Case
from cryoteach.domain.practice.letter_notes import notes_on_letter
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.story_checks.clinical_notes import notes_on_case
from cryoteach.domain.story_checks.settings import CaseCheckSettings
from cryoteach.domain.story_checks.whole_case import Complaint
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases.written import NAME
from cryoteach.library.cases.written_tables import Written
from cryoteach.library.checking import checked_files
from cryoteach.library.files.validation import validated
from cryoteach.library.files.yaml_reader import Document, fields_of, read_yaml

LETTER = "sentences"  # the field that only a letter has
CASE = "stages"


def notes_in(paths: Iterable[Path], settings: CaseCheckSettings | None, homes: Mapping[str, Path]) -> list[Problem]:
    """Every note on every case and letter; a file that cannot be used has problems, and no notes beside them.

    Args:
        paths: files, and folders with everything below them; none at all stands for everything in use.
        settings: what the notes go by; without it there are none.
        homes: the folders of the content in use, ``content`` first and then ``scenarios``.
    """
    if settings is None:
        return []
    return [note for path, name in checked_files(paths, homes) for note in _notes(path, name, settings)]


def notes_on_written(case: Case | None, checks: CaseCheckSettings | None) -> list[Problem]:
    """Every note on a well-formed case that is no file yet; nothing on one that is not well-formed."""
    if case is None or checks is None:
        return []
    written = Written(NAME, {})
    return [written.problem(place, sentence) for place, sentence in notes_on_case(case, checks)]


def _notes(path: Path, name: str, settings: CaseCheckSettings) -> Iterator[Problem]:
    try:
        document = read_yaml(path, name)
        found = [document.problem(place, f"note: {sentence}") for place, sentence in _found(document, settings)]
    except ContentError:
        return
    yield from sorted(found, key=lambda note: note.line or 0)


def _found(document: Document, settings: CaseCheckSettings) -> Iterator[Complaint]:
    fields = fields_of(document.data) or {}
    if LETTER in fields:
        return notes_on_letter(validated(Slip, document), settings)
    return notes_on_case(validated(Case, document), settings) if CASE in fields else iter(())
