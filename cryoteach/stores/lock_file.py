"""One process for one file: a lock that the system lets go of when the process ends, however it ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from cryoteach.errors import StoreInUseError

ONLY_OURS = 0o600

if sys.platform == "win32":
    import msvcrt

    FAR = 1 << 20  # the byte that is locked lies behind the number, which others may read

    def _lock(file: int) -> None:
        os.lseek(file, FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockFile:
    """Holds the lock beside a file until it is released; the file of the lock stays, and says who held it.

    Raises:
        StoreInUseError: another process holds it.
    """

    def __init__(self, beside: Path) -> None:
        self.path = beside.with_name(f"{beside.name}.lock")
        self._file: int | None = os.open(self.path, os.O_RDWR | os.O_CREAT, ONLY_OURS)
        try:
            _lock(self._file)
        except OSError:
            holder = os.read(self._file, 20).decode(errors="replace").strip()
            self.release()
            raise StoreInUseError(beside, holder) from None
        os.ftruncate(self._file, 0)
        os.write(self._file, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let others have the file."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None
