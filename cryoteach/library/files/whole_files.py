"""Writes a file that appears whole or not at all, whatever stands where it is to go.

A file is written beside its place and renamed; a link stays and its file is replaced. What is no file is never
replaced: into a pipe, a device or standard output the whole is sent when it is complete.
"""

import errno
import os
import shutil
import sys
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO

from cryoteach.library.files.targets import STANDARD_OUTPUT, Target, descriptor_of, is_stream, why_not
from cryoteach.library.files.unfinished_files import sweep_by_process, unfinished

# The folder takes no new file, or this file cannot be replaced (one that a container mounts), but may be written to.
_IN_PLACE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV})


class PartlyWrittenError(OSError):
    """A pipe, a device or a file that could not be replaced failed while it was being filled."""


@contextmanager
def written_whole(
    target: Target, encoding: str = "utf-8", *, as_it_comes: bool = False
) -> Generator[TextIO, None, None]:
    """A text file to write that takes its place only when it is complete; after an error there is no trace of it.

    Args:
        target: the file, or ``-`` for standard output.
        encoding: of the text; line ends stay as they are written.
        as_it_comes: a pipe, device or standard output need not wait for the whole.

    Raises:
        ValueError: nothing can be written there, and why (a folder, a socket, a disk, no such folder).
        OSError: it failed; what stood there stands there still, but for:
        PartlyWrittenError: it failed on the way into what cannot be replaced.
    """
    if target != STANDARD_OUTPUT and (trouble := why_not(target)):
        raise ValueError(trouble)
    if is_stream(target) and as_it_comes:
        with _into(target) as raw, _text(raw, encoding) as stream:
            yield stream
    elif target == STANDARD_OUTPUT or is_stream(target):
        with _kept(target, encoding) as stream:
            yield stream
    else:
        with _replacing(Path(os.path.realpath(target)), encoding) as stream:
            yield stream


@contextmanager
def _replacing(target: Path, encoding: str) -> Generator[TextIO, None, None]:
    sweep_by_process(target)
    if not os.access(target.parent, os.W_OK):
        with _kept(target, encoding) as stream:
            yield stream
        return
    with unfinished(target.parent) as (part, raw):
        with _text(raw, encoding) as stream:
            yield stream
        os.fsync(raw.fileno())
        raw.close()
        _take_the_place(part, target)


def _take_the_place(part: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, part)
        with suppress(OSError, AttributeError):  # as far as we may, the owner stays the owner
            os.chown(part, target.stat().st_uid, target.stat().st_gid)
    try:
        part.replace(target)
    except OSError as error:
        if error.errno not in _IN_PLACE or not target.exists():
            raise
        with part.open("rb") as whole:
            _copied(whole, target)


@contextmanager
def _kept(target: Target, encoding: str) -> Generator[TextIO, None, None]:
    """Keep the text where nobody sees it, and send it when it is complete."""
    with TemporaryFile() as kept:
        with _text(kept, encoding) as stream:
            yield stream
        kept.seek(0)
        _copied(kept, target)


def _copied(whole: BinaryIO, target: Target) -> None:
    with _into(target) as raw:
        shutil.copyfileobj(whole, raw)


@contextmanager
def _into(target: Target) -> Generator[BinaryIO, None, None]:
    """What stands there, open to be written into."""
    opened = _opened(target)
    try:
        with opened as raw:
            yield raw
            raw.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if target == STANDARD_OUTPUT else str(target)
        raise PartlyWrittenError(error.errno, error.strerror, error.filename or name) from error


def _opened(target: Target) -> AbstractContextManager[BinaryIO]:
    if target != STANDARD_OUTPUT:
        number = descriptor_of(target)
        opened = os.open(target, os.O_WRONLY | os.O_TRUNC) if number is None else os.dup(number)  # never makes a file
        return open(opened, "wb")  # noqa: PTH123 - a descriptor, not a path
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - Python leaves it out when it is closed
        raise OSError(errno.EBADF, "is closed", "standard output")
    sys.stdout.flush()
    return nullcontext(sys.stdout.buffer)


@contextmanager
def _text(raw: BinaryIO, encoding: str) -> Generator[TextIO, None, None]:
    stream = TextIOWrapper(raw, encoding=encoding, newline="")
    try:
        yield stream
        stream.flush()
    finally:
        with suppress(OSError):  # a failed flush was told already
            stream.detach()
