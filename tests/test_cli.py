"""The command as a whole: its verbs, their help, and the three ways in which it ends."""

import importlib.metadata
import re
import shlex
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from cryoteach.cli import main
from tests.conftest import ROOT

VERBS = sorted(main.commands)
TEN_BAD = (
    "--lesion-count=61", "--largest-diameter-cm=15.1", "--performance-status=5", "--chemotherapy-response=gone",
    "--doubling-time-days=quick", "--extrahepatic-disease=perhaps", "--profile=nobody", "--verbose", "--jsn",
    "--json=3",
)  # fmt: skip


def call(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


def examples(text: str) -> list[str]:
    """Find the examples of a help text, long lines joined."""
    return re.findall(r"^ +(cryoteach .+)$", re.sub(r"\\\n +", "", text), re.MULTILINE)


def test_the_verbs_are_those_of_the_issues():
    assert {"run", "rooms", "assess", "screen", "cohort", "check", "review", "export", "schema"} == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples_of_itself_and_can_print_json(verb: str):
    result = call(verb, "--help")
    assert result.exit_code == 0
    assert "--json" in result.stdout
    assert examples(result.stdout)
    assert all(example.split()[1] == verb for example in examples(result.stdout))


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"run", "rooms"}))
def test_every_example_in_the_help_works(verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("scenarios", "profiles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "../my-cases").mkdir(exist_ok=True)
    (tmp_path / "people.csv").write_text("name,lesion_count,doubling_time_days\nAda,7,slow\nBen,2,\n", encoding="utf-8")
    ours = (ROOT / "cryoteach/content/profiles/strict.yaml").read_text(encoding="utf-8")
    (tmp_path / "profiles/ours.yaml").write_text(ours.replace("id: strict", "id: ours"), encoding="utf-8")
    case = (ROOT / "scenarios/piotr-pigeons.yaml").read_text(encoding="utf-8")
    (tmp_path / "scenarios/my-case.yaml").write_text(case.replace("piotr-pigeons", "my-case"), encoding="utf-8")
    clinic = "Patient,Number of lesions,Spread\nA,2,No\nB,3,Yes\n"
    (tmp_path / "clinic.csv").write_text(clinic, encoding="utf-8")
    workbook = openpyxl.Workbook()
    workbook.active.title = "March"
    workbook.active.append(["Patient", "Number of lesions", "Max size"])
    workbook.active.append(["A", 2, 15])
    workbook.save("clinic.xlsx")
    for example in examples(call(verb, "--help").stdout):
        result = call(*shlex.split(example.partition(">")[0])[1:])
        assert result.exit_code == 0, (example, result.output)


def test_the_form_of_the_example_in_the_help_is_refused_in_words_until_it_is_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert call("review", "--out", "review.yaml").exit_code == 0
    result = call("review", "--take", "review.yaml")
    assert result.exit_code == 1
    assert "reviewer: is empty; please fill it in" in result.output


def test_no_verb_and_an_unknown_verb_are_bad_usage():
    assert call().exit_code == 2
    unknown = call("cure")
    assert unknown.exit_code == 2
    assert "cure" in unknown.stderr


def test_ten_bad_options_are_ten_sentences_at_once_on_stderr():
    result = call("assess", *TEN_BAD)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "10 problems" in result.stderr
    assert [bad for bad in TEN_BAD if f"\n  {bad.partition('=')[0]}: " not in result.stderr] == []


def test_one_bad_option_is_one_line_that_says_what_is_legal():
    result = call("assess", "--lesion-count", "0")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        "Error: --lesion-count: '0' is not possible for liver tumours (lesion_count); "
        "it takes a whole number from 1 to 60 tumours"
    )


def test_a_misspelt_option_is_told_its_neighbour_and_takes_its_value_along():
    result = call("assess", "--lesion-cuont", "7")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith("did you mean --lesion-count?")


def test_options_given_twice_or_without_a_value_and_stray_words_are_refused_together():
    result = call("assess", "stray", "--lesion-count", "7", "--lesion-count", "8", "--profile")
    assert result.exit_code == 2
    for sentence in ("stray: is not expected", "--lesion-count: is given 2 times", "--profile: needs a value"):
        assert sentence in result.stderr


def test_what_follows_two_dashes_is_no_option():
    result = call("check", "--", "--lesion-count")
    assert result.exit_code == 2
    assert "--lesion-count is not there" in result.stderr


def test_the_command_runs_as_a_module_and_is_the_entry_point():
    spoken = subprocess.run(
        [sys.executable, "-m", "cryoteach.cli", "--help"], capture_output=True, text=True, check=True
    )
    assert spoken.stdout.startswith("Usage: cryoteach ")
    found = [point for point in importlib.metadata.entry_points(group="console_scripts") if point.name == "cryoteach"]
    assert [point.load() for point in found] in ([main], [])  # none when it is not installed
