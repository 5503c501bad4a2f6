"""What a reader of the shell expects: -, pipes, devices, a full disk, signals, and the codes a command ends with.

Issue 9, section 5. Every device stands in a folder of the test's own.
"""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from cryoteach.cli import main
from cryoteach.settings import settings
from tests.conftest import ROOT
from tests.devices import full, swallowing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes, devices and signals")
COMMAND = [sys.executable, "-m", "cryoteach.cli"]
ROWS = ("7,1.5,1,progressed,155,none-seen", "unknown,,,,,")
SAYING = {
    "assess": ["assess", "--lesion-count", "7"],
    "check": ["check"],
    "cohort": ["cohort", "--people", "100"],
    "help": ["--help"],
    "help of a verb": ["screen", "--help"],
    "schema": ["schema"],
    "screen": ["screen", "people.csv", "--out", "scored.csv"],
    "table of cohort": ["cohort", "--people", "100", "--out", "-"],
    "table of screen": ["screen", "people.csv", "--out", "-"],
}


def start(*arguments: object, **more) -> subprocess.Popen:
    command = [*COMMAND, *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **more}
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, **streams)


@pytest.mark.parametrize("verb", ["screen", "cohort"])
def test_out_minus_is_the_same_table_on_standard_output_and_the_counts_go_elsewhere(call, people, tmp_path, verb: str):
    asked = ["screen", people(*ROWS)] if verb == "screen" else ["cohort", "--people", 20, "--seed", 7]
    filed = call(*asked, "--out", tmp_path / "out.csv")
    piped = call(*asked, "--out", "-")
    assert piped.exit_code == filed.exit_code == 0
    assert piped.stdout_bytes == (tmp_path / "out.csv").read_bytes()
    assert filed.stdout in piped.stderr
    assert filed.stdout


@pytest.mark.parametrize("verb", ["screen", "cohort"])
def test_a_table_and_json_on_one_standard_output_are_refused_in_words(call, people, verb: str):
    asked = ["screen", people(*ROWS)] if verb == "screen" else ["cohort", "--people", 20]
    result = call(*asked, "--out", "-", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--json: standard output holds the table already (--out -); name a file" in result.stderr


def test_nothing_reaches_standard_output_of_a_table_with_bad_cells(call, people):
    result = call("screen", people("0,,,,,", *ROWS), "--out", "-")
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_schema_is_the_same_in_a_file_and_on_standard_output(call, tmp_path: Path):
    said = call("schema", "profile")
    assert said.stdout == call("schema", "profile", "--out", "-", "--json").stdout
    filed = call("schema", "profile", "--out", tmp_path / "profile.json")
    assert (filed.exit_code, filed.output) == (0, "")
    assert (tmp_path / "profile.json").read_text(encoding="utf-8") == said.stdout
    assert "is a folder" in call("schema", "--out", tmp_path).stderr


@pytest.mark.parametrize("asked", [["screen", "people.csv"], ["cohort", "--people", "10"], ["schema"]])
def test_a_device_is_written_into_and_stays_one(call, people, tmp_path, monkeypatch, asked: list[str]):
    people(*ROWS)
    monkeypatch.chdir(tmp_path)
    null = swallowing(tmp_path / "null")
    assert call(*asked, "--out", null).exit_code == 0
    assert stat.S_ISCHR(null.stat().st_mode)
    result = call(*asked, "--out", full(tmp_path / "full"))
    assert result.exit_code == 2
    assert "full: No space left on device; not all was written" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "null", "people.csv"]


def test_a_pipe_given_a_name_is_written_into(call, people, tmp_path: Path):
    pipe, got = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert call("screen", people(*ROWS), "--out", pipe).exit_code == 0
    reader.join(timeout=60)
    assert got[0].count("\n") == len(ROWS) + 1


def case(name: str = "piotr-pigeons") -> str:
    return (settings().scenarios / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["piotr-pigeons", "near twin", "a profile"])
def test_what_is_checked_may_come_from_standard_input(name: str):
    files = sorted(settings().scenarios.glob("*.yaml"))
    written = {
        "piotr-pigeons": case(),
        "near twin": next(text for text in (file.read_text(encoding="utf-8") for file in files) if "\ntwin:" in text),
        "a profile": (settings().content / "profiles/strict.yaml").read_text(encoding="utf-8"),
    }[name]
    result = CliRunner().invoke(main, ["check", "-"], input=written)
    assert (result.exit_code, result.output) == (0, "1 file, no problems\n")


