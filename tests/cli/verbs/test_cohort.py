"""`cryoteach cohort`: the same people every time, counted as `screen` counts them, in little memory."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.population.screening import screen
from cryoteach.domain.rules.phrases import TEAM
from cryoteach.wiring import content, load_profiles
from tests.cli.memory import ledger_and_megabytes
from tests.conftest import ROOT

MEGABYTES = 400
MILLION = 1_000_000
SMALL = ("cohort", "--people", 2000, "--seed", 7, "--preset", "selected")


def test_json_has_the_agreed_shape_and_the_numbers_of_the_library(call):
    answer = json.loads(call(*SMALL, "--profile", "strict", "--json").stdout)
    profile = load_profiles()["strict"]
    ledger = screen(make_cohort(content().models.cohort, "selected", 2000, 7), profile).ledger()
    assert answer == {
        "people": 2000,
        "seed": 7,
        "preset": "selected",
        "profile": {"id": "strict", "version": profile.version},
        "histogram": list(ledger.histogram),
        "alone": ledger.alone(),
        "funnel": [{"id": name, "left": left} for name, left in ledger.funnel()],
        "shapley": ledger.shapley(),
        "within": ledger.within,
    }


def test_the_table_it_writes_is_screened_to_the_same_ledger(call, tmp_path: Path):
    people = tmp_path / "people.csv"
    made = json.loads(call(*SMALL, "--out", people, "--json").stdout)
    screened = json.loads(call("screen", people, "--out", tmp_path / "scored.csv", "--json").stdout)
    assert {name: screened[name] for name in ("people", "within", "histogram", "alone")} == {
        name: made[name] for name in ("people", "within", "histogram", "alone")
    }


def test_the_same_call_gives_the_same_people_and_another_seed_others(call, tmp_path: Path):
    texts = []
    for seed in (7, 7, 8):
        call("cohort", "--people", 100, "--seed", seed, "--out", tmp_path / "people.csv")
        texts.append((tmp_path / "people.csv").read_text(encoding="utf-8"))
    assert texts[0] == texts[1] != texts[2]


def test_people_read_that_it_is_a_model_and_what_within_is_not(call):
    told = call(*SMALL).stdout
    assert told.startswith("2,000 people: ")
    assert "Model output, not evidence: invented people, preset selected, seed 7." in told
    assert all(condition.id in told for condition in load_profiles()["leaflet"].conditions)
    assert f"Whoever is within the limits {TEAM}." in told


def test_bad_usage_is_told_all_at_once(call, tmp_path: Path):
    result = call(
        "cohort",
        "--people",
        "1e5",
        "--seed",
        "-1",
        "--preset",
        "rosy",
        "--profile",
        "x",
        "--out",
        tmp_path / "no/x.csv",
    )
    assert result.exit_code == 2
    for sentence in (
        "--people: '1e5' is not possible; it takes a whole number from 1",
        "--seed: '-1' is not possible; it takes a whole number from 0",
        "--preset: no preset is called 'rosy'; known: central, treated, selected, unselected",
        "--profile: no profile is called 'x'",
        "is not there; make it first",
    ):
        assert sentence in result.stderr
    assert "--people: '0' is not possible" in call("cohort", "--people", 0).stderr


def test_a_broken_cohort_file_ends_with_1_and_its_problems(call, own_content: Path):
    path = own_content / "evidence" / "cohort.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("central: 0.45\n", "central: 4.5\n", 1), encoding="utf-8")
    result = call("cohort")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "content/evidence/cohort.yaml:" in result.stderr
    assert "parameters.0.central: found 4.5" in result.stderr
    assert call("assess", "--lesion-count", 7).exit_code == 0


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_trace(call, tmp_path: Path, monkeypatch):
    out = tmp_path / "people.csv"
    out.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = call(*SMALL, "--out", out)
    assert result.exit_code == 2
    assert "No space left on device; nothing was written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]
    assert out.read_text(encoding="utf-8") == "old"


def test_a_terminal_sees_how_far_it_is():
    pty = pytest.importorskip("pty", reason="Windows has no such terminals")
    ours, theirs = pty.openpty()
    with open(ours, "rb", closefd=True) as terminal:  # noqa: PTH123 - a descriptor, not a path
        spoken = subprocess.run(
            [sys.executable, "-m", "cryoteach.cli", "cohort", "--people", "1000", "--json"],
            stdout=subprocess.PIPE, stderr=theirs, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        shown = terminal.read1().decode()
        os.close(theirs)
    assert json.loads(spoken.stdout)["people"] == 1000
    assert "Inventing people" in shown
    assert "100%" in shown


@pytest.mark.parametrize(
    ("people", "written"),
    [(200_000, True), *(pytest.param(MILLION, written, marks=pytest.mark.slow) for written in (False, True))],
)
def test_very_many_people_fit_in_little_memory(tmp_path: Path, people: int, written: bool):  # noqa: FBT001 - filled in
    out = ["--out", tmp_path / "people.csv"] if written else []
    ledger, megabytes = ledger_and_megabytes("cohort", "--people", people, *out)
    assert sum(ledger["histogram"]) == people
    assert megabytes < MEGABYTES
