"""`cryoteach export offline`: a file or nothing, a report, and words for whatever is wrong with the call."""

import errno
import json
import os
import subprocess
import sys

import pytest

from cryoteach.library.files import whole_files
from tests.conftest import ROOT


def test_it_writes_the_file_and_reports_it(call, tmp_path):
    target = tmp_path / "cryoteach.html"
    told = call("export", "offline", "--out", target, "--case", "mei-ferry", "--case", "mei-ferry").stdout
    assert f"{target}: {target.stat().st_size:,} bytes, made with the limits leaflet" in told
    assert "not yet reviewed by a clinician" in told
    assert "Cases: 1" in told
    assert "Mei and the island ferry" in target.read_text(encoding="utf-8")


def test_the_report_for_programs_has_path_bytes_cases_and_versions(call, tmp_path):
    target = tmp_path / "a.html"
    result = call("export", "offline", "--out", target, "--case", "mei-ferry", "--profile", "strict", "--json")
    report = json.loads(result.stdout)
    assert (report["product"], report["path"], report["bytes"]) == ("offline", str(target), target.stat().st_size)
    assert [limits["id"] for limits in report["limits"]] == ["strict", "leaflet"]  # the case is judged by the latter
    assert set(report["limits"][0]) == {"id", "version", "date", "reviewer"}
    assert report["cases"] == ["mei-ferry"]


def test_on_standard_output_the_report_stands_on_standard_error(call):
    result = call("export", "offline", "--out", "-", "--case", "mei-ferry")
    assert result.stdout.startswith("<!doctype html>")
    assert "Cases: 1" in result.stderr
    assert call("export", "offline", "--out", "-", "--json").exit_code == 2


def test_all_that_is_wrong_with_the_call_is_told_at_once(call, tmp_path):
    result = call("export", "offline", "--out", tmp_path / "no/a.html", "--case", "nobody", "--profile", "gone")
    assert result.exit_code == 2
    for words in ("no case is called 'nobody'; known:", "no profile is called 'gone'", "is not there; make it first"):
        assert words in result.stderr
    assert "--out: is missing" in call("export", "offline").stderr


def test_a_product_that_is_none_is_told(call):
    result = call("export", "ofline", "--out", "a.html")
    assert result.exit_code == 2
    assert "ofline" in result.stderr


def test_a_case_with_an_error_is_told_when_named_and_left_out_aloud_when_not(call, tmp_path, own_scenarios):
    broken = own_scenarios / "mei-ferry.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("level: stretch", "level: huge"), encoding="utf-8")
    target = tmp_path / "a.html"
    named = call("export", "offline", "--out", target, "--case", "mei-ferry")
    assert named.exit_code == 1
    assert "mei-ferry.yaml" in named.stderr
    assert not target.exists()
    rest = call("export", "offline", "--out", target)
    assert rest.exit_code == 0
    assert "Left out, for they cannot be used: mei-ferry" in rest.stdout


def test_a_title_of_two_hundred_signs_is_an_error_of_the_case(call, tmp_path, own_scenarios):
    case = own_scenarios / "mei-ferry.yaml"
    text = case.read_text(encoding="utf-8").replace("title: Mei and the island ferry", f"title: {'a' * 200}")
    case.write_text(text, encoding="utf-8")
    result = call("export", "offline", "--out", tmp_path / "a.html", "--case", "mei-ferry")
    assert result.exit_code == 1
    assert "title" in result.stderr


def test_a_profile_that_is_gone_takes_its_cases_with_it_in_words(call, tmp_path, own_content, own_scenarios):
    case = own_scenarios / "mei-ferry.yaml"
    text = case.read_text(encoding="utf-8").replace("level: stretch", "level: stretch\nprofile: strict")
    case.write_text(text, encoding="utf-8")
    (own_content / "profiles/strict.yaml").unlink()
    result = call("export", "offline", "--out", tmp_path / "a.html", "--case", "mei-ferry")
    assert result.exit_code in {1, 2}
    assert "strict" in result.stderr
    assert not (tmp_path / "a.html").exists()


def test_no_case_at_all_is_said(call, tmp_path, own_scenarios):
    for case in own_scenarios.iterdir():
        case.unlink()
    result = call("export", "offline", "--out", tmp_path / "a.html")
    assert result.exit_code == 1
    assert "no case can be used" in result.stderr
    assert not (tmp_path / "a.html").exists()


# root may write where its own rights say no; without this one right it is as bound by them as everybody else
BOUND = ["setpriv", "--bounding-set=-dac_override"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    tmp_path.chmod(0o555)
    command = [
        *BOUND,
        sys.executable,
        "-m",
        "cryoteach.cli",
        "export",
        "offline",
        "--case",
        "mei-ferry",
        "--out",
        "a.html",
    ]
    search = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=search, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "may not be written to" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_stood_there_and_nothing_besides(call, tmp_path, monkeypatch):
    target = tmp_path / "a.html"
    target.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr(whole_files.os, "fsync", full)
    result = call("export", "offline", "--out", target, "--case", "mei-ferry")
    assert result.exit_code == 2
    assert "No space left on device; nothing was written" in result.stderr
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a.html", "before")]
