"""The release folder, as a tutor without git gets it: unpacked anywhere, one file starts the app."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT

RELEASE = ROOT / "deploy/release.py"
PATIENCE_S = 400  # the first start fetches and unpacks everything
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release") / "cryoteach.zip"
    done = subprocess.run([sys.executable, RELEASE, "--out", out], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def unpacked(packed: Path, tmp_path: Path) -> Path:
    """The folder, as the unpackers of desktops make it: with the modes of its files, in a place with a blank."""
    place = tmp_path / "my documents"
    with ZipFile(packed) as zipped:
        for entry in zipped.infolist():
            Path(zipped.extract(entry, place)).chmod(entry.external_attr >> 16)  # extract() itself forgets the mode
    (folder,) = place.iterdir()
    return folder


def answers(folder: Path, log: Path, **environment: str) -> bool:
    """Start it as its user would, ask whether it is well, and end it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["sh", folder / "start.sh", "--no-browser", "--port", str(port)]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with log.open("wb") as said:
        started = subprocess.Popen(
            command, cwd=folder.parent, env=outside | environment, stdout=said, stderr=said, start_new_session=True
        )
        try:
            return _is_well(f"http://127.0.0.1:{port}/_stcore/health", started)
        finally:
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGTERM)
            started.wait(timeout=30)


def _is_well(address: str, started: "subprocess.Popen[bytes]") -> bool:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and started.poll() is None:
        try:
            with urlopen(address, timeout=10) as answer:
                return answer.read() == b"ok"
        except OSError:
            time.sleep(0.5)
    return False


@pytest.mark.slow
def test_one_file_starts_it_and_the_second_time_needs_no_network(unpacked: Path, tmp_path: Path):
    log = tmp_path / "log"
    assert answers(unpacked, log), log.read_text()
    assert answers(unpacked, log, **NO_NETWORK), log.read_text()
    assert "first start" not in log.read_text()


@pytest.mark.slow
def test_without_a_network_the_first_start_says_so_and_may_be_tried_again(unpacked: Path, tmp_path: Path):
    log = tmp_path / "log"
    assert not answers(unpacked, log, **NO_NETWORK)
    assert "Is this computer on the internet?" in log.read_text()
    assert "Traceback" not in log.read_text()
    assert not list(unpacked.glob(".venv/*.installed"))


@pytest.mark.slow
def test_without_a_python_of_today_it_says_what_to_install(unpacked: Path, tmp_path: Path):
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname"):
        (tools / name).symlink_to(f"/usr/bin/{name}")
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")  # as a Python answers that is too old
    (tools / "python3").chmod(0o755)
    done = subprocess.run(
        ["/usr/bin/sh", unpacked / "start.sh"], env={"PATH": str(tools)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr


@pytest.mark.slow
def test_the_files_of_each_system_are_as_that_system_needs_them(unpacked: Path):
    assert all(os.access(unpacked / name, os.X_OK) for name in ("start.sh", "start.command"))
    assert b"\r" not in (unpacked / "start.sh").read_bytes() + (unpacked / "start.command").read_bytes()
    batch = (unpacked / "start.bat").read_bytes()
    assert batch.count(b"\n") == batch.count(b"\r\n") > 10
    words = (unpacked / "READ-ME.txt").read_text()
    assert "@" not in words
    assert "nobody has run them yet" in words


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_to_is_told_in_words(tmp_path: Path):
    out = tmp_path / "nowhere" / "cryoteach.zip"
    done = subprocess.run([sys.executable, RELEASE, "--out", out], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no such file or directory" in done.stderr
    assert "Traceback" not in done.stderr
