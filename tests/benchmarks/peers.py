"""An environment for the neighbours alone: nothing that they bring reaches the tests or the project."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.benchmarks.pages import ROOT
from tests.benchmarks.progress import say

LOCK = Path(__file__).with_name("peers.lock")
HOME = ROOT / ".peers"


def python(home: Path = HOME) -> str:
    """The Python that has the neighbours, in just the pinned versions; it is made the first time, and when they change.

    Args:
        home: the folder of its environment.

    Raises:
        subprocess.CalledProcessError: they cannot be installed.
    """
    found = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    made_of = home / LOCK.name
    if not made_of.exists() or made_of.read_bytes() != LOCK.read_bytes():
        say(f"making an environment for the neighbours in {home}")
        venv.create(home, clear=True, with_pip=True)
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
        subprocess.run([found, "-m", "pip", "install", *options, "-r", LOCK], check=True, stdout=sys.stderr)
        shutil.copyfile(LOCK, made_of)
    return str(found)