def test_problems_of_standard_input_are_told_by_line(tmp_path: Path):
    broken = case().replace("expected_verdict: outside", "expected_verdict: within")
    result = CliRunner().invoke(main, ["check", "-", "--json"], input=broken)
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["files"] == 1
    lines = [at for at, line in enumerate(broken.splitlines(), 1) if "expected_verdict: within" in line]
    assert [(problem["file"], problem["line"]) for problem in told["problems"]] == [
        ("standard input", line) for line in lines
    ]
    (tmp_path / "pipe").symlink_to(f"/dev/fd/{(ends := os.pipe())[0]}")
    os.write(ends[1], b"title: x\n")
    os.close(ends[1])
    result = CliRunner().invoke(main, ["check", str(tmp_path / "pipe")])
    os.close(ends[0])
    assert "standard input:1: id: is missing" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("what", SAYING)
def test_a_full_standard_output_is_said_in_words(people, tmp_path: Path, what: str):
    people(*ROWS)
    with full(tmp_path / "full").open("w") as stdout:
        run = start(*SAYING[what], cwd=tmp_path, stdout=stdout)
        told = run.communicate(timeout=120)[1]
    assert run.returncode == 2, told
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert re.search("standard output: No space left on device; not (all was written|everything could be told)", told)


@pytest.mark.slow
@pytest.mark.parametrize("what", SAYING)
def test_a_reader_who_has_enough_ends_it_quietly(people, tmp_path: Path, what: str):
    people(*ROWS)
    read, written = os.pipe()
    os.close(read)
    run = start(*SAYING[what], cwd=tmp_path, stdout=written)
    told = run.communicate(timeout=120)[1]
    os.close(written)
    assert run.returncode == 141
    assert [line for line in told.splitlines() if "note:" not in line] == []


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", -15), ("SIGHUP", -1), ("SIGINT", 130)])
def test_a_cohort_that_is_killed_leaves_the_old_table_and_no_trace(tmp_path: Path, number: str, code: int):
    out = tmp_path / "people.csv"
    out.write_text("old")
    run = start("cohort", "--people", 20_000_000, "--out", out, preexec_fn=hears_signals)
    killed_while_writing(run, tmp_path, number)
    told = run.communicate(timeout=120)[1]
    assert (run.returncode, told) == (code, "Stopped before it was done\n" if number == "SIGINT" else "")
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]
    assert out.read_text() == "old"


@pytest.mark.slow
def test_a_screening_that_is_killed_leaves_no_trace(people, tmp_path: Path):
    table = people(*(ROWS[0] for _ in range(500_000)))
    run = start("screen", table, "--out", tmp_path / "scored.csv")
    killed_while_writing(run, tmp_path, "SIGTERM")
    run.communicate(timeout=120)
    assert run.returncode == -signal.SIGTERM
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


def hears_signals() -> None:
    """Undo what ``nohup`` and a shell's ``&`` do, under which the tests may run: the command then ignores them."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def killed_while_writing(run: subprocess.Popen, folder: Path, number: str) -> None:
    while not any(path.suffix == ".part" and path.stat().st_size for path in folder.iterdir()):
        assert run.poll() is None, run.communicate()
        time.sleep(0.01)
    run.send_signal(getattr(signal, number))


def test_what_a_shell_told_to_be_ignored_stays_ignored():
    from cryoteach.cli.ending import tidied_when_killed  # noqa: PLC0415 - one use

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with tidied_when_killed():
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) != signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


def test_signals_are_left_alone_where_they_cannot_be_caught():
    from cryoteach.cli.ending import tidied_when_killed  # noqa: PLC0415 - one use

    done = list[bool]()

    def elsewhere() -> None:
        with tidied_when_killed():
            done.append(True)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(timeout=60)
    assert done == [True]


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_the_help_of_every_verb_says_what_minus_means_and_how_it_ends(call, verb: str):
    told = " ".join(call(verb, "--help").stdout.split())
    assert re.search(r"\b(with|so) (--out )?- ", told, re.IGNORECASE)
    for code in ("0 when done", "1 when content", "2 when", "130 when", "141 when"):
        assert code in told
    assert "It ends with 0 when done" in " ".join(call("--help").stdout.split())
