"""deploy/Containerfile step by step, as far as that goes without a builder: its first stage is done in a folder."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT

CONTAINERFILE = ROOT / "deploy/Containerfile"
MADE = "/opt/cryoteach"


class Step(NamedTuple):
    """One instruction."""

    word: str
    told: str

    @property
    def as_list(self) -> list[str]:
        """What it is told in the form of a list, which no shell reads."""
        return json.loads(self.told)


def stages() -> list[list[Step]]:
    """The steps of each stage; what stands before the first is left out."""
    text = re.sub(r"^#.*\n", "", CONTAINERFILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found: list[list[Step]] = []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        word, _, told = line.partition(" ")
        if word == "FROM":
            found.append([])
        if word and found:
            found[-1].append(Step(word, told))
    return found


def only(stage: list[Step], word: str) -> Step:
    """The one step of a stage with this word."""
    (found,) = [step for step in stage if step.word == word]
    return found


def environment(stage: list[Step]) -> dict[str, str]:
    """What a stage sets."""
    return dict(pair.split("=", 1) for step in stage if step.word == "ENV" for pair in shlex.split(step.told))


def build(root: Path) -> Path:
    """Do the first stage below this folder, with the Python of these tests; where the project then is."""
    stage, here = stages()[0], root / "build"
    here.mkdir(parents=True)
    for step in stage:
        if step.word == "COPY":
            *sources, to = step.told.split()
            for source in sources:
                _copy(ROOT / source, here / to)
        if step.word == "RUN":
            command = step.told.replace(MADE, f"{root}{MADE}").replace("python -m", f"{sys.executable} -m", 1)
            done = subprocess.run(
                ["sh", "-c", command], cwd=here, env=os.environ | environment(stage), capture_output=True, text=True,
                check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr
    return Path(f"{root}{MADE}")


def _copy(source: Path, to: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, to)
