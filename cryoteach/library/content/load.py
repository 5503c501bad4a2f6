"""Reads everything that clinicians and trainers write; what cannot be used is reported, and the rest is kept."""

from collections.abc import Iterator
from pathlib import Path

from cryoteach.domain.content import Content
from cryoteach.domain.review.agreed import with_reviews
from cryoteach.errors import Problem
from cryoteach.library.content.table import PARTS
from cryoteach.library.files.validation import files_of


def load_content(content: Path, scenarios: Path) -> Content:
    """Read the two folders whole, part by part as the table lists them.

    Args:
        content: the folder that clinicians own.
        scenarios: the folder that trainers own.
    """
    homes = {"content": content, "scenarios": scenarios}
    found, problems = Content(), list[Problem]()
    for part in PARTS:
        home, _, below = part.path.partition("/")
        made, wrong = part.read(homes[home] / below, found)
        found = found.having(**{part.name: made})
        problems += wrong
    return with_reviews(found.having(problems=tuple(problems)))


def stamp(content: Path, scenarios: Path) -> tuple[tuple[str, int, int], ...]:
    """A value that changes whenever a file of the two folders does: names, times of change and sizes."""
    folders = [content, *(path for path in content.glob("[!.]*") if path.is_dir()), scenarios]
    return tuple(
        seen for folder in folders for path in files_of(folder, ".yaml", ".yml", ".md", ".csv") for seen in _seen(path)
    )


def _seen(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        seen = path.stat()
    except OSError:  # gone since the folder was listed, as when an editor saves
        return
    yield str(path), seen.st_mtime_ns, seen.st_size
