"""Print the Pythons of this machine that the project supports: the oldest of them first, one of each minor version.

Looked at are ``python3`` and ``python3.N`` on the PATH, and what pyenv keeps; one that cannot make an environment with
its own pip does not count.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

OLDEST_MINOR = 11
NAME = re.compile(r"python3(\.\d+)?")
WHO = "import ensurepip, sys, venv; print(sys.version_info[1], sys.implementation.name, sys.executable)"
ANSWER = re.compile(r"(?P<minor>\d+) cpython (?P<executable>.+)\n")


def candidates() -> Iterator[Path]:
    """Everything that is called like a Python, each directory of the PATH in its turn."""
    for folder in os.get_exec_path():
        if Path(folder).is_dir():
            yield from (path for path in sorted(Path(folder).iterdir()) if NAME.fullmatch(path.name))
    yield from sorted(Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv").glob("versions/*/bin/python3"))


def pythons() -> dict[int, str]:
    """The first that answers of each minor version, by its minor version."""
    found: dict[int, str] = {}
    for path in candidates():
        answer = subprocess.run([path, "-c", WHO], capture_output=True, text=True, check=False)
        answered = ANSWER.fullmatch(answer.stdout)
        if answered and int(answered["minor"]) >= OLDEST_MINOR:
            found.setdefault(int(answered["minor"]), answered["executable"])
    return dict(sorted(found.items()))


if __name__ == "__main__":
    print("\n".join(pythons().values()))
