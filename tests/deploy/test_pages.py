"""The pages for whoever runs a server: the arithmetic comes out, and what they name is there."""

import re

import pytest

from cryoteach.known_settings import KNOWN
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
CAPACITY = (DEPLOY / "CAPACITY.md").read_text("utf-8")
FAILURES = (DEPLOY / "FAILURES.md").read_text("utf-8")
SUM = re.compile(r"^ *(?:[a-zA-Z][\w,/ ]*?  +)([\d(][\d,.×/+() -]*) = ([\d,.]+)$", re.MULTILINE)
BLOCKS = re.findall(r"```text\n(.*?)```", CAPACITY, re.DOTALL)
SUMS = SUM.findall("".join(BLOCKS))


@pytest.mark.parametrize(("asked", "told"), SUMS, ids=[asked for asked, _ in SUMS])
def test_the_arithmetic_comes_out(asked: str, told: str):
    worked_out = eval(asked.replace(",", "").replace("×", "*"), {"__builtins__": {}})  # noqa: S307 - figures and signs
    assert worked_out == pytest.approx(float(told.replace(",", "")), rel=0.01)


def test_every_line_of_arithmetic_is_looked_at():
    assert len(SUMS) == sum(line.count(" = ") for line in "".join(BLOCKS).splitlines()) >= 20


def test_every_row_of_what_breaks_has_a_figure_and_a_test_that_is_there():
    rows = [line.strip("| ").split(" | ") for line in FAILURES.splitlines() if line.endswith("` |")]
    assert len(rows) == FAILURES.count("\n| ") - 2  # but for the headings
    for *_, measured, by in rows:
        file, _, name = by.strip("`").partition("::")
        assert re.search(r"\d", measured), measured
        assert f"def {name or 'test_'}" in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "CAPACITY.md", "FAILURES.md"])
def test_what_a_page_points_to_is_there(page: str):
    text = (DEPLOY / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    files = [f"../{name}" for name in re.findall(r"deploy/[\w./-]+\w", text) if "/.env" not in name]
    assert [link for link in [*links, *files] if not (DEPLOY / link).exists()] == []
    variables = re.findall(r"CRYOTEACH_\w+", text)
    assert [name for name in variables if name not in {setting.name for setting in KNOWN}] == []
