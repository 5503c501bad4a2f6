"""A file appears whole or not at all; what is no file is written into and never replaced (issue 9, section 5)."""

import errno
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cryoteach.library.files.targets import STANDARD_OUTPUT, descriptor_of, is_stream, target_of, why_not
from cryoteach.library.files.whole_files import PartlyWrittenError, written_whole
from tests.devices import device, full, swallowing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes, links, pipes and devices")
WAYS = pytest.mark.parametrize("as_it_comes", [False, True])


def write(target: Path | str, text: str = "new", *, as_it_comes: bool = False) -> None:
    with written_whole(target, as_it_comes=as_it_comes) as stream:
        stream.write(text)


def parts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path):
    target = tmp_path / "out.csv"
    with written_whole(target) as stream:
        stream.write("whole")
        stream.flush()
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "whole"
    with suppress(RuntimeError), written_whole(target) as stream:
        stream.write("half")
        raise RuntimeError
    assert target.read_text(encoding="utf-8") == "whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_is_as_open_to_others_as_any_new_file(tmp_path: Path):
    (tmp_path / "usual").write_text("")
    write(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_line_ends_and_the_mark_of_utf_8_are_written_as_told(tmp_path: Path):
    with written_whole(tmp_path / "out.csv", "utf-8-sig") as stream:
        stream.write("é\r\nb\n")
    assert (tmp_path / "out.csv").read_bytes() == "\ufeffé\r\nb\n".encode()


def test_modes_and_links_are_kept(tmp_path: Path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_link_to_nothing_yet_makes_the_file_it_names(tmp_path: Path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "later.csv")
    write(tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "later.csv").read_text(encoding="utf-8") == "new"


def test_two_runs_write_one_file_and_the_last_one_to_end_is_there_whole(tmp_path: Path):
    target = tmp_path / "out.csv"
    with written_whole(target) as first:
        first.write("first")
        write(target, "second")
        assert target.read_text(encoding="utf-8") == "second"
    assert target.read_text(encoding="utf-8") == "first"
    assert parts(tmp_path) == []


@WAYS
def test_a_device_is_written_into_and_stays_a_device(tmp_path: Path, *, as_it_comes: bool):
    null = swallowing(tmp_path / "null")
    before = null.stat()
    write(null, as_it_comes=as_it_comes)
    after = null.stat()
    assert stat.S_ISCHR(after.st_mode)
    assert (after.st_ino, after.st_rdev) == (before.st_ino, before.st_rdev)
    assert list(tmp_path.iterdir()) == [null]


def test_a_link_to_a_device_leads_into_the_device(tmp_path: Path):
    null, link = swallowing(tmp_path / "null"), tmp_path / "link"
    link.symlink_to(null)
    write(link)
    assert link.is_symlink()
    assert stat.S_ISCHR(null.stat().st_mode)


@WAYS
def test_a_device_that_is_full_says_that_not_all_was_written(tmp_path: Path, *, as_it_comes: bool):
    with pytest.raises(PartlyWrittenError) as refused:
        write(full(tmp_path / "full"), as_it_comes=as_it_comes)
    assert (refused.value.errno, refused.value.filename) == (errno.ENOSPC, str(tmp_path / "full"))


@WAYS
def test_a_pipe_gets_the_whole_and_stays_a_pipe(tmp_path: Path, *, as_it_comes: bool):
    pipe, got = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write(pipe, "row\n" * 50_000, as_it_comes=as_it_comes)
    reader.join(timeout=60)
    assert got == ["row\n" * 50_000]
    assert pipe.is_fifo()


def test_a_pipe_gets_nothing_of_what_fails_on_the_way():
    read, written = os.pipe()
    with suppress(RuntimeError), written_whole(Path(f"/dev/fd/{written}")) as stream:
        stream.write("half")
        raise RuntimeError
    os.close(written)
    with open(read, "rb") as reader:  # noqa: PTH123 - a descriptor, not a path
        assert reader.read() == b""


def test_a_pipe_that_nobody_reads_any_more_is_a_broken_pipe():
    read, written = os.pipe()
    os.close(read)
    with pytest.raises(BrokenPipeError):
        write(Path(f"/dev/fd/{written}"))
    os.close(written)


def test_an_open_file_is_written_on_where_it_stands(tmp_path: Path):
    path = tmp_path / "log.txt"
    path.write_text("before\n")
    with path.open("a") as stream:
        write(Path(f"/dev/fd/{stream.fileno()}"), "after\n")
    assert path.read_text() == "before\nafter\n"
    numbers = {"/dev/fd/7": 7, "/dev/stderr": 2, "/dev/fd/x": None, "out": None}
    assert {name: descriptor_of(Path(name)) for name in numbers} == numbers


@WAYS
def test_standard_output_gets_the_bytes_whatever_its_encoding(monkeypatch: pytest.MonkeyPatch, *, as_it_comes: bool):
    raw = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(raw, encoding="ascii", newline="\r\n"))
    sys.stdout.write("said before\n")
    write(STANDARD_OUTPUT, "é\n", as_it_comes=as_it_comes)
    sys.stdout.write("said after\n")
    sys.stdout.flush()
    assert raw.getvalue() == "said before\r\né\nsaid after\r\n".encode()


def test_standard_output_that_is_closed_is_said_to_be(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OSError, match="is closed") as refused:
        write(STANDARD_OUTPUT)
    assert refused.value.filename == "standard output"


def test_standard_output_that_is_full_says_that_not_all_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with full(tmp_path / "full").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(PartlyWrittenError) as refused:
            write(STANDARD_OUTPUT)
        assert refused.value.filename == "standard output"
        with suppress(OSError):
            stream.close()


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_has_several_names(name: str):
    assert target_of(name) == STANDARD_OUTPUT


def test_a_file_called_minus_can_still_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    write(target_of("./-"))
    assert (tmp_path / "-").read_text() == "new"


@pytest.fixture
def refused(tmp_path: Path) -> dict[str, Path]:
    """What nothing can be written to, by the words that say so."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket has to be short
        server.bind("socket")
        os.chdir(here)
    return {
        "is a folder; name a file in it": tmp_path / "folder",
        "is a socket": tmp_path / "socket",
        "is not there; make it first": tmp_path / "no/where.csv",
        "file is not there": tmp_path / "file/out.csv",
        "Too many levels of symbolic links": tmp_path / "loop",
        "File name too long": tmp_path / ("x" * 300),
    }


def test_what_cannot_be_written_to_is_refused_in_words(refused: dict[str, Path], tmp_path: Path):
    kept = sorted(tmp_path.iterdir())
    for words, path in refused.items():
        with pytest.raises(ValueError, match=words):
            target_of(str(path))
        with pytest.raises(ValueError, match=words), written_whole(path):
            pytest.fail("nothing may be written here")
    assert sorted(tmp_path.iterdir()) == kept


def test_a_disk_is_refused(tmp_path: Path):
    assert "is a disk" in why_not(device(tmp_path / "disk", stat.S_IFBLK, 259, 999))
    assert not is_stream(tmp_path / "nothing yet")


def as_nobody(tmp_path: Path, statement: str) -> str:
    """Run a statement with `target` as a user who owns nothing; root may write everywhere."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody who may not write")
    program = (
        "import os, sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path\n"
        "from cryoteach.library.files.whole_files import written_whole, PartlyWrittenError\n"
        "from cryoteach.library.files.targets import why_not\n"
        f"os.setgid(65534); os.setuid(65534); target = Path(sys.argv[1])\n{statement}"
    )
    paths = [path for path in sys.path if path]
    done = subprocess.run(
        [sys.executable, "-c", program, "out.csv", *paths], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


WRITE = "with written_whole(target) as stream: stream.write('new')"


@pytest.fixture
def shut() -> Iterator[Path]:
    """A folder that only its owner may write to, with a file that everybody may; nothing above keeps others out."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "out.csv").write_text("a longer old text")
        (folder / "out.csv").chmod(0o666)
        yield folder


def test_a_file_is_filled_where_its_folder_may_not_be_written_to(shut: Path):
    as_nobody(shut, WRITE)
    assert (shut / "out.csv").read_text() == "new"
    assert [path.name for path in shut.iterdir()] == ["out.csv"]


def test_it_is_filled_when_it_is_whole_and_not_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "out.csv"
    target.write_text("a longer old text")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != tmp_path)
    with written_whole(target) as stream:
        stream.write("new")
        stream.flush()
        assert target.read_text() == "a longer old text"
    assert target.read_text() == "new"


def test_it_keeps_what_it_held_when_the_writing_fails(shut: Path):
    half = "with written_whole(target) as stream: stream.write('half'); 1 / 0"
    as_nobody(shut, f"try:\n {half}\nexcept ArithmeticError: 0")
    assert (shut / "out.csv").read_text() == "a longer old text"


def test_a_file_that_may_not_be_written_to_is_not_replaced_either(shut: Path):
    (shut / "out.csv").chmod(0o444)
    shut.chmod(0o777)
    assert "may not be written to" in as_nobody(shut, "print(why_not(target))")
    shut.chmod(0o755)
    (shut / "out.csv").unlink()
    assert "may not be written to" in as_nobody(shut, "print(why_not(target))")


def test_a_file_that_cannot_be_replaced_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "mounted.csv"
    target.write_text("old and long")

    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(Path, "replace", busy)
    write(target)
    assert target.read_text() == "new"
    with pytest.raises(OSError, match="busy"):
        write(tmp_path / "fresh.csv")
    assert list(tmp_path.iterdir()) == [target]


def test_the_owner_stays_the_owner(tmp_path: Path):
    if os.geteuid() != 0:
        pytest.skip("only root can write the files of others")
    target = tmp_path / "theirs.csv"
    target.write_text("old")
    os.chown(target, 65534, 65534)
    write(target)
    assert (target.stat().st_uid, target.stat().st_gid) == (65534, 65534)


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "out.csv"
    target.write_text("old")

    def no_space(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space left") as refused:
        write(target)
    assert not isinstance(refused.value, PartlyWrittenError)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
