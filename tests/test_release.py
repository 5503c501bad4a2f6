"""The release as a tutor without git meets it: unpacked in an empty folder, started, and the app answers."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from cryoteach import load_profiles
from tests.conftest import ROOT
from tests.release import main

NEEDED = ("sh", "dirname", "cmp", "cp")
"""All that start.sh may call; git is not among it."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    main(["--out", str(folder / "release.zip")])
    with ZipFile(folder / "release.zip") as archive:
        archive.extractall(folder)
        (folder / "may-run").write_text(
            "\n".join(entry.filename for entry in archive.infolist() if entry.external_attr >> 16 & 0o100)
        )
    return next(folder.glob("cryoteach-*"))


def test_it_holds_the_app_and_a_start_file_for_each_system(unpacked: Path):
    held = {path.name for path in unpacked.iterdir()}
    plain = {"start.sh", "start.command", "start.bat", "READ-ME.txt", "LICENSE", "requirements-run.lock"}
    assert held - {name for name in held if name.endswith(".whl")} == plain | {"cryoteach.lock"}
    assert (unpacked / "start.command").read_bytes() == (unpacked / "start.sh").read_bytes()
    assert b"\r" not in (unpacked / "start.sh").read_bytes()
    bat = (unpacked / "start.bat").read_bytes()
    assert bat.count(b"\r\n") == bat.count(b"\n")
    runs = (unpacked.parent / "may-run").read_text().split()
    assert {name.rpartition("/")[2] for name in runs} == {"start.sh", "start.command"}


def test_the_app_in_it_is_pinned_by_hash_as_all_the_rest(unpacked: Path):
    wheel = next(unpacked.glob("*.whl"))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert (unpacked / "cryoteach.lock").read_text() == f"./{wheel.name} --hash=sha256:{digest}\n"
    for start in ("start.sh", "start.bat"):
        installs = [line for line in (unpacked / start).read_text().splitlines() if "pip install" in line]
        assert len(installs) == 2
        assert all("--require-hashes" in line for line in installs)


def test_what_is_to_be_read_first_says_what_was_not_tried_and_who_has_not_reviewed_it(unpacked: Path):
    text = (unpacked / "READ-ME.txt").read_text(encoding="utf-8")
    assert "{" not in text
    assert "not tried on Windows" in text
    assert "not tried on a Mac" in text
    limits = load_profiles()["leaflet"]
    for said in ("MIT licence", "Cite as:", f"version {limits.version}", "No clinician has reviewed this"):
        assert said in text


def test_a_folder_that_is_not_there_is_refused_in_words(tmp_path: Path):
    with pytest.raises(SystemExit, match="not written"):
        main(["--out", str(tmp_path / "nowhere/release.zip")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the Linux start file")
def test_unpacked_in_a_fresh_folder_without_git_the_app_answers(unpacked: Path, tmp_path: Path):
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in NEEDED:
        (tools / tool).symlink_to(str(shutil.which(tool)))
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL", "CRYOTEACH"))
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    log = tmp_path / "log"
    with log.open("wb") as out:
        app = subprocess.Popen(
            ["sh", str(unpacked / "start.sh"), "--no-browser", "--port", port],
            cwd=tmp_path, stdout=out, stderr=out, start_new_session=True,
            env={**kept, "PATH": str(tools), "PYTHON": sys.executable},
        )  # fmt: skip
    try:
        answers = subprocess.run([sys.executable, ROOT / ".ci/answers.py", log, str(app.pid)], check=False)
        assert answers.returncode == 0, log.read_text()
        assert (unpacked / ".venv/installed.lock").read_bytes() == (unpacked / "cryoteach.lock").read_bytes()
    finally:
        os.killpg(app.pid, signal.SIGTERM)
        app.wait(30)
