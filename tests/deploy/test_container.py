"""The image, as far as that goes without a builder: its steps are done, and what it starts is started."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import PATIENCE_S, ROOT
from tests.deploy.compose_files import OURS
from tests.deploy.containerfile import MADE, build, environment, only, stages
from tests.rooms.process import free_port

UID = "10001"
SEALED_OFF = """
mount --bind "$0" "$0" && mount -o remount,bind,ro / &&
exec setpriv --reuid 10001 --regid 10001 --clear-groups --bounding-set=-all,+dac_read_search \
  --inh-caps=-all,+dac_read_search --ambient-caps=-all,+dac_read_search "$@"
"""
"""Nothing can be written but the one volume, and by another user; who may read all, as these tests may lie anywhere."""
AS_IN_A_CONTAINER = ["unshare", "--mount", "sh", "-c", SEALED_OFF]


@pytest.fixture(scope="module")
def built() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # another user comes in here
        yield build(Path(folder))


def can_be_sealed_off(volume: Path) -> bool:
    if not all(map(shutil.which, ("unshare", "setpriv"))):
        return False
    done = subprocess.run([*AS_IN_A_CONTAINER, volume, "true"], capture_output=True, check=False)
    return done.returncode == 0


def made_here(told: str, built: Path) -> str:
    return told.replace(MADE, str(built))


@contextmanager
def started(built: Path, volume: Path, *command: str) -> Iterator[int]:
    """The port at which it answers, once it is ready; what is set from outside is what a compose file sets."""
    image, port = stages()[1], free_port()
    words = [*only(image, "ENTRYPOINT").as_list, *(command or only(image, "CMD").as_list)]
    words = [str(port) if word == "8501" else word for word in words]
    words[0] = str(built / "bin" / words[0])
    inside = {
        name: made_here(value, built).replace("$PATH", os.environ["PATH"]).replace("/data", str(volume))
        for name, value in environment(image).items()
    }
    outside = {"CRYOTEACH_STORE": f"sqlite:///{volume}/rooms.sqlite", "TMPDIR": str(volume)}
    sealed = [*AS_IN_A_CONTAINER, str(volume)] if can_be_sealed_off(volume) else []
    with (volume.parent / "log").open("wb") as log:
        process = subprocess.Popen([*sealed, *words], cwd=volume, env=inside | outside, stdout=log, stderr=log)
    try:
        wait_until_ready(port, process, volume.parent / "log")
        yield port
    finally:
        process.terminate()  # what STOPSIGNAL names; tests/web/room/test_stop.py holds how soon it is gone
        process.wait(timeout=PATIENCE_S)
    assert process.returncode in {0, -signal.SIGTERM}, "told to end, it ends: nothing has to kill it"


def wait_until_ready(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(log.read_text())


@pytest.fixture
def volume() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "data"
        path.mkdir()
        if os.geteuid() == 0:
            os.chown(path, int(UID), int(UID))
        yield path


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the image is one of Linux")
def test_its_steps_make_an_app_that_needs_to_write_nowhere_but_in_its_volume(built: Path, volume: Path):
    with started(built, volume) as port, urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
        assert answer.read() == b"ok"
        check = only(stages()[1], "HEALTHCHECK").told.partition("CMD ")[2].replace("8501", str(port))
        command, *told = json.loads(check)
        subprocess.run([built / "bin" / command, *told], check=True, timeout=60)
    assert (volume / "rooms.sqlite").exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the image is one of Linux")
def test_the_same_image_serves_rooms_alone(built: Path, volume: Path):
    rooms = next(told["command"] for told in OURS.values() if "command" in told)
    with (
        started(built, volume, *rooms) as port,
        urlopen(f"http://127.0.0.1:{port}/j") as answer,
    ):
        assert "code" in answer.read().decode()


def test_the_image_is_pinned_runs_as_nobody_in_particular_and_stops_by_a_signal():
    image = stages()[1]
    assert only(image, "USER").told == f"{UID}:{UID}"
    assert only(image, "STOPSIGNAL").told == "SIGTERM"
    assert only(image, "VOLUME").told == environment(image)["XDG_STATE_HOME"] == "/data"
    assert all(isinstance(only(image, word).as_list, list) for word in ("ENTRYPOINT", "CMD"))  # no shell in between
    installs = [step.told for step in stages()[0] if step.word == "RUN"]
    assert [line.partition("pip install ")[2] for line in installs] == [
        "--require-hashes -r requirements.lock", "--no-deps --no-build-isolation .",
    ]  # fmt: skip


def test_all_that_is_copied_is_there_and_reaches_the_builder():
    sources = [source for step in stages()[0] if step.word == "COPY" for source in step.told.split()[:-1]]
    let_in = (ROOT / "deploy/Containerfile.dockerignore").read_text().splitlines()
    assert [source for source in sources if not (ROOT / source).exists()] == []
    known = {line[1:] for line in let_in if line.startswith("!")}
    assert [source for source in sources if not any(path.startswith(source) for path in known)] == []
    assert [path for path in known if not (ROOT / path).exists()] == []
