"""The secret of the seal that this app made for itself: one file of this user's, which nobody else may read.

The first line is the secret that seals, as 64 hexadecimal digits; any further line is an earlier one, which opens.
"""

import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from cryoteach.errors import CryoTeachError

NAME = "seal-secret"
LINE = re.compile("[0-9a-f]{64}")
MOST_BYTES, MOST_LINES = 4_096, 32
ONLY_OURS, OTHERS = 0o600, 0o077
INSTEAD = "or set CRYOTEACH_SEAL instead"


def kept_secrets(folder: Path | None, *, make: bool = True) -> list[bytes]:
    """The secrets of the file in this folder.

    Of processes that start at once, one makes it and all read the same: the finished file gets its name in one step,
    and only where nobody else had given it.

    Args:
        folder: where it lies.
        make: whether to make it where there is none yet; else there are none.

    Raises:
        CryoTeachError: no secret can be kept there, or the file is damaged or open to others; says what helps.
    """
    if folder is None:
        raise CryoTeachError("this user has no home where a secret could be kept; set CRYOTEACH_SEAL")
    path = folder / NAME
    try:
        if not path.exists():
            if not make:
                return []
            _make(path)
        return _read(path)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CryoTeachError(
            f"{path}: no secret can be kept there ({why}); make the folder writable, {INSTEAD}"
        ) from None


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{NAME}-{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OURS), "w", encoding="ascii") as file:
            file.write(f"{secrets.token_hex(32)}\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # somebody else was first, and theirs is read
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)


def _read(path: Path) -> list[bytes]:
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        if os.name == "posix" and found.st_mode & OTHERS:
            mode = f"{stat.S_IMODE(found.st_mode):o}"
            raise CryoTeachError(f"{path}: others on this machine may read it (mode {mode}); chmod 600 it, {INSTEAD}")
        lines = file.read(MOST_BYTES + 1).decode(errors="replace").split()
    if not lines or len(lines) > MOST_LINES or not all(LINE.fullmatch(line) for line in lines):
        raise CryoTeachError(f"{path}: is damaged, 64 hexadecimal digits a line were expected; delete it, {INSTEAD}")
    return [bytes.fromhex(line) for line in dict.fromkeys(lines)]
