"""What the tests of the command share: calling it, a table to score, and content of one's own to break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cryoteach.cli import main
from cryoteach.settings import settings

COLUMNS = (
    "lesion_count,largest_diameter_cm,performance_status,chemotherapy_response,doubling_time_days,extrahepatic_disease"
)


@pytest.fixture
def call() -> Callable[..., Result]:
    """Call the command: ``call("assess", "--json")``; an error that nobody raised on purpose fails the test."""

    def run(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def people(tmp_path: Path) -> Callable[..., Path]:
    """Write a table: ``people("7,1.5,1,progressed,155,none-seen")``."""

    def write(*rows: str, header: str = COLUMNS, name: str = "people.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join([header, *rows, ""]), encoding="utf-8", newline="")
        return path

    return write


@pytest.fixture
def own_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of content/ that the command reads instead, to be broken."""
    copy = shutil.copytree(settings().content, tmp_path / "content")
    monkeypatch.setenv("CRYOTEACH_CONTENT", str(copy))
    return copy


@pytest.fixture
def own_scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of scenarios/ that the command reads instead, to be broken."""
    copy = shutil.copytree(settings().scenarios, tmp_path / "scenarios")
    monkeypatch.setenv("CRYOTEACH_SCENARIOS", str(copy))
    return copy
