"""The secret of the seal: made once, kept from others, the same for all who start at once; never the empty one."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cryoteach.domain.cases.sealed import HIDING, Exercise, seal
from cryoteach.errors import CryoTeachError
from cryoteach.settings import settings
from cryoteach.wiring.seal import opened, seal_of_app
from cryoteach.wiring.seal_file import NAME, kept_secrets
from tests.conftest import ROOT

BEFORE = ROOT / "tests/domain/cases/sealed_before"
MADE = Exercise(names=("nia",), cases=({"id": "nia", "stages": []},))
LONG = "a passphrase of some length"
posix = pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of one's own, not made yet."""
    for name in ("CRYOTEACH_SEAL", "CRYOTEACH_SEAL_BEFORE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "cryoteach"


def sealed() -> str:
    return seal(MADE, seal_of_app().keys.first)


def write(folder: Path, text: str, mode: int = 0o600) -> Path:
    folder.mkdir(parents=True)
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_a_secret_is_made_at_the_first_run_and_found_again_at_the_next(folder: Path):
    first = sealed()
    assert (folder / NAME).exists()
    assert [path.name for path in folder.iterdir()] == [NAME]
    assert len(kept_secrets(folder)) == 1
    assert sealed() == first
    assert opened(first).is_sealed
    assert seal_of_app().problem == ""


@posix
def test_nobody_else_may_read_it(folder: Path):
    sealed()
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_secret_that_others_may_read_is_refused_in_words_and_nothing_is_called_sealed(folder: Path, mode: int):
    write(folder, f"{'ab' * 32}\n", mode)
    problem = seal_of_app().problem
    assert f"mode {mode:o}" in problem
    assert "chmod 600" in problem
    assert "CRYOTEACH_SEAL" in problem
    assert not seal_of_app().keys.first.is_secret
    assert not opened(sealed()).is_sealed
    (folder / NAME).chmod(0o600)
    assert seal_of_app().problem == ""
    assert opened(sealed()).is_sealed


@pytest.mark.parametrize("text", ["", "\n", "ab" * 31, "xy" * 32, f"{'ab' * 32} more", "é" * 64, "ab" * 9000])
def test_a_damaged_file_is_refused_in_words_and_left_as_it_is(folder: Path, text: str):
    path = write(folder, text)
    assert "is damaged" in seal_of_app().problem
    assert path.read_text(encoding="utf-8") == text
    assert seal_of_app().keys.first is HIDING


def test_where_no_secret_can_be_kept_it_is_hidden_not_sealed(folder: Path, monkeypatch: pytest.MonkeyPatch):
    folder.parent.write_text("a file where a folder should be", encoding="utf-8")
    found = seal_of_app()
    assert "no secret can be kept there" in found.problem
    assert found.keys.first is HIDING
    assert not opened(sealed()).is_sealed
    with pytest.raises(CryoTeachError, match="no home"):
        kept_secrets(None)

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder.parent.parent / "other"))
    assert "operation not permitted" in seal_of_app().problem


def test_many_that_start_at_once_agree_on_one_secret(folder: Path):
    code = "from cryoteach.settings import settings as s; from cryoteach.wiring.seal_file import kept_secrets as k\n"
    code += "import sys; sys.stdin.readline(); print(k(s().state)[0].hex())"
    command, here = [sys.executable, "-c", code], {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen(command, env=here, **pipes) for _ in range(6)]
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = {process.communicate()[0].strip() for process in running}
    assert said == {kept_secrets(folder)[0].hex()}
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_a_secret_that_was_set_seals_and_what_the_app_sealed_before_still_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    kept = sealed()
    monkeypatch.setenv("CRYOTEACH_SEAL", LONG)
    by_passphrase = sealed()
    assert by_passphrase != kept
    assert opened(kept).names == opened(by_passphrase).names == ("nia",)
    monkeypatch.setenv("CRYOTEACH_SEAL", "ab" * 32)
    with pytest.raises(ValueError, match="CRYOTEACH_SEAL"):
        opened(by_passphrase)
    monkeypatch.setenv("CRYOTEACH_SEAL_BEFORE", f"abc, {LONG} ,")
    assert opened(by_passphrase).is_sealed
    monkeypatch.delenv("CRYOTEACH_SEAL")
    assert sealed() == kept
    assert opened(by_passphrase).is_sealed
    assert opened(seal(MADE, HIDING)).is_sealed is False
    assert folder.exists()


