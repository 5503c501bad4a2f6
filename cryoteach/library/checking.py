"""Checks single files, and folders, of cases, letters and profiles anywhere; the content in use stands behind them."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases.scenarios import load_cases
from cryoteach.library.content.load import stamp
from cryoteach.library.content.profiles import load_profiles
from cryoteach.library.content.table import SLIPS
from cryoteach.library.files.validation import files_of
from cryoteach.library.files.yaml_reader import read_yaml

ENDINGS = (".yaml", ".yml")


def check_paths(paths: Iterable[Path], content: Content, homes: Mapping[str, Path]) -> tuple[int, list[Problem]]:
    """Check files, and folders with everything below them.

    What lies in the content in use has been read already; any other file holds a case or a profile. A near twin is
    looked for beside its case; a case may use a profile that is checked along with it.

    Args:
        paths: the files and folders.
        content: the content in use, whose criteria, evidence and profiles the files may name.
        homes: the folders of the content in use, ``content`` first and then ``scenarios``.

    Returns:
        How many files were checked, and every problem of each.
    """
    files = {file for path in paths for file in _files_in(path)}
    labels = _labels(homes)
    in_use = {labels[real(file)] for file in files if real(file) in labels}
    others = sorted(file for file in files if real(file) not in labels and file.suffix in ENDINGS)
    problems = [problem for problem in content.problems if problem.file in in_use]
    return len(in_use) + len(others), [*problems, *_problems_of(others, content)]


def check_text(written: bytes, content: Content, homes: Mapping[str, Path]) -> list[Problem]:
    """Check one case, letter or profile that is no file: as if it lay in a folder, under its own id.

    Args:
        written: the YAML as it came.
        content: the content in use.
        homes: as for `check_paths`; a near twin is looked for among the cases in use.

    Returns:
        Every problem, of a file called "standard input".
    """
    named = re.search(rb"^id: *([a-z0-9-]{1,60})\s*$", written, re.MULTILINE)
    with TemporaryDirectory() as folder:
        for file in files_of(homes["scenarios"], *ENDINGS):
            shutil.copy(file, folder)
        path = Path(folder) / f"{named[1].decode() if named else 'standard-input'}.yaml"
        path.write_bytes(written)
        problems = check_paths([path], content, homes)[1]
    return [problem.model_copy(update={"file": "standard input"}) for problem in problems]


def _files_in(path: Path) -> list[Path]:
    found = path.rglob("[!.]*") if path.is_dir() else [path]
    return [file for file in found if file.suffix in (*ENDINGS, ".md")]


def real(path: Path) -> Path:
    """Where a path leads; a link that leads in a circle leads to itself, and reading it says so."""
    return Path(os.path.realpath(path))


def _labels(homes: Mapping[str, Path]) -> dict[Path, str]:
    """What the problems of each file in use call it."""
    read = [Path(name) for name, *_ in stamp(*homes.values())]
    return {
        real(file): f"{name}/{file.relative_to(home).as_posix()}"
        for name, home in homes.items()
        for file in read
        if file.is_relative_to(home)
    }


def _problems_of(files: list[Path], content: Content) -> list[Problem]:
    profile_files = [file for file in files if _holds(file, "conditions")]
    slip_files = [file for file in files if _holds(file, "sentences")]
    profiles, problems = dict(content.rules.profiles), list[Problem]()
    for folder, names in _by_folder(profile_files):
        made, found = load_profiles(folder, content.rules.criteria, content.evidence.facts)
        profiles |= made
        problems += _of(names, found)
    for folder, names in _by_folder(slip_files):
        problems += _of(names, SLIPS.read(folder, content)[1])
    for folder, names in _by_folder(file for file in files if file not in [*profile_files, *slip_files]):
        cases, found = load_cases(folder, profiles)
        problems += _of(names, [*found, *_taken_ids(cases, content.teaching.cases)])
    return problems


def _taken_ids(cases: Mapping[str, Case], in_use: Mapping[str, Case]) -> Iterator[Problem]:
    """Ids that a case of another title in use has already; a case may be checked beside its own newer copy."""
    for name, case in cases.items():
        if name in in_use and in_use[name].title != case.title:
            message = f"{name!r} is the id of a case in use, “{in_use[name].title}”; give this one another"
            yield Problem(file=f"{name}.yaml", place="id", message=message)


def _by_folder(paths: Iterable[Path]) -> Iterator[tuple[Path, dict[str, Path]]]:
    for folder, files in groupby(paths, key=lambda path: path.parent):
        yield folder, {path.name: path for path in files}


def _of(names: dict[str, Path], problems: list[Problem]) -> list[Problem]:
    """Keep the problems of these files, called as the caller called them."""
    named = [(Path(problem.file).name, problem) for problem in problems]
    return [problem.model_copy(update={"file": str(names[name])}) for name, problem in named if name in names]


def _holds(path: Path, field: str) -> bool:
    try:
        data = read_yaml(path, path.name).data
    except ContentError:
        return False
    return isinstance(data, dict) and field in cast("dict[str, Any]", data)


def checked_files(paths: Iterable[Path], homes: Mapping[str, Path]) -> list[tuple[Path, str]]:
    """The YAML files that are checked, each with what its problems call it; no paths stand for all content in use.

    Args:
        paths: the files and folders.
        homes: the folders of the content in use, as for `check_paths`.
    """
    named, labels = list(paths), _labels(homes)
    files = {file for path in named for file in _files_in(path)} if named else labels.keys()
    return sorted((file, labels.get(file.resolve(), str(file))) for file in files if file.suffix in ENDINGS)
