"""A device made for a test in a folder of its own: never one of the machine's."""

import os
import stat
from pathlib import Path

import pytest


def device(path: Path, kind: int, major: int, minor: int) -> Path:
    """Make a device node, or skip with the reason where that may not be; CI runs as root and must not skip."""
    try:
        os.mknod(path, kind | 0o600, os.makedev(major, minor))
    except (PermissionError, AttributeError) as refused:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"a device node can be made by root only ({refused})")
    return path


def swallowing(path: Path) -> Path:
    """A character device that swallows everything, like null."""
    return device(path, stat.S_IFCHR, 1, 3)


def full(path: Path) -> Path:
    """A character device on which no space is ever left, like full."""
    return device(path, stat.S_IFCHR, 1, 7)
