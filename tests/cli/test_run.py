"""`cryoteach run`: a server of its own process, in the script's folder, that ends when the command does."""

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from cryoteach.cli.run import url_of
from cryoteach.settings import settings

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 60


@pytest.fixture
def streamlit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict:
    """Stand in for Streamlit, and keep what it was called with; the working folder and the environment come back."""
    called: dict = {}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["cryoteach"])
    monkeypatch.setenv("CRYOTEACH_CONTENT", "")
    monkeypatch.setenv("CRYOTEACH_SCENARIOS", "cases")

    def run_module(name: str, **_: object) -> None:
        called.update(name=name, argv=sys.argv, folder=Path.cwd(), environment=dict(os.environ))

    monkeypatch.setattr(runpy, "run_module", run_module)
    return called


def taken_port() -> socket.socket:
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(1)
    return listening


def test_streamlit_is_started_beside_its_configuration_without_telemetry(call, streamlit: dict, tmp_path: Path):
    result = call("run", "--no-browser", "--json")
    assert result.exit_code == 0
    assert streamlit["name"] == "streamlit"
    assert streamlit["argv"][:3] == ["streamlit", "run", "streamlit_app.py"]
    assert streamlit["folder"] == settings().script.parent
    assert {"--browser.gatherUsageStats=false", "--server.address=127.0.0.1", "--server.headless=true"} <= set(
        streamlit["argv"]
    )
    assert streamlit["environment"]["CRYOTEACH_SCENARIOS"] == str(tmp_path / "cases")  # meant from where we stood
    port = next(word for word in streamlit["argv"] if word.startswith("--server.port=")).partition("=")[2]
    assert json.loads(result.stdout) == {"url": f"http://127.0.0.1:{port}"}


def test_a_browser_is_opened_unless_told_not_to(call, streamlit: dict):
    result = call("run")
    assert "--server.headless=true" not in streamlit["argv"]
    assert result.stdout.startswith("CryoTeach is at http://127.0.0.1:")


def test_without_a_port_the_next_free_one_is_taken(call, streamlit: dict, monkeypatch: pytest.MonkeyPatch):
    with taken_port() as listening:
        monkeypatch.setattr("cryoteach.cli.run.FIRST_PORT", listening.getsockname()[1])
        monkeypatch.setattr("cryoteach.cli.run.LAST_PORT", listening.getsockname()[1] + 50)
        assert call("run").exit_code == 0
        assert f"--server.port={listening.getsockname()[1]}" not in streamlit["argv"]


def test_a_port_in_use_is_refused_before_anything_starts(call, streamlit: dict):
    with taken_port() as listening:
        result = call("run", "--port", listening.getsockname()[1])
    assert result.exit_code == 2
    assert "cannot be used" in result.stderr
    assert streamlit == {}


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8501.0", "x", "²"])
def test_what_is_no_port_is_refused(call, port: str):
    result = call("run", "--port", port)
    assert result.exit_code == 2
    assert "from 1 to 65535" in result.stderr


def test_an_address_of_another_machine_is_refused_together_with_the_port(call):
    result = call("run", "--host", "192.0.2.1", "--port", "x")
    assert result.exit_code == 2
    assert "'192.0.2.1' is not an address of this machine" in result.stderr
    assert "'x' is not a port" in result.stderr


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://127.0.0.1:8501"), ("localhost", "http://localhost:8501"), ("::1", "http://[::1]:8501")],
)
def test_an_address_of_version_6_is_put_in_brackets(host: str, url: str):
    assert url_of(host, 8501) == url


@pytest.mark.usefixtures("streamlit")
def test_an_address_of_version_6_can_be_listened_at(call):
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6; the address it would print is tested without")
    assert json.loads(call("run", "--host", "::1", "--json").stdout)["url"].startswith("http://[::1]:")


def test_a_missing_script_is_said_in_words(call, streamlit: dict, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    gone = settings().model_copy(update={"script": tmp_path / "streamlit_app.py"})
    monkeypatch.setattr("cryoteach.cli.run.settings", lambda: gone)
    result = call("run")
    assert result.exit_code == 1
    assert "install CryoTeach again" in result.stderr
    assert streamlit == {}


@pytest.mark.slow
def test_the_real_app_answers_and_ends_with_the_command(tmp_path: Path):
    with taken_port() as listening:
        port = str(listening.getsockname()[1])
    command = [sys.executable, "-m", "cryoteach.cli", "run", "--no-browser", "--json", "--port", port]
    log = (tmp_path / "log").open("wb")
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    with log, subprocess.Popen(command, cwd=tmp_path, env=here, stdout=subprocess.PIPE, stderr=log) as process:
        try:
            url = json.loads(process.stdout.readline())["url"]
            assert answer(f"{url}/_stcore/health", process) == b"ok"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE_S)
        assert process.stdout.read() == b""
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(port))) != 0


def answer(url: str, process: subprocess.Popen) -> bytes:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(url, timeout=PATIENCE_S) as found:
            return found.read()
        time.sleep(0.1)
    return b""
