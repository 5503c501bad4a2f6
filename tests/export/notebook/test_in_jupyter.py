"""The notebooks in Jupyter: a fresh environment that holds the built wheel, and no network."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest

from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import reconciled
from cryoteach.domain.rules.assessment import assess
from cryoteach.export.notebook.people import Invented
from cryoteach.export.notebook.written import notebook_of_learner, notebook_of_people, notebook_of_person
from cryoteach.wiring import content, invent_people
from tests.conftest import ROOT
from tests.export.notebook.test_written import LEAFLET, SOMEBODY, kept

FOUND = content()
ALONE = """
import socket
reach = socket.socket.connect
def connect(self, address):
    if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise OSError(f"the network is down: {address}")
    return reach(self, address)
socket.socket.connect = connect
"""
RUN = """
import sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient
for file in map(Path, sys.argv[1:]):
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=300, startup_timeout=300, kernel_name="python3").execute()
    nbformat.write(notebook, file)
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment: the wheel unpacked as an installer would, what it needs borrowed from here."""
    folder = tmp_path_factory.mktemp("fresh")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, check=True, capture_output=True, cwd=ROOT)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    fresh = folder / "venv/bin/python"
    ask = [str(fresh), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    ZipFile(next(folder.glob("*.whl"))).extractall(packages)
    # Of a folder that a .pth names, no other .pth is read: the clone, which is installed there as such, stays unseen.
    (packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    (packages / "sitecustomize.py").write_text(ALONE)
    return fresh


@pytest.mark.slow
def test_every_notebook_runs_from_top_to_bottom_and_says_what_the_app_says(python: Path, tmp_path: Path):
    case = FOUND.teaching.cases["mei-ferry"]
    people = Invented(people=100_000, seed=1, preset="central")
    texts = {
        "case": notebook_of_person(case.person, LEAFLET, FOUND, case=case),
        "people": notebook_of_people(people, LEAFLET, FOUND, guess=400),
        "learner": notebook_of_learner(kept(), people, FOUND),
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.ipynb").write_text(text, encoding="utf-8")
    run_all(python, tmp_path)
    shown = {name: outputs(tmp_path / f"{name}.ipynb") for name in texts}
    assert str(assess(case.person, LEAFLET)) in shown["case"]["text/plain"]
    ledger = screen(invent_people(), LEAFLET).ledger()
    for name in ("people", "learner"):
        assert repr(ledger) in shown[name]["text/plain"]
        assert f"{reconciled(ledger).within} of 1,000 within every limit" in "".join(shown[name]["stdout"])
    assert str(assess(SOMEBODY, FOUND.rules.profiles["relaxed"])) in "".join(shown["learner"]["stdout"])
    charts = "application/vnd.plotly.v1+json"
    assert [len(shown[name][charts]) for name in texts] == [2, 2, 3]


def run_all(python: Path, folder: Path) -> None:
    own = {
        name: str(folder / name.lower()) for name in ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "HOME")
    }
    keep = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "CRYOTEACH", "COV"))}
    kernel = folder / "kernels/kernels/python3"
    kernel.mkdir(parents=True)
    started = (
        f'{{"argv": ["{python}", "-m", "ipykernel_launcher", "-f", "{{connection_file}}"], "display_name": "Python 3"}}'
    )
    (kernel / "kernel.json").write_text(started)
    done = subprocess.run(
        [str(python), "-c", RUN, *map(str, sorted(folder.glob("*.ipynb")))], cwd=folder, capture_output=True, text=True,
        check=False,
        env={**keep, **own, "JUPYTER_PATH": str(folder / "kernels"), "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def outputs(file: Path) -> dict[str, list]:
    """What a notebook that ran shows, by kind."""
    found: dict[str, list] = {}
    for cell in nbformat.read(file, as_version=4).cells:
        for output in cell.get("outputs", []):
            assert output.output_type != "error"
            for kind, value in output.get("data", {output.get("name", ""): output.get("text", "")}).items():
                found.setdefault(kind, []).append(value)
    return found
