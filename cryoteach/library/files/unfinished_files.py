"""Files on their way to a name: nobody else writes one, and what a killed run left of them is swept.

Whoever writes one holds a lock on it, which the system lets go however the process ends. So a file of this pattern
that nobody holds is known to be left over, at any age and whoever runs beside us. Windows has no such lock and needs
none: what is open there cannot be taken away.
"""

import os
import re
import stat
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from secrets import token_hex
from types import ModuleType
from typing import BinaryIO

LOCKS: ModuleType | None = None if os.name == "nt" else import_module("fcntl")
OURS = re.compile(r"\.cryoteach-[0-9a-f]{16}\.part")
AN_HOUR = 3600.0


@contextmanager
def unfinished(folder: Path) -> Generator[tuple[Path, BinaryIO], None, None]:
    """Open a new file in a folder for writing; at the end it is gone, unless it was given another name meanwhile.

    Args:
        folder: where; what killed runs left there is swept first.

    Yields:
        Its path and the open file, which may be closed early.

    Raises:
        OSError: the folder takes no new file.
    """
    sweep(folder)
    path, raw = _made(folder)
    lock = os.dup(raw.fileno()) if LOCKS else None  # holds on when the file is closed
    try:
        with raw:
            yield path, raw
    finally:
        path.unlink(missing_ok=True)
        if lock is not None:
            os.close(lock)


def sweep(folder: Path) -> None:
    """Take away what killed runs left in a folder, and nothing that somebody is writing or that is not ours."""
    with suppress(OSError):
        for path in list(folder.glob(".cryoteach-*.part")):
            if OURS.fullmatch(path.name):
                with suppress(OSError):
                    _swept(path)


def sweep_by_process(target: Path) -> None:
    """Take away what killed runs of our first version left beside a file: ``.NAME.PROCESS.part``, an hour old.

    They held no lock: the process has to be gone, too.
    """
    pattern = re.compile(rf"\.{re.escape(target.name)}\.(\d{{1,7}})\.part")
    with suppress(OSError):
        for path in list(target.parent.iterdir()):
            found = pattern.fullmatch(path.name)
            if found and time.time() - path.lstat().st_mtime > AN_HOUR and not _runs(int(found[1])):
                path.unlink(missing_ok=True)


def _made(folder: Path) -> tuple[Path, BinaryIO]:
    while True:
        path = folder / f".cryoteach-{token_hex(8)}.part"
        raw = path.open("xb")
        _hold(raw, at_once=False)
        if _is_still(path, raw):  # a sweep may have come between
            return path, raw
        raw.close()


def _swept(path: Path) -> None:
    if not stat.S_ISREG(path.lstat().st_mode):
        return
    if LOCKS is None:
        path.unlink()
        return
    with path.open("rb") as raw:
        if _hold(raw, at_once=True) and _is_still(path, raw):
            path.unlink()


def _hold(raw: BinaryIO, *, at_once: bool) -> bool:
    """Lock a file for as long as it is open; not every file system has locks."""
    if LOCKS is None:
        return False
    try:
        LOCKS.flock(raw, LOCKS.LOCK_EX | (LOCKS.LOCK_NB if at_once else 0))
    except OSError:
        return False
    return True


def _is_still(path: Path, raw: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(raw.fileno()))
    except FileNotFoundError:
        return False


def _runs(process: int) -> bool:
    if LOCKS is None:  # asking would end it on Windows
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, for somebody else
        return True
    return True
