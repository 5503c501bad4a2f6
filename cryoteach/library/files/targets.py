"""Where something may be written: a file, a pipe or device in a file's place, or standard output (``-``)."""

import os
import re
import stat
from pathlib import Path
from typing import Final, Literal, TypeAlias

STANDARD_OUTPUT: Final = "-"
Target: TypeAlias = Path | Literal["-"]

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d{1,9})|/dev/std(err)")
_ITS_NAMES = frozenset({STANDARD_OUTPUT, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
_REFUSED = (
    (stat.S_ISDIR, "is a folder; name a file in it"),
    (stat.S_ISSOCK, "is a socket, which takes no file; name another"),
    (stat.S_ISBLK, "is a disk, whose files would be lost; name a file"),
)


def target_of(text: str) -> Target:
    """What a person named to be written.

    Args:
        text: a path, or ``-`` for standard output.

    Raises:
        ValueError: nothing can be written there, and why.
    """
    if text in _ITS_NAMES:
        return STANDARD_OUTPUT
    path = Path(text)
    if trouble := why_not(path):
        raise ValueError(trouble)
    return path


def why_not(path: Path) -> str:
    """Why nothing can be written there; empty when it can.

    A file that may be written to is enough where its folder may not; a link is followed.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _why_not_new(path)
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}"
    for is_such, trouble in _REFUSED:
        if is_such(mode):
            return f"{path} {trouble}"
    return "" if os.access(path, os.W_OK) else f"{path} may not be written to; name another"


def descriptor_of(path: Path) -> int | None:
    """The number of the open file that a path like ``/dev/fd/63`` stands for; None for any other path."""
    found = _DESCRIPTOR.fullmatch(str(path))
    return (2 if found[2] else int(found[1])) if found else None


def is_stream(target: Target) -> bool:
    """Whether it goes where it was opened to go: standard output, an open file, a pipe, a terminal, a device."""
    if target == STANDARD_OUTPUT or descriptor_of(target) is not None:
        return True
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _why_not_new(path: Path) -> str:
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        return f"the folder {folder} is not there; make it first"
    return "" if os.access(folder, os.W_OK) else f"the folder {folder} may not be written to; name another"
