"""The scored table: cells kept as they were, and nothing written where a row cannot be read."""

import csv
from pathlib import Path

import pytest

from cryoteach.errors import TableError
from cryoteach.library.people.read import PeopleTable
from cryoteach.library.people.reading_notes import Reading
from cryoteach.library.people.scored import score_people
from cryoteach.wiring import load_profiles
from tests.domain.fictional import SHIPPED

READING = Reading(columns=SHIPPED.columns)


def score(source: Path, target: Path, *, skip_at_most: float = 0) -> tuple[int, list[int]]:
    """Score under the leaflet; give how many people were counted and what progress was told."""
    told: list[int] = []
    with PeopleTable(source, READING) as table:
        profile = load_profiles()["leaflet"]
        ledger = score_people(table, target, profile, skip_at_most=skip_at_most, progress=told.append)
    return ledger.people, told


def test_cells_come_back_as_they_were(tmp_path: Path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    rows = [["=1+1", " 7 ", 'say "so"'], ["@x", "NA", "two\nlines, and a comma"], ["007", "3.0", "−"]]
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


def test_a_table_whose_mark_is_settled_at_its_end_is_written_once_and_right(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("cryoteach.library.people.read.ROWS_AT_ONCE", 1)
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text('size\n"1,500"\n"9,5"\n', encoding="utf-8")
    assert score(source, target)[0] == 2
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [line.split('"')[1] for line in lines[1:]] == ["1,500", "9,5"]
    assert "small-lesions" in lines[2]
    assert "small-lesions" not in lines[1].split(",outside", 1)[-1].split(";")[0]


def test_one_bad_row_and_nothing_is_written(tmp_path: Path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("lesion_count\n0\n7\n", encoding="utf-8")
    with pytest.raises(TableError, match="1 row cannot be read, so nothing was written"):
        score(source, target)
    assert list(tmp_path.iterdir()) == [source]
    assert score(source, target, skip_at_most=0.5)[0] == 1


def test_more_rows_left_out_than_the_caller_allows_and_nothing_is_written(tmp_path: Path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    target.write_text("old", encoding="utf-8")
    source.write_text("lesion_count\n0\n" + "7\n" * 8, encoding="utf-8")
    with pytest.raises(TableError, match=r"1 row of 9 cannot be read, 11%, so .* --skip-at-most 12%$"):
        score(source, target, skip_at_most=0.11)
    assert target.read_text(encoding="utf-8") == "old"
    assert score(source, target, skip_at_most=0.12)[0] == 8


def test_a_column_that_is_refused_whole_is_not_left_out_however_much_the_caller_allows(tmp_path: Path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("size\n25\n30\n9\n", encoding="utf-8")
    with pytest.raises(TableError, match="a whole column is refused, so nothing was written"):
        score(source, target, skip_at_most=1)
    assert list(tmp_path.iterdir()) == [source]