def test_with_a_secret_that_was_set_no_file_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_SEAL", LONG)
    assert seal_of_app().problem == ""
    assert not folder.exists()


def test_further_lines_of_the_file_are_earlier_secrets(folder: Path, monkeypatch: pytest.MonkeyPatch):
    path = write(folder, f"{'ab' * 32}\n")
    first = sealed()
    path.unlink()
    folder.rmdir()
    write(folder.parent / "next" / "cryoteach", f"{'cd' * 32}\n{'ab' * 32}\n")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder.parent / "next"))
    assert opened(first).names == ("nia",)
    assert sealed() != first


def test_a_link_is_opened_without_stretching_anything_a_second_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_SEAL", "another passphrase of some length")
    text = sealed()
    monkeypatch.setattr("cryoteach.domain.cases.seal_secrets.scrypt", lambda *_, **__: pytest.fail("stretched again"))
    assert opened(text).names == ("nia",)
    with pytest.raises(ValueError, match="cut off"):
        opened(f"{text[:-9]}{text[-8:]}")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("CRYOTEACH_SEAL", "  ", "CRYOTEACH_SEAL holds nothing but blanks"),
        ("CRYOTEACH_SEAL", "hunter2", "CRYOTEACH_SEAL is too short a passphrase"),
        ("CRYOTEACH_SEAL_BEFORE", ",".join("abcdefghijklmnopq"), "CRYOTEACH_SEAL_BEFORE holds 17 secrets; at most 16"),
        ("CRYOTEACH_REPORT_TO", "by post", "CRYOTEACH_REPORT_TO: 'by post' is neither a page"),
        ("CRYOTEACH_ADDRESS", "x.org", "CRYOTEACH_ADDRESS: 'x.org' begins with neither"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_in_words_that_tell_no_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
):
    monkeypatch.setenv(name, value)
    with pytest.raises(CryoTeachError, match=words) as refused:
        settings()
    assert "hunter2" not in str(refused.value)


def test_the_empty_secret_seals_nothing(monkeypatch: pytest.MonkeyPatch, folder: Path):
    monkeypatch.setenv("CRYOTEACH_SEAL", "")
    assert opened(sealed()).is_sealed
    assert (folder / NAME).exists()


def test_a_link_of_the_old_kind_opens_stage_by_stage_and_is_only_hidden(monkeypatch: pytest.MonkeyPatch):
    texts = {name: (BEFORE / f"{name}.txt").read_text(encoding="utf-8") for name in ("without-secret", "with-secret")}
    found = opened(texts["without-secret"])
    assert (found.order, found.is_sealed, found.names) == ("stages", False, ())
    with pytest.raises(ValueError, match="CRYOTEACH_SEAL_BEFORE"):
        opened(texts["with-secret"])
    monkeypatch.setenv("CRYOTEACH_SEAL_BEFORE", "a secret")
    assert opened(texts["with-secret"]).cases == found.cases


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {"HOME": "/home/x"}, "/home/x/.local/state/cryoteach"),
        ("linux", {"HOME": "/home/x", "XDG_STATE_HOME": "relative"}, "/home/x/.local/state/cryoteach"),
        ("darwin", {"HOME": "/Users/x"}, "/Users/x/Library/Application Support/cryoteach"),
        ("win32", {"HOME": "/x", "LOCALAPPDATA": "/x/AppData/Local"}, "/x/AppData/Local/cryoteach"),
        ("win32", {"HOME": "/x"}, "/x/AppData/Local/cryoteach"),
        ("linux", {"HOME": "/home/x", "XDG_STATE_HOME": "/state"}, "/state/cryoteach"),
    ],
)
def test_each_system_keeps_it_where_such_things_are_kept(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], place: str
):
    for name in ("HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert settings().state == Path(place)


def test_a_user_without_a_home_has_no_place_for_it(monkeypatch: pytest.MonkeyPatch):
    def no_home() -> None:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    assert settings().state is None
    assert "no home" in seal_of_app().problem
