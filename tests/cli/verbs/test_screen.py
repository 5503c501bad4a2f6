"""`cryoteach screen`: every row as `assess` would have it, a ledger, and a file that is whole or not there at all."""

import csv
import errno
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES, Choice, Person
from cryoteach.domain.rules.phrases import TEAM
from cryoteach.wiring import load_profiles
from tests.cli.conftest import COLUMNS
from tests.cli.memory import ledger_and_megabytes
from tests.conftest import ROOT

GOOD = ("7,1.5,1,progressed,155,none-seen", "2,2.0,0,partial-response,slow,none-seen", "NA,,,,,")
MEGABYTES = 400


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_the_same_rows_come_back_with_four_columns_more(call, people, tmp_path: Path):
    table, out = people(*GOOD), tmp_path / "scored.csv"
    assert call("screen", table, "--out", out).exit_code == 0
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in (table, out))
    assert after[0] == f"{before[0]},verdict,met,failed,unknown"
    assert after[1] == f"{before[1]},outside,5,few-lesions,"
    assert after[2] == f"{before[2]},within,6,,"
    unknown = "chemotherapy-first;fit;few-lesions;small-lesions;slow-growing;no-spread"
    assert after[3] == f"{before[3]},cannot-tell,0,,{unknown}"


def test_json_has_the_agreed_shape_and_adds_up(call, people, tmp_path: Path):
    result = call("screen", people(*GOOD), "--out", tmp_path / "scored.csv", "--json")
    answer = json.loads(result.stdout)
    assert answer["profile"] == {"id": "leaflet", "version": load_profiles()["leaflet"].version}
    assert [answer[name] for name in ("people", "within", "outside", "cannot_tell", "skipped")] == [3, 1, 1, 1, 0]
    assert len(answer["histogram"]) == 64
    assert sum(answer["histogram"]) == 3
    assert answer["conditions"][2] == "few-lesions"
    assert answer["alone"]["few-lesions"] == answer["shapley"]["few-lesions"] == 1
    assert answer["funnel"][1:3] == [{"id": "fit", "left": 3}, {"id": "few-lesions", "left": 2}]
    assert set(answer) == {
        "profile", "people", "within", "outside", "cannot_tell", "skipped", "skipped_for", "conditions", "histogram",
        "alone", "funnel", "shapley", "read_as", "columns", "read_as_unknown", "converted", "nobody",
    }  # fmt: skip


def test_people_read_counts_a_line_per_condition_and_what_within_is_not(call, people, tmp_path: Path):
    told = call("screen", people(*GOOD), "--out", tmp_path / "scored.csv").stdout
    assert told.startswith("3 people: 1 within the limits, 1 outside the limits, 1 cannot tell\n")
    assert all(condition.id in told for condition in load_profiles()["leaflet"].conditions)
    assert f"Whoever is within the limits {TEAM}." in told
    assert told.endswith("Education with fictional people only.\n")


