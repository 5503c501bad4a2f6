"""The tools that check the scripts: pinned exactly, by hash, from whichever registry a machine is set to."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import scripts
from tests.conftest import ROOT

LOCK = json.loads(scripts.LOCK.read_text(encoding="utf-8"))
PACKAGES = {path: package for path, package in LOCK["packages"].items() if path}
ASKED = json.loads((scripts.HERE / "package.json").read_text(encoding="utf-8"))["devDependencies"]


def test_what_is_asked_for_is_exact_and_is_what_the_lock_holds():
    assert LOCK["packages"][""]["devDependencies"] == ASKED
    assert {name: PACKAGES[f"node_modules/{name}"]["version"] for name in ASKED} == ASKED


def test_every_package_is_pinned_by_hash():
    assert [path for path, package in PACKAGES.items() if not package.get("integrity", "").startswith("sha512-")] == []


def test_the_lock_names_no_address_and_npm_would_not_write_one():
    assert re.findall(r"\w+://|\"resolved\"", scripts.LOCK.read_text(encoding="utf-8")) == []
    assert "omit-lockfile-registry-resolved=true" in (scripts.HERE / ".npmrc").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_node_it_says_so_and_only_in_ci_fails(ci: str, code: int, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.scripts"], cwd=ROOT, env={"PATH": str(tmp_path), "CI": ci},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr == "The scripts were not checked: node (Node 18.19 or newer) is not on this machine.\n"
