"""What a killed run left behind is swept, and nothing else: not what somebody is writing, not what is not ours."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cryoteach.library.files import unfinished_files
from cryoteach.library.files.unfinished_files import OURS, sweep, sweep_by_process, unfinished
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows locks what is open by itself")
LEFT = ".cryoteach-0123456789abcdef.part"
KILLED = """
import os, signal, sys
from pathlib import Path
from cryoteach.library.files.unfinished_files import unfinished
with unfinished(Path(sys.argv[1])) as (path, raw):
    raw.write(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_unfinished_file_goes_unless_it_gets_another_name(tmp_path: Path):
    with unfinished(tmp_path) as (path, raw):
        raw.write(b"half")
        assert OURS.fullmatch(path.name)
    assert names(tmp_path) == []
    with unfinished(tmp_path) as (path, raw):
        raw.write(b"whole")
        raw.close()
        path.rename(tmp_path / "kept")
    assert (tmp_path / "kept").read_bytes() == b"whole"


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path):
    subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False, cwd=ROOT)
    assert len(names(tmp_path)) == 1
    with unfinished(tmp_path) as (path, _):
        assert names(tmp_path) == [path.name]
    assert names(tmp_path) == []


def test_what_somebody_is_writing_is_left_alone(tmp_path: Path):
    with unfinished(tmp_path) as (mine, raw), unfinished(tmp_path) as (theirs, _):
        sweep(tmp_path)
        assert names(tmp_path) == sorted([mine.name, theirs.name])
        raw.close()  # on its way to its name
        sweep(tmp_path)
        assert mine.exists()


def test_what_is_not_ours_is_left_alone(tmp_path: Path):
    others = [".cryoteach-notes.part", "cryoteach-0123456789abcdef.part", f"{LEFT}.txt", ".other.part"]
    for name in others:
        (tmp_path / name).write_text("")
    (tmp_path / ".cryoteach-ffffffffffffffff.part").mkdir()
    os.mkfifo(tmp_path / ".cryoteach-eeeeeeeeeeeeeeee.part")
    (tmp_path / LEFT).write_text("")
    sweep(tmp_path)
    assert names(tmp_path) == sorted([*others, ".cryoteach-ffffffffffffffff.part", ".cryoteach-eeeeeeeeeeeeeeee.part"])


def test_a_folder_that_cannot_be_read_is_no_trouble(tmp_path: Path):
    (tmp_path / LEFT).write_text("")
    sweep(tmp_path / "not there")
    sweep_by_process(tmp_path / "not there/out.csv")
    assert names(tmp_path) == [LEFT]  # nothing was made, and nothing elsewhere was swept


def test_a_file_swept_in_the_moment_of_its_making_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    hold, swept = unfinished_files._hold, list[Path]()

    def held(raw, *, at_once: bool) -> bool:
        if not at_once and not swept:
            swept.append(Path(raw.name))
            swept[0].unlink()
        return hold(raw, at_once=at_once)

    monkeypatch.setattr(unfinished_files, "_hold", held)
    with unfinished(tmp_path) as (path, _):
        assert path.exists()
        assert path != swept[0]


@pytest.mark.parametrize("locks", ["none at all", "none on this disk"])
def test_where_there_are_no_locks_files_are_written_all_the_same(tmp_path, monkeypatch, locks: str):
    class NoLocks:
        LOCK_EX = LOCK_NB = 0

        def flock(self, *_: object) -> None:
            raise OSError

    monkeypatch.setattr(unfinished_files, "LOCKS", None if locks == "none at all" else NoLocks())
    with unfinished(tmp_path) as (path, raw):
        raw.write(b"whole")
        raw.close()
        path.rename(tmp_path / "kept")
    (tmp_path / LEFT).write_text("")
    sweep(tmp_path)  # Windows keeps what is open by itself; a disk without locks keeps everything
    assert names(tmp_path) == (["kept"] if locks == "none at all" else [LEFT, "kept"])


def test_what_our_first_version_left_is_swept_when_its_process_is_gone_and_an_hour_has_passed(tmp_path, monkeypatch):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    target = tmp_path / "out.csv"
    old, fresh, running, another = (
        tmp_path / name
        for name in (
            f".out.csv.{gone.pid}.part", f".out.csv.0{gone.pid}.part", f".out.csv.{os.getpid()}.part",
            f".other.csv.{gone.pid}.part",
        )
    )  # fmt: skip
    for path in (old, fresh, running, another):
        path.write_text("")
        if path is not fresh:
            os.utime(path, (time.time() - 7200,) * 2)
    monkeypatch.setattr(unfinished_files, "LOCKS", None)
    sweep_by_process(target)  # Windows cannot ask
    assert old.exists()
    monkeypatch.undo()
    sweep_by_process(target)
    assert names(tmp_path) == sorted(path.name for path in (fresh, running, another))


def test_a_process_of_somebody_else_runs(monkeypatch: pytest.MonkeyPatch):
    def not_ours(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", not_ours)
    assert unfinished_files._runs(1)