def anyone(chance: random.Random) -> dict[str, str]:
    """Make a row up, a third of it unknown."""
    values = {
        name: list(scale.options) if isinstance(scale, Choice) else [f"{value:g}" for value in scale.grid()]
        for name, scale in SCALES.items()
    }
    return {name: chance.choice([*known, *[""] * (len(known) // 2)]) for name, known in values.items()}


@pytest.mark.parametrize("profile", sorted(load_profiles()))
def test_every_row_is_what_assess_says(call, people, tmp_path: Path, profile: str):
    chance = random.Random(profile)
    table = people(*[",".join(anyone(chance).values()) for _ in range(300)])
    assert call("screen", table, "--out", tmp_path / "scored.csv", "--profile", profile).exit_code == 0
    for row in rows_of(tmp_path / "scored.csv"):
        person = Person(**{name: scale.read(row[name]) for name, scale in SCALES.items() if row[name]})
        alone = assess(person, load_profiles()[profile])
        failed, unknown = (
            ";".join(finding.id for finding in alone.with_status(status))
            for status in (Status.NOT_MET, Status.CANNOT_TELL)
        )
        added = [row[name] for name in ("verdict", "met", "failed", "unknown")]
        assert added == [alone.verdict.value, str(alone.met), failed, unknown]


def test_bad_cells_are_all_reported_with_line_and_column_and_nothing_is_written(call, people, tmp_path: Path):
    out = tmp_path / "scored.csv"
    out.write_text("old", encoding="utf-8")
    table = people("61,1.5,1,progressed,155,none-seen", GOOD[0], "7,x,9,gone,quick,", "7,1")
    result = call("screen", table, "--out", out)
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    places = [line.removeprefix(f"{table}:").split(": ")[0] for line in lines]
    assert places[:6] == ["2:1", "4:2", "4:3", "4:4", "4:5", "5"]
    assert lines[0].startswith(f"{table}:2:1: lesion_count: '61' is not possible")
    assert "or a word: slow, moderate or fast" in lines[4]
    assert lines[5].endswith("found 2 cells, expected 6, one for each column")
    assert "3 rows cannot be read, so nothing was written" in lines[6]
    assert out.read_text(encoding="utf-8") == "old"
    assert left_behind(tmp_path) == []


def test_skip_bad_keeps_the_good_rows_and_still_reports_the_others(call, people, tmp_path: Path):
    out = tmp_path / "scored.csv"
    table = people(GOOD[0], "61,,,,,", "7,1", GOOD[1])
    result = call("screen", table, "--out", out, "--skip-bad", "--skip-at-most", "0.5", "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["people"], answer["skipped"]) == (2, 2)
    assert [row["verdict"] for row in rows_of(out)] == ["outside", "within"]
    assert answer["skipped_for"] == [
        {"column": "lesion_count", "cause": "above the scale", "count": 1},
        {"column": "", "cause": "another number of cells", "count": 1},
    ]
    assert len(result.stderr.splitlines()) == 2
    told = call("screen", table, "--out", out, "--skip-bad", "--skip-at-most", "50%").stdout
    assert "; 2 rows left out" in told
    assert "2 of 4 rows (50.0%) were left out" in told
    assert "the 2 left are no longer the same people" in told


def test_more_than_one_row_in_ten_is_left_out_only_when_the_caller_says_how_many(call, people, tmp_path: Path):
    out, table = tmp_path / "scored.csv", people(*GOOD[:2] * 4, "0,,,,,")
    for options in ((), ("--skip-at-most", "11%")):
        result = call("screen", table, "--out", out, "--skip-bad", *options)
        assert (result.exit_code, result.stdout, out.exists()) == (1, "", False)
        assert "1 row of 9 cannot be read, 11%, so nothing was written" in result.stderr
        assert "say that so many may go with --skip-at-most 12%" in result.stderr
    assert call("screen", table, "--out", out, "--skip-bad", "--skip-at-most", "12%").exit_code == 0
    assert call("screen", people(*GOOD[:2] * 5, "0,,,,,"), "--out", out, "--skip-bad").exit_code == 0
    for share in ("0", "1.5", "lots", "1_0%"):
        assert call("screen", table, "--out", out, "--skip-bad", "--skip-at-most", share).exit_code == 2
    assert "give both" in call("screen", table, "--out", out, "--skip-at-most", "12%").stderr


@pytest.mark.parametrize("rows", [[], [""], ["", ""]])
def test_a_table_without_people_works(call, people, tmp_path: Path, rows: list[str]):
    result = call("screen", people(*rows), "--out", tmp_path / "scored.csv", "--json")
    assert (result.exit_code, json.loads(result.stdout)["people"]) == (0, 0)
    assert rows_of(tmp_path / "scored.csv") == []


def test_a_broken_table_ends_with_1_and_leaves_the_old_file(call, people, tmp_path: Path):
    out = tmp_path / "scored.csv"
    out.write_text("old", encoding="utf-8")
    for table in (people(header="name,age"), people(*GOOD, 'x,"y', name="open.csv")):
        result = call("screen", table, "--out", out, "--skip-bad")
        assert (result.exit_code, result.stdout) == (1, "")
        assert str(table) in result.stderr
    assert out.read_text(encoding="utf-8") == "old"
    assert left_behind(tmp_path) == []


def test_findings_without_a_column_are_named_on_stderr(call, people, tmp_path: Path):
    result = call("screen", people("3", header="lesion_count"), "--out", tmp_path / "scored.csv", "--json")
    assert "note: no column largest_diameter_cm, performance_status" in result.stderr
    assert json.loads(result.stdout)["cannot_tell"] == 1


def test_bad_usage_is_told_all_at_once(call, people, tmp_path: Path):
    table = people(*GOOD)
    result = call("screen", tmp_path / "absent.csv", table, "--out", tmp_path / "no/where.csv", "--profile", "x")
    assert result.exit_code == 2
    for sentence in ("absent.csv is not there", "TABLE: is given 2 times", "where.csv: the folder", "no profile is"):
        assert sentence.replace("where.csv: ", "") in result.stderr
    bare = call("screen")
    assert bare.exit_code == 2
    assert "TABLE: is missing" in bare.stderr
    assert "--out: is missing" in bare.stderr


def test_out_may_not_be_the_table_a_folder_or_in_a_folder_closed_to_us(call, people, tmp_path: Path, monkeypatch):
    table = people(*GOOD)
    kept = table.read_text(encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(table)
    for out in (table, tmp_path / "link.csv", tmp_path / "." / "people.csv"):
        result = call("screen", table, "--out", out)
        assert result.exit_code == 2
        assert "is the table itself" in result.stderr
    assert "is a folder; name a file in it" in call("screen", table, "--out", tmp_path).stderr
    assert "is not a file" in call("screen", tmp_path, "--out", tmp_path / "scored.csv").stderr
    monkeypatch.setattr(os, "access", lambda *_: False)
    closed = call("screen", table, "--out", tmp_path / "scored.csv")
    assert closed.exit_code == 2
    assert "may not be written to" in closed.stderr
    assert table.read_text(encoding="utf-8") == kept


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_trace(call, people, tmp_path: Path, monkeypatch):
    out = tmp_path / "scored.csv"
    out.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = call("screen", people(*GOOD), "--out", out)
    assert result.exit_code == 2
    assert "No space left on device; nothing was written" in result.stderr
    assert out.read_text(encoding="utf-8") == "old"
    assert left_behind(tmp_path) == []


def test_an_interruption_leaves_the_old_file_and_no_trace(call, people, tmp_path: Path, monkeypatch):
    out = tmp_path / "scored.csv"
    out.write_text("old", encoding="utf-8")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    assert call("screen", people(*GOOD), "--out", out).exit_code == 130
    assert out.read_text(encoding="utf-8") == "old"
    assert left_behind(tmp_path) == []


def test_a_terminal_sees_how_far_it_is_and_whole_lines_of_problems(people, tmp_path: Path):
    pty = pytest.importorskip("pty", reason="Windows has no such terminals")
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "cryoteach.cli",
        "screen",
        people("0,,,,,", GOOD[0]),
        "--out",
        tmp_path / "s.csv",
        "--skip-at-most",
        "1",
    ]
    with open(ours, "rb", closefd=True) as screen:  # noqa: PTH123 - a descriptor, not a path
        spoken = subprocess.run(
            [*command, "--skip-bad", "--json"], stdout=subprocess.PIPE, stderr=theirs, check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        shown = screen.read1().decode()
        os.close(theirs)
    assert json.loads(spoken.stdout)["people"] == 1
    assert "Screening" in shown
    assert "100%" in shown
    assert f"\r\x1b[K{tmp_path / 'people.csv'}:2:1: " in shown


@pytest.mark.parametrize("count", [200_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_very_many_people_fit_in_little_memory(tmp_path: Path, count: int):
    table, out = tmp_path / "people.csv", tmp_path / "scored.csv"
    with table.open("w", encoding="utf-8") as stream:
        stream.write(f"name,{COLUMNS}\n")
        stream.writelines(f"person {at},{GOOD[at % 3]}\n" for at in range(count))
    ledger, megabytes = ledger_and_megabytes("screen", table, "--out", out)
    assert ledger["people"] == count
    assert ledger["outside"] == ledger["histogram"][4] == len(range(0, count, 3))
    assert ledger["within"] == len(range(1, count, 3))
    with out.open(encoding="utf-8") as stream:
        assert sum(1 for _ in stream) == count + 1
    assert megabytes < MEGABYTES


def test_standard_input_and_a_pipe_are_read(people, tmp_path: Path):
    text = people(*GOOD).read_bytes()
    command = [sys.executable, "-m", "cryoteach.cli", "screen"]
    spoken = {"check": True, "capture_output": True, "env": {**os.environ, "PYTHONPATH": str(ROOT)}}
    for name in ("-", "/dev/stdin"):
        out = tmp_path / "out.csv"
        run = subprocess.run([*command, name, "--out", out, "--json"], input=text, **spoken)  # noqa: PLW1510 - checked
        assert json.loads(run.stdout)["people"] == 3
        assert len(rows_of(out)) == 3


def test_all_lists_each_cell(call, people, tmp_path: Path):
    result = call("screen", people(*["x,,,,,"] * 5), "--out", tmp_path / "s.csv", "--all")
    assert [line.split(":")[1] for line in result.stderr.splitlines()[:5]] == ["2", "3", "4", "5", "6"]


def test_content_of_tables_that_cannot_be_used_is_named(call, people, own_content, tmp_path: Path):
    (own_content / "tables" / "columns.yaml").write_text("lesion_count: 1", encoding="utf-8")
    result = call("screen", people(*GOOD), "--out", tmp_path / "s.csv")
    assert result.exit_code == 1
    assert "content/tables/columns.yaml" in result.stderr
