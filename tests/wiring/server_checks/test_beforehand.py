"""What a server needs, tried beforehand: each fault is told with its setting and with what mends it."""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from cryoteach.cli import main
from cryoteach.stores.base import StoreTroubleError
from cryoteach.stores.memory import MemoryStore
from cryoteach.wiring.rooms.of_this_process import store_at
from cryoteach.wiring.server_checks import store as of_store
from cryoteach.wiring.server_checks.every_check import server_findings
from cryoteach.wiring.server_checks.finding import Finding

SEAL = "0123456789abcdef" * 4
WHOLE = {
    "CRYOTEACH_ADDRESS": "https://teach.example.org", "CRYOTEACH_SEAL": SEAL, "FORWARDED_ALLOW_IPS": "10.0.0.5",
    "STREAMLIT_SERVER_COOKIE_SECRET": SEAL,
}  # fmt: skip
POSTGRES = "postgresql+psycopg://rooms@db/rooms"


@pytest.fixture(autouse=True)
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Everything is set as it should be; the file of the rooms."""
    for name, value in {**WHOLE, "XDG_STATE_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    for name in ("CRYOTEACH_STORE", "CRYOTEACH_METRICS", "CRYOTEACH_ROOMS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "cryoteach/rooms.sqlite"


def of(setting: str, level: str = "wrong") -> list[Finding]:
    return [found for found in server_findings() if (found.setting, found.level) == (setting, level)]


def test_a_server_that_is_set_up_as_it_should_be_has_nothing_against_it():
    assert {found.level for found in server_findings()} == {"fine"}
    done = CliRunner().invoke(main, ["check", "--server"])
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "0 wrong, 0 to mind, 7 fine"


def test_a_program_reads_it_and_what_is_wrong_ends_with_1(monkeypatch):
    monkeypatch.setenv("CRYOTEACH_ADDRESS", "http://teach.example.org")
    done = CliRunner().invoke(main, ["check", "--server", "--json"])
    assert done.exit_code == 1
    (wrong,) = (found for found in json.loads(done.output)["findings"] if found["level"] == "wrong")
    assert wrong["setting"] == "CRYOTEACH_ADDRESS"
    assert "https://" in wrong["do"]


def test_a_newer_schema_is_told(file: Path):
    store_at(f"sqlite:///{file}").close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE about SET version = 99")
        connection.commit()
    (found,) = of("CRYOTEACH_STORE")
    assert "newer CryoTeach" in found.found


def test_a_file_of_which_a_process_has_hold_is_no_fault(file: Path):
    with closing(store_at(f"sqlite:///{file}")):
        (found,) = of("CRYOTEACH_STORE", "mind")
    assert "a SQLite file serves one process" in found.found


def test_a_place_that_cannot_be_is_told(file: Path, monkeypatch):
    file.parent.mkdir()
    (file.parent / "no-folder").write_text("")
    monkeypatch.setenv("CRYOTEACH_STORE", f"sqlite:///{file.parent}/no-folder/rooms.sqlite")
    (found,) = of("CRYOTEACH_STORE")
    assert found.do


def test_a_file_that_others_may_read_is_told(file: Path):
    store_at(f"sqlite:///{file}").close()
    file.chmod(0o644)
    (found,) = of("CRYOTEACH_STORE")
    assert found.do == f"chmod 600 {file}"


def test_rooms_in_memory_are_to_mind(monkeypatch):
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    assert of("CRYOTEACH_STORE", "mind")


def test_a_clock_that_is_an_hour_off_is_told(monkeypatch):
    monkeypatch.setattr(of_store, "store_at", lambda _: MemoryStore(clock=lambda: time.time() + 3600))
    (found,) = of("clock of the store")
    assert "ahead of this machine's" in found.found
    assert found.do == "set both by NTP"


def test_a_store_that_keeps_nothing_or_goes_away_is_told(monkeypatch):
    def gone(_store: MemoryStore) -> int:
        raise StoreTroubleError("away")

    monkeypatch.setattr(of_store, "store_at", lambda _: MemoryStore())
    monkeypatch.setattr(MemoryStore, "ready", lambda _: False)
    assert "rights" in of("CRYOTEACH_STORE")[0].do
    monkeypatch.setattr(MemoryStore, "now", gone)
    assert "did not answer" in of("CRYOTEACH_STORE")[0].found


@pytest.mark.parametrize(
    ("address", "level"),
    [
        ("", "mind"),
        ("http://127.0.0.1:8501", "wrong"),
        ("http://192.168.1.20:8501", "fine"),
        ("http://teacher.local", "fine"),
        ("http://203.0.114.9", "wrong"),
        ("https://teach.example.org", "fine"),
    ],
)
def test_an_address_is_one_that_phones_can_follow(monkeypatch, address: str, level: str):
    monkeypatch.setenv("CRYOTEACH_ADDRESS", address)
    assert of("CRYOTEACH_ADDRESS", level)


def test_several_processes_need_the_same_secrets(monkeypatch):
    monkeypatch.setenv("CRYOTEACH_ROOMS", "elsewhere")
    assert [found.setting for found in server_findings() if found.level == "mind"] == ["CRYOTEACH_STORE"]
    for name in ("CRYOTEACH_SEAL", "STREAMLIT_SERVER_COOKIE_SECRET"):
        monkeypatch.delenv(name)
        assert "openssl rand" in of(name)[0].do


def test_one_process_may_do_without(file: Path, monkeypatch):
    for name in ("CRYOTEACH_SEAL", "STREAMLIT_SERVER_COOKIE_SECRET", "FORWARDED_ALLOW_IPS"):
        monkeypatch.delenv(name)
        assert of(name, "mind")
    (file.parent).mkdir(exist_ok=True)
    (file.parent / "seal-secret").write_text("damaged")
    assert of("CRYOTEACH_SEAL")


def test_figures_that_others_could_read_and_proxies_without_bound_are_to_mind(monkeypatch):
    monkeypatch.setenv("CRYOTEACH_METRICS", "0.0.0.0:9100")
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    assert of("CRYOTEACH_METRICS", "mind")
    assert of("FORWARDED_ALLOW_IPS", "mind")


def test_a_state_folder_that_takes_no_file_is_told(file: Path, monkeypatch):
    (file.parent.parent / "a-file").write_text("")
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    monkeypatch.setenv("XDG_STATE_HOME", str(file.parent.parent / "a-file"))
    assert of("XDG_STATE_HOME")


def test_all_settings_that_cannot_be_read_are_told_at_once(monkeypatch):
    for name in ("CRYOTEACH_SEAL", "CRYOTEACH_STORE", "CRYOTEACH_LOG", "CRYOTEACH_NONE"):
        monkeypatch.setenv(name, "x")
    found = {one.setting for one in server_findings()}
    assert found == {"CRYOTEACH_SEAL", "CRYOTEACH_STORE", "CRYOTEACH_LOG", "CRYOTEACH_NONE"}


@pytest.mark.parametrize("arguments", [["--address", "https://a.example.org"], ["--server", "some-case.yaml"]])
def test_what_does_not_go_together_is_refused(tmp_path: Path, monkeypatch, arguments: list[str]):
    monkeypatch.chdir(tmp_path)
    Path("some-case.yaml").write_text("")
    done = CliRunner().invoke(main, ["check", *arguments])
    assert done.exit_code == 2
    assert "--server" in done.output
