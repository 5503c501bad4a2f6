"""`cryoteach check`: all files, or those that are named; every problem of every file at once."""

import json
import shutil
from pathlib import Path

from cryoteach.settings import settings


def test_what_is_shipped_has_no_problems(call):
    result = call("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(" files, no problems\n")


def test_json_counts_the_files_and_lists_the_problems(call, own_content: Path):
    assert json.loads(call("check", "--json").stdout)["problems"] == []
    (own_content / "profiles/strict.yaml").write_text("id: strict\n", encoding="utf-8")
    result = call("check", "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    answer = json.loads(result.stdout)
    assert answer["files"] > 20
    assert {problem["file"] for problem in answer["problems"]} == {"content/profiles/strict.yaml"}
    assert set(answer["problems"][0]) == {"file", "place", "line", "column", "message"}


def test_every_problem_of_every_file_is_listed_on_stderr(call, own_content: Path, tmp_path: Path, monkeypatch):
    cases = shutil.copytree(settings().scenarios, tmp_path / "cases")
    monkeypatch.setenv("CRYOTEACH_SCENARIOS", str(cases))
    (cases / "mei-ferry.yaml").write_text("id: mei-ferry\nlevel: easy\nspare: 1\n", encoding="utf-8")
    (own_content / "growth/words.yaml").write_text("slow: 3\n", encoding="utf-8")
    (own_content / "lessons/one-person.md").write_bytes(b"\xff")
    result = call("check")
    assert (result.exit_code, result.stdout) == (1, "")
    for start in (
        "scenarios/mei-ferry.yaml:2: level: ", "scenarios/mei-ferry.yaml:3: spare: ",
        "content/growth/words.yaml:1: slow: ", "content/lessons/one-person.md:",
    ):  # fmt: skip
        assert any(line.startswith(start) for line in result.stderr.splitlines()), (start, result.stderr)
    assert "problems in 3" in result.stderr.splitlines()[-1]


def test_named_files_and_folders_are_checked_wherever_they_lie(call, tmp_path: Path):
    shutil.copytree(settings().scenarios, tmp_path / "mine/deeper")
    result = call("check", tmp_path / "mine")
    assert result.exit_code == 0
    files = len(list(settings().scenarios.glob("*.yaml")))
    assert result.stdout == f"{files} files, no problems\n"
    broken = tmp_path / "mine/deeper/piotr-pigeons.yaml"
    text = broken.read_text(encoding="utf-8").replace("expected_verdict: outside", "expected_verdict: within")
    broken.write_text(text, encoding="utf-8")
    result = call("check", tmp_path / "mine")
    assert result.exit_code == 1
    assert result.stderr.count(f"{broken}:") == 3
    assert result.stderr.splitlines()[-1] == f"{files} files, 3 problems in 1"


def test_notes_are_printed_with_their_lines_and_refuse_nothing(call, tmp_path: Path):
    mine = shutil.copytree(settings().scenarios, tmp_path / "mine")
    files = len(list(mine.glob("*.yaml")))
    case = mine / "gwen-chapel-choir.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("from before the drugs", "since chemotherapy"), "utf-8")
    result = call("check", mine)
    assert (result.exit_code, result.stderr) == (0, "")
    [note, summary] = result.stdout.splitlines()
    assert note.startswith(f"{case}:")
    assert ": stages.2.story: note: the words measure growth “since chemotherapy”" in note
    assert summary == f"{files} files, no problems, 1 note"
    assert [told["place"] for told in json.loads(call("check", mine, "--json").stdout)["notes"]] == ["stages.2.story"]
    case.write_text(
        case.read_text(encoding="utf-8").replace("bowel", "old").replace("level: core", "level: 9"), "utf-8"
    )
    other = mine / "olu-barber.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace("bowel cancer", "lump"), encoding="utf-8")
    result = call("check", mine)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == f"{files} files, 1 problems in 1, 1 note"


def test_paths_that_cannot_be_checked_are_bad_usage_all_at_once(call, tmp_path: Path):
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("x", encoding="utf-8")
    result = call("check", tmp_path / "absent.yaml", tmp_path / "notes.txt", tmp_path / ".hidden.yaml")
    assert result.exit_code == 2
    assert "absent.yaml is not there" in result.stderr
    assert "notes.txt is not a .yaml or .yml file" in result.stderr
    assert ".hidden.yaml is not a" in result.stderr
