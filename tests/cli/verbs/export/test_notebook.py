"""`cryoteach export notebook`: a case or invented people, whole or not at all."""

import json

from cryoteach.domain.rules.assessment import assess
from cryoteach.wiring import content
from tests.export.notebook.ran import ran


def test_a_case_becomes_a_notebook_that_runs(call, tmp_path):
    target = tmp_path / "mei.ipynb"
    report = json.loads(call("export", "notebook", "--out", target, "--case", "mei-ferry", "--json").stdout)
    assert (report["product"], report["bytes"], report["cases"]) == ("notebook", target.stat().st_size, ["mei-ferry"])
    case = content().teaching.cases["mei-ferry"]
    made = ran(target.read_text(encoding="utf-8"))
    assert made["answer"] == assess(case.person, content().rules.profiles[case.profile])


def test_invented_people_are_those_of_the_cohort_command(call, tmp_path):
    target, asked = tmp_path / "people.ipynb", ("--people", "3000", "--seed", "0", "--profile", "relaxed")
    told = call("export", "notebook", "--out", target, *asked).stdout
    assert "made with the limits relaxed" in told
    made = ran(target.read_text(encoding="utf-8"))
    counted = json.loads(call("cohort", *asked, "--json").stdout)
    assert (made["ledger"].people, made["ledger"].within) == (3000, counted["within"])


def test_whatever_is_wrong_is_told_and_nothing_is_written(call, tmp_path):
    target = tmp_path / "a.ipynb"
    both = call("export", "notebook", "--out", target, "--case", "mei-ferry", "--people", "10")
    assert both.exit_code == 2
    assert "give one kind" in both.stderr
    wrong = call(
        "export", "notebook", "--out", target, "--case", "nobody", "--people", "0", "--preset", "x", "--profile", "y"
    )
    assert wrong.exit_code == 2
    for words in ("no case is called 'nobody'", "'0' is not possible", "no profile is called 'y'"):
        assert words in wrong.stderr
    assert not target.exists()
    assert '"nbformat": 4' in call("export", "notebook", "--out", "-", "--people", "10").stdout
