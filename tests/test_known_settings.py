"""Settings by name: the table that is shown is the one that is declared, and a slip of the pen is refused in words."""

import os
import re

import pytest
from click.testing import CliRunner

from cryoteach.cli import main
from cryoteach.errors import SettingError
from cryoteach.known_settings import KNOWN, OF_THE_TESTS, table, unknown_settings
from cryoteach.server_settings import server_settings
from tests.conftest import ROOT

PAGE = ROOT / "deploy/SETTINGS.md"
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
NAME = re.compile(r"\bCRYOTEACH_[A-Z_]*[A-Z]\b")


def test_the_table_is_the_declared_one():
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("CRYOTEACH_SNAPSHOTS") == "write":
        PAGE.write_text(TABLE.sub(lambda _: table(), text), encoding="utf-8")
        return
    assert TABLE.findall(text) == [table()]


def test_every_name_that_is_read_or_told_of_stands_in_it():
    paths = [ROOT / "README.md", *ROOT.glob("deploy/**/*.*"), *ROOT.glob("cryoteach/**/*.py")]
    told = {name for path in paths for name in NAME.findall(path.read_text(encoding="utf-8"))}
    assert told - {setting.name for setting in KNOWN} - set(OF_THE_TESTS) == set()


def test_a_slip_of_the_pen_is_told_with_the_name_that_was_meant():
    names = ["CRYOTEACH_STOR", "CRYOTEACH_XYZ", "CRYOTEACH_STORE", "CRYOTEACH_TEST_X", "CRYOTEACH_AXE", "HOME"]
    near, far = unknown_settings(names)
    assert near == "CRYOTEACH_STOR: no setting is called that; did you mean CRYOTEACH_STORE?"
    assert far.startswith("CRYOTEACH_XYZ: no setting is called that; there are CRYOTEACH_ADDRESS, ")


@pytest.mark.parametrize("verb", ["run", "rooms", "check", "check --server", "export offline --out -"])
def test_no_command_begins_with_a_name_that_is_none(monkeypatch: pytest.MonkeyPatch, verb: str):
    monkeypatch.setenv("CRYOTEACH_ADRESS", "https://teach.example.org")
    done = CliRunner().invoke(main, verb.split())
    assert done.exit_code == 1
    assert "CRYOTEACH_ADRESS: no setting is called that; did you mean CRYOTEACH_ADDRESS?" in done.output


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("9100", ("127.0.0.1", 9100)),
        (" 10.0.0.7:9100 ", ("10.0.0.7", 9100)),
        ("[::1]:9100", ("::1", 9100)),
    ],
)
def test_where_figures_are_served(monkeypatch: pytest.MonkeyPatch, text: str, found: object):
    monkeypatch.setenv("CRYOTEACH_METRICS", text)
    assert server_settings().metrics == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CRYOTEACH_METRICS", "here"),
        ("CRYOTEACH_METRICS", "localhost:9100"),
        ("CRYOTEACH_METRICS", "127.0.0.1:0"),
        ("CRYOTEACH_METRICS", "127.0.0.1:65536"),
        ("CRYOTEACH_ROOMS", "there"),
        ("CRYOTEACH_LOG", "yaml"),
    ],
)
def test_what_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, name: str, text: str):
    monkeypatch.setenv(name, text)
    with pytest.raises(SettingError, match=f"^{name}: '{text}' is n"):
        server_settings()
