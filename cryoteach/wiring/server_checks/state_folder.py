"""Whether the folder of what outlives a run takes files, and keeps others out."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from cryoteach.settings import SQLITE, Settings
from cryoteach.wiring.server_checks.finding import Finding, fine, mind, wrong

FOLDER = "XDG_STATE_HOME"
OTHERS = 0o077


def folder_checks(where: Settings) -> Iterator[Finding]:
    """Look at the folder, and at the rooms' file in it or elsewhere."""
    if where.state is None:
        yield mind(FOLDER, "this user has no home, so nothing outlives a run", "set it to a folder of a volume")
    else:
        yield _takes_files(where.state)
    if where.store.startswith(SQLITE) and os.name == "posix":
        yield from _is_read_by_others(Path(where.store.removeprefix(SQLITE)))


def _takes_files(folder: Path) -> Finding:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return wrong(FOLDER, f"{there} cannot be written by this user", "give it to the user that runs the server")
    return fine(FOLDER, f"{folder} takes files")


def _is_read_by_others(file: Path) -> Iterator[Finding]:
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except OSError:
        return
    if mode & OTHERS:
        yield wrong("CRYOTEACH_STORE", f"others on this machine may read {file} (mode {mode:o})", f"chmod 600 {file}")
