"""`cryoteach run`: a server of its own process, in the script's folder, that ends when the command does."""

import json
import os
import re
import runpy
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from contextlib import suppress
from pathlib import Path

import pytest

from cryoteach.settings import settings
from tests.conftest import ROOT

PATIENCE_S = 60
EVERY = "0.0.0.0"  # noqa: S104 - written as a user would; Streamlit is not started


@pytest.fixture
def streamlit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict:
    """Stand in for Streamlit, and keep what it was called with; the working folder and the environment come back."""
    called: dict = {}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["cryoteach"])
    monkeypatch.setenv("CRYOTEACH_CONTENT", "")
    monkeypatch.setenv("CRYOTEACH_SCENARIOS", "cases")
    monkeypatch.delenv("CRYOTEACH_ADDRESS", raising=False)

    def run_module(name: str, **_: object) -> None:
        called.update(name=name, argv=sys.argv, folder=Path.cwd(), environment=dict(os.environ))

    monkeypatch.setattr(runpy, "run_module", run_module)
    return called


def taken_port() -> socket.socket:
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(1)
    return listening


def free_port() -> str:
    with taken_port() as listening:
        return str(listening.getsockname()[1])


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
    assert json.loads(result.stdout) == {"url": f"http://127.0.0.1:{port}", "others": [], "links": ""}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Make a browser that writes down what it is to open, on a screen that is not there."""
    log, program = tmp_path / "opened.txt", tmp_path / "a-browser"
    program.write_text(f'#!/bin/sh\necho "$1" >> "{log}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.setattr(webbrowser, "_tryorder", None)  # Python looks for browsers once in a process
    monkeypatch.setattr(webbrowser, "_browsers", {})
    return log


def listening_once_started(call, opened: Path, *more: str) -> str:
    """Call `run`, then listen where the app would; what the browser was to open, after a while."""
    port = free_port()
    url = json.loads(call("run", "--port", port, "--json", *more).stdout)["url"]
    with socket.create_server(("127.0.0.1", int(port))):
        waits = 40 if more else 4 * PATIENCE_S
        for _ in range(waits):
            if opened.exists():
                break
            time.sleep(0.05 if more else 0.25)
    assert url.endswith(port)
    return opened.read_text(encoding="utf-8").strip() if opened.exists() else ""


@pytest.mark.usefixtures("streamlit")
def test_a_browser_is_opened_where_the_app_is_once_it_listens(call, opened: Path):
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", listening_once_started(call, opened))


@pytest.mark.usefixtures("streamlit")
def test_no_browser_is_opened_when_told_not_to(call, opened: Path):
    assert listening_once_started(call, opened, "--no-browser") == ""


@pytest.mark.usefixtures("streamlit")
def test_the_command_says_where_it_is_and_who_can_reach_it(call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    result = call("run")
    assert result.stdout.startswith("CryoTeach is at http://127.0.0.1:")
    assert "Only this machine can open it and its links. For others: cryoteach run --host 0.0.0.0" in result.stdout


@pytest.mark.usefixtures("streamlit")
def test_listening_everywhere_prints_addresses_that_work(call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cryoteach.cli.verbs.run.addresses_of_machine", lambda: ("192.168.1.5", "fd00::2", "10.8.0.3"))
    found = json.loads(call("run", "--host", EVERY, "--port", free_port(), "--json").stdout)
    port = found["url"].rpartition(":")[2]
    assert found["url"] == f"http://127.0.0.1:{port}"
    assert found["others"] == [f"http://192.168.1.5:{port}", f"http://10.8.0.3:{port}"]
    said = call("run", "--host", EVERY, "--port", port).stdout
    assert f"http://127.0.0.1:{port} until" in said
    assert f"Other machines in this network find it at http://192.168.1.5:{port} or http://10.8.0.3:{port}." in said
    assert EVERY not in said


@pytest.mark.usefixtures("streamlit")
def test_without_a_network_nothing_is_promised_to_others(call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cryoteach.cli.verbs.run.addresses_of_machine", tuple)
    said = call("run", "--host", EVERY).stdout
    assert said.startswith("CryoTeach is at http://127.0.0.1:")
    assert "Other machines" not in said


@pytest.mark.usefixtures("streamlit")
def test_an_address_that_was_set_is_where_links_begin_and_a_wrong_one_is_refused_at_start(
    call, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CRYOTEACH_ADDRESS", "https://x.org/cryo/")
    assert json.loads(call("run", "--json").stdout)["links"] == "https://x.org/cryo"
    assert "Links and QR codes begin with https://x.org/cryo (CRYOTEACH_ADDRESS)." in call("run").stdout
    monkeypatch.setenv("CRYOTEACH_ADDRESS", "x.org/cryo")
    wrong = call("run")
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith("CRYOTEACH_ADDRESS: 'x.org/cryo' begins with neither http:// nor https://")


def test_a_name_that_leads_to_this_machine_alone_is_told_as_its_number(call, streamlit: dict):
    assert json.loads(call("run", "--host", "localhost", "--json").stdout)["url"].startswith("http://127.0.0.1:")
    assert "--server.address=127.0.0.1" in streamlit["argv"]


def test_without_a_port_the_next_free_one_is_taken(call, streamlit: dict, monkeypatch: pytest.MonkeyPatch):
    with taken_port() as listening:
        monkeypatch.setattr("cryoteach.cli.verbs.run.FIRST_PORT", listening.getsockname()[1])
        monkeypatch.setattr("cryoteach.cli.verbs.run.LAST_PORT", listening.getsockname()[1] + 50)
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


@pytest.mark.usefixtures("streamlit")
def test_an_address_of_version_6_can_be_listened_at(call):
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6; the address it would print is tested without")
    assert json.loads(call("run", "--host", "::1", "--json").stdout)["url"].startswith("http://[::1]:")


def test_a_missing_script_is_said_in_words(call, streamlit: dict, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    gone = settings().model_copy(update={"script": tmp_path / "streamlit_app.py"})
    monkeypatch.setattr("cryoteach.cli.verbs.run.settings", lambda: gone)
    result = call("run")
    assert result.exit_code == 1
    assert "install CryoTeach again" in result.stderr
    assert streamlit == {}


@pytest.mark.slow
def test_the_real_app_answers_and_ends_with_the_command(tmp_path: Path):
    port = free_port()
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
