"""The pinned sets are whole: each holds, with its extras, all that every package in it asks for, on every system."""

import re
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import IN_CI, ROOT
from tests.pins import ELSEWHERE, HERE, Pin, faults, pins, unneeded

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PEERS = "tests/benchmarks/peers.lock"
SERVER = "deploy/requirements.lock"
EXTRAS_OF = {
    "requirements.lock": ["dev"],
    "requirements-run.lock": ["build"],
    SERVER: ["server"],
    ".ci/lowest.lock": ["build", "test"],
    PEERS: ["peers"],
}
ON = {lock: {"here": HERE} if lock == ".ci/lowest.lock" else ELSEWHERE for lock in EXTRAS_OF}
ENVIRONMENTS = [pytest.param(lock, on, id=f"{lock}, {name}") for lock in ON for name, on in ON[lock].items()]
LOCAL_OR_HOST = re.compile(r"://|^\s*-(?!-hash)|(^|\s)(/|[A-Z]:\\|\.\.?/|~)|@ ", re.MULTILINE)
COVERAGE = "coverage==7.17.3 --hash=sha256:" + 64 * "a"
PYTEST_COV = "pytest-cov==7.1.0 --hash=sha256:" + 64 * "b"
MADE_UP = {"pytest-cov": ["coverage[toml]>=7.10.6", "virtualenv; extra == 'testing'"], "coverage": []}


@cache
def pinned(lock: str) -> list[Pin]:
    return pins((ROOT / lock).read_text(encoding="utf-8"))


def roots(lock: str) -> list[str]:
    """List what the project asks for of a pinned set; an extra of the project's own is taken apart."""
    asked, ahead = list(PROJECT["dependencies"]), list(EXTRAS_OF[lock])
    while ahead:
        for one in PROJECT["optional-dependencies"][ahead.pop()]:
            if Requirement(one).name == PROJECT["name"]:
                ahead += Requirement(one).extras
            else:
                asked.append(one)
    return asked


def installed(name: str) -> str:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return "nothing"


def astray(lock: str) -> list[str]:
    """List what is installed here otherwise than a pinned set says."""
    here = [pin for pin in pinned(lock) if pin.applies(HERE)]
    return [f"{pin.name}: {pin.version} is pinned, {there} is installed" for pin in here
            if (there := installed(pin.name)) != pin.version]  # fmt: skip


def asked_in(lock: str) -> dict[str, list[str]]:
    """What each package that is installed here just as a set pins it asks for, in the words of its own metadata."""
    as_pinned = {pin.name for pin in pinned(lock) if installed(pin.name) == pin.version}
    return {name: distribution(name).requires or [] for name in as_pinned}


def test_every_package_that_the_set_of_this_environment_pins_is_installed_as_pinned():
    wrong = {lock: astray(lock) for lock in ("requirements.lock", ".ci/lowest.lock")}
    if all(wrong.values()) and not IN_CI:
        pytest.skip("this environment was not made from a pinned set")
    assert [] in wrong.values(), wrong["requirements.lock"]


@pytest.mark.parametrize(("lock", "on"), ENVIRONMENTS)
def test_what_the_project_and_every_package_ask_for_stands_there_with_its_extras(lock: str, on: dict[str, str]):
    assert faults(pinned(lock), asked_in(lock), roots(lock), on) == set()


@pytest.mark.parametrize("lock", ["requirements-run.lock", SERVER])
@pytest.mark.parametrize("on", ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_sets_that_run_the_app_are_parts_of_the_tested_set(on: dict[str, str], lock: str):
    whole, part = (
        {pin.name: (pin.version, pin.hashes) for pin in pinned(one) if pin.applies(on)}
        for one in ("requirements.lock", lock)
    )
    assert {name: whole.get(name) for name in part} == part


def test_the_set_that_runs_the_app_holds_no_more_than_that_needs():
    lock = "requirements-run.lock"
    if astray(lock) and not astray(".ci/lowest.lock"):
        return  # the run in which this very set is installed knows what its packages ask for
    assert unneeded(pinned(lock), asked_in(lock), roots(lock), HERE) == set()


def test_the_lowest_set_holds_every_direct_requirement_at_its_floor():
    there = {pin.name: pin.version for pin in pinned(".ci/lowest.lock")}
    floors = {one.name: one for one in map(Requirement, roots(".ci/lowest.lock"))}
    bounds = {name: {spec.operator: spec.version for spec in one.specifier} for name, one in floors.items()}
    assert [name for name, bound in bounds.items() if bound.keys() not in ({">="}, {">=", "<"})] == []
    expected = {canonicalize_name(name): bound[">="] for name, bound in bounds.items()}
    assert {name: Requirement(f"x=={there[name]}").specifier.contains(floor) for name, floor in expected.items()} == (
        dict.fromkeys(expected, True)
    )


@pytest.mark.parametrize("lock", EXTRAS_OF)
def test_every_line_has_hashes_and_names_one_version_and_no_place_to_fetch_from(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert [pin.name for pin in pinned(lock) if not pin.hashes or str(pin.requirement.specifier)[:2] != "=="] == []
    assert [pin.name for pin in pinned(lock) if pin.requirement.url] == []
    assert LOCAL_OR_HOST.findall(text) == []


@pytest.mark.parametrize("line", ["--index-url x", "-e .", "a @ b", "# at /root/x", "# from https://x.y/z", "-c C:\\x"])
def test_a_place_to_fetch_from_would_be_found(line: str):
    assert LOCAL_OR_HOST.search(f"a==1\n{line}\n")


def test_a_set_whose_extras_were_stripped_is_told_as_it_broke_the_second_line_on_python_3_11():
    """Issue 9, section 1: pip 23.2 stopped at ``coverage[toml]``, because the pinned set held ``coverage``."""
    broken, mended = (pins(f"{PYTEST_COV}\n{line}\n") for line in (COVERAGE, COVERAGE.replace("==", "[toml]==", 1)))
    told = {"pytest-cov asks for coverage[toml], which stands there without it"}
    assert faults(broken, MADE_UP, ["pytest-cov>=6.0"], HERE) == told
    assert faults(mended, MADE_UP, ["pytest-cov>=6.0"], HERE) == set()


@pytest.mark.parametrize(
    ("line", "root", "told"),
    [
        (COVERAGE.replace("coverage", "coverage[toml]", 1).replace("7.17.3", "7.10.0"), "pytest-cov",
         "pytest-cov asks for coverage>=7.10.6, and 7.10.0 stands there"),
        ("other==1", "pytest-cov", "pytest-cov asks for coverage, which is not there"),
        ("coverage[toml]==8 ; sys_platform == 'win32'", "pytest-cov",
         "pytest-cov asks for coverage, which is not there"),
        ("coverage[toml]==8", "Segno>=2", "the project asks for Segno, which is not there"),
    ],
)  # fmt: skip
def test_a_set_with_another_gap_is_told_too(line: str, root: str, told: str):
    linux = ELSEWHERE["linux, Python 3.12"]
    assert told in faults(pins(f"{PYTEST_COV}\n{line}"), MADE_UP, [root], linux)


def test_what_nothing_leads_to_is_found():
    found = pins(f"{PYTEST_COV}\n{COVERAGE}\nleft-over==1\n")
    assert unneeded(found, MADE_UP, ["pytest-cov"], HERE) == {"left-over"}
