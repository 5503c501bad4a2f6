"""The scored table: cells kept as they were, and a file that takes its name only when it is whole."""

import csv
import stat
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from cryoteach.errors import TableError
from cryoteach.library.people import PeopleTable
from cryoteach.library.scored_people import score_people, written_whole
from cryoteach.wiring import load_profiles


def score(source: Path, target: Path, *, skip_bad: bool = False) -> tuple[int, list[int]]:
    """Score under the leaflet; give how many people were counted and what progress was told."""
    told: list[int] = []
    with PeopleTable(source, {}, lambda _: None) as table:
        profile = load_profiles()["leaflet"]
        ledger = score_people(table, target, profile, skip_bad=skip_bad, progress=told.append)
    return ledger.people, told


def test_cells_come_back_as_they_were(tmp_path: Path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    rows = [["=1+1", " 7 ", 'say "so"'], ["@x", "", "two\nlines, and a comma"], ["007", "3.0", "−"]]
    with source.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["a", "lesion_count", "b"], *rows])
    assert score(source, target) == (3, [source.stat().st_size])
    with target.open(encoding="utf-8", newline="") as stream:
        assert [row[:3] for row in csv.reader(stream)][1:] == rows


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_mark_and_the_line_ends_stay_as_they_were(tmp_path: Path, mark: bytes, end: bytes):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(mark + end.join([b"name,lesion_count", "Renée,7".encode(), b""]))
    score(source, target)
    written = target.read_bytes()
    assert written.startswith(mark + b"name,lesion_count,verdict,met,failed,unknown" + end)
    assert written.count(b"\r\n") == (2 if end == b"\r\n" else 0)


def test_one_bad_row_and_nothing_is_written(tmp_path: Path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("lesion_count\n0\n7\n", encoding="utf-8")
    with pytest.raises(TableError, match="1 row cannot be read, so nothing was written"):
        score(source, target)
    assert list(tmp_path.iterdir()) == [source]
    assert score(source, target, skip_bad=True)[0] == 1


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes and links")
def test_modes_and_links_are_kept(tmp_path: Path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    with written_whole(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path):
    target = tmp_path / "out.csv"
    with written_whole(target) as first:
        first.write("first")
        with pytest.raises(FileExistsError), written_whole(target):
            pass
    assert target.read_text(encoding="utf-8") == "first"
