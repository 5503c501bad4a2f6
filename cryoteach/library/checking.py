"""Checks single files, and folders, of cases and profiles wherever they lie; the content in use stands behind them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from cryoteach.domain.content import Content
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases import load_cases
from cryoteach.library.profiles import load_profiles
from cryoteach.library.yaml_reader import read_yaml

ENDINGS = (".yaml", ".yml")


def files_in(path: Path) -> list[Path]:
    """The YAML files that a path stands for: itself, or everything in the folder and below."""
    return sorted(p for p in path.rglob("*") if p.suffix in ENDINGS) if path.is_dir() else [path]


def check_files(paths: Iterable[Path], content: Content) -> list[Problem]:
    """Check files that hold a case or a profile each.

    A near twin is looked for beside its case; a case may use a profile that is checked along with it.

    Args:
        paths: the files.
        content: whose criteria, evidence and profiles they may name.
    """
    chosen = sorted(set(paths))
    profile_files = {path for path in chosen if _holds_a_profile(path)}
    profiles, problems = dict(content.profiles), list[Problem]()
    for folder, files in _by_folder(path for path in chosen if path in profile_files):
        made, found = load_profiles(folder, content.criteria, content.facts)
        profiles |= made
        problems += _of(files, found)
    for folder, files in _by_folder(path for path in chosen if path not in profile_files):
        problems += _of(files, load_cases(folder, profiles)[1])
    return problems


def _by_folder(paths: Iterable[Path]) -> Iterator[tuple[Path, dict[str, Path]]]:
    for folder, files in groupby(paths, key=lambda path: path.parent):
        yield folder, {path.name: path for path in files}


def _of(files: dict[str, Path], problems: list[Problem]) -> list[Problem]:
    """Keep the problems of these files, called as the caller called them."""
    named = [(Path(problem.file).name, problem) for problem in problems]
    return [problem.model_copy(update={"file": str(files[name])}) for name, problem in named if name in files]


def _holds_a_profile(path: Path) -> bool:
    try:
        data = read_yaml(path, path.name).data
    except ContentError:
        return False
    return isinstance(data, dict) and "conditions" in cast("dict[str, Any]", data)
