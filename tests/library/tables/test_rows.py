"""Tables of every dialect, from files, pipes, workbooks and pasted text; and what is no table, called by its name."""

import csv
import io
import os
import threading
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from cryoteach.errors import TableError
from cryoteach.library.tables import sheet_cells, spool, workbook_parts
from cryoteach.library.tables.rows import Rows
from tests.library.workbooks import workbook

HEADER = ["name", "lesion_count", "largest_diameter_cm"]
ROWS = [HEADER, ["Zoë", "2", "1,5; perhaps"], ["Ben\nJo", "7", 'say "2"']]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def known(cell: str) -> bool:
    return cell in HEADER


def read(raw: bytes, sheet: str = "") -> tuple[list[list[str]], tuple[str, ...]]:
    with Rows.of_bytes(raw, "t.csv", known, sheet) as table:
        return list(table), table.read_as


def refusal(raw: bytes, sheet: str = "") -> str:
    with pytest.raises(TableError) as refused:
        read(raw, sheet)
    return str(refused.value)


def written(separator: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(ROWS)
    return out.getvalue()


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("separator", "words"), [(",", ()), (";", ("semicolons",)), ("\t", ("tabs",)), ("|", ("vertical bars",))]
)
@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ("UTF-16",)),
        ("utf-16-le", ("UTF-16",)),
        ("utf-16-be", ("UTF-16",)),
        ("cp1252", ("Windows-1252",)),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_dialect_holds_the_same_rows(separator: str, words: tuple, encoding: str, said: tuple, end: str):
    assert read(written(separator, end).encode(encoding)) == (ROWS, (*words, *said))


def test_utf_16_with_its_mark_in_either_order():
    text = written("\t")
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert read(mark + text.encode(encoding)) == (ROWS, ("tabs", "UTF-16"))


@pytest.mark.parametrize("hint", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n', "sep=;;;\r\n", "\ufeffsep=;\r\n"])
def test_a_hint_of_excel_is_followed_and_is_no_row(hint: str):
    with Rows.of_bytes((hint + written(";")).encode(), "pasted", known) as table:
        assert list(table) == ROWS
        table.rewind()
        assert table.next(1) == [HEADER]
        assert table.line == 2


def test_a_hint_without_a_mark_that_is_known_leaves_the_finding_to_the_header():
    assert read(b"sep=\nname;lesion_count\nAda;2\n") == ([["name", "lesion_count"], ["Ada", "2"]], ("semicolons",))


def test_names_that_are_known_decide_between_marks_and_then_the_number_of_cells():
    assert read(b"lesion_count;a,b,c,d\n")[0] == [["lesion_count", "a,b,c,d"]]
    assert read(b"x;y;z,z\n")[0] == [["x", "y", "z,z"]]
    assert read(b'"a;b",lesion_count\n')[0] == [["a;b", "lesion_count"]]
    assert read(b"\n\nname\tlesion_count\n")[0] == [[], [], ["name", "lesion_count"]]
    assert read(b"") == ([], ())


def test_a_table_is_read_again_from_its_beginning_and_knows_its_lines():
    with Rows.of_bytes(written().encode() + b"\r\nx,1,2\r\n", "t.csv", known) as table:
        for _ in range(2):
            assert table.line == 1
            rows = table.next(3)
            assert rows == ROWS
            assert list(table.lines(rows)) == [1, 2, 3, 5]
            assert table.next(9) == [[], ["x", "1", "2"]]
            assert table.line == 5
            assert table.bytes_read == table.size
            assert table.next(9) == []
            table.rewind()
        assert table.line_end == "\r\n"


def test_a_broken_row_is_told_after_the_good_ones():
    with Rows.of_bytes(b'name,lesion_count\na,1\n"b,2\n', "t.csv", known) as table:
        assert table.next(9) == [["name", "lesion_count"], ["a", "1"]]
        for _ in range(2):
            with pytest.raises(TableError, match=r"t\.csv:3: the row that starts here is not CSV"):
                table.next(9)


@pytest.mark.parametrize(
    ("raw", "called"),
    [
        (OLE, "is an Excel workbook of before 2007 (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is a password-protected workbook"),
        (OLE + "WordDocument".encode("utf-16-le"), "is a Word document of before 2007"),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "is an OpenDocument sheet (.ods)"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "is an OpenDocument text"),
        (packed(mimetype="application/epub+zip"), "is a zip of other things"),
        (packed(**{"[Content_Types].xml": "", "word__document.xml": ""}), "is a Word document"),
        (packed(**{"[Content_Types].xml": "", "xl__workbook.bin": ""}), "is an Excel workbook in binary form (.xlsb)"),
        (packed(**{"[Content_Types].xml": "", "xl__workbook.xml": "<x/>"}), "is a damaged workbook"),
        (packed(**{"cases.csv": "a,b"}), "is a zip of other things"),
        (workbook(one=[["name"]])[:900], "is a damaged workbook or packed file (zip)"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"RIFF0000WEBPVP8 ", "is a picture"),
        (b"BM\x36\x00\x00\x00", "is a picture or a film"),
        (b"\0\0\0\x20ftypheic", "is a picture or a film"),
        (b"\x1f\x8b\x08", "is a packed file (gzip)"),
        (b"<html><table>", "is a web page"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "is a web page"),
        (b'<?xml version="1.0"?>\n<Workbook>', "is an Excel workbook in XML, of 2003"),
        (b'<?xml version="1.0"?>\n<cases>', "is an XML file"),
        (b"name,lesion_count\n\0\0\0", "is not text, or damaged"),
        (b"name,lesion_count\nRen\x81,1\xff", "is not text, or damaged"),
        (b"\xff\xfen\x00a", "is not text, or damaged"),
    ],
    ids=lambda value: "file" if isinstance(value, bytes) else value,  # a packed file holds the time it was made at
)
def test_what_is_no_table_is_called_by_its_name(raw: bytes, called: str):
    told = refusal(raw)
    assert f"t.csv: {called}" in told
    assert "Content_Types" not in told
    assert "save" in told or "take" in told


def test_two_letters_make_no_picture():
    assert read(b"BMI,name,lesion_count\n20,a,1\n")[0][0] == ["BMI", "name", "lesion_count"]


def test_cells_of_a_workbook_are_texts_as_a_person_sees_them():
    cells = [2, 1.5, 0.1 + 0.2, True, False, date(2026, 3, 14), datetime(2026, 3, 14, 9, 30), "07", None, "two\nlines"]  # noqa: DTZ001
    rows, read_as = read(workbook(People=[["name"], cells]))
    assert rows[1] == [
        "2", "1.5", "0.3", "TRUE", "FALSE", "2026-03-14", "2026-03-14 09:30:00", "07", "", "two\nlines",
    ]  # fmt: skip
    assert read_as == ("the sheet “People” of an Excel workbook",)


def with_errors() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "R & D"
    book.active["B2"] = "lesion_count"
    for at, error in (("B4", "#N/A"), ("B5", "#REF!")):
        book.active[at] = error
        book.active[at].data_type = "e"
    book.save(out)
    return out.getvalue()


def test_errors_of_a_workbook_stay_and_rows_are_counted_as_in_the_sheet():
    with Rows.of_bytes(with_errors(), "t.xlsx", known) as table:
        rows = table.next(9)
        assert rows == [["", ""], ["", "lesion_count"], ["", ""], ["", "#N/A"], ["", "#REF!"]]
        assert list(table.lines(rows)) == [1, 2, 3, 4, 5, 6]


def test_errors_are_found_across_pieces(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook_parts, "AT_ONCE", 100)
    monkeypatch.setattr(sheet_cells, "LOOK_AHEAD", 120)
    raw = workbook(one=[["lesion_count", "x"], *([at, f"text {at}"] for at in range(200))])
    assert len(read(raw)[0]) == 201
    assert read(with_errors())[0][3] == ["", "#N/A"]


def test_one_of_several_sheets_is_asked_for():
    raw = workbook(Ours=[["lesion_count"], [1]], Theirs=[["lesion_count"], [2]], Empty=[])
    told = refusal(raw)
    assert "is a workbook with 2 sheets: “Ours” or “Theirs”; say which one is meant with --sheet NAME" in told
    assert read(raw, "Theirs")[0] == [["lesion_count"], ["2"]]
    assert "has no sheet 'Other'; its sheets: “Ours”, “Theirs” or “Empty”" in refusal(raw, "Other")
    assert read(workbook(A=[], B=[["lesion_count"]]))[0] == [["lesion_count"]]
    assert "is a workbook without anything in it" in refusal(workbook(A=[]))


def test_a_workbook_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch):
    small = workbook(one=[["lesion_count"], [1]])
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["XFD1048576"] = "lesion_count", 1
    book.save(out)
    assert "reaches to row 1,048,576 and column 16,384: more than 4,000,000 cells" in refusal(out.getvalue())
    monkeypatch.setattr(workbook_parts, "MOST_UNPACKED", 1000)
    assert "is a workbook of 0 MB" in refusal(small)


def test_a_workbook_whose_parts_lie_about_themselves_is_damaged():
    good = workbook(one=[["lesion_count"], [1]])
    at = good.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml")
    assert "is a damaged workbook" in refusal(good[:at] + b"\xff" * 20 + good[at + 20 :])


def test_pipes_and_standard_input_are_read_twice_like_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(written().encode(),))
    writer.start()
    with Rows.of_path(pipe, known) as table:
        assert list(table) == ROWS
        table.rewind()
        assert list(table) == ROWS
    writer.join()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(written(";").encode())))
    with Rows.of_path("-", known) as table:
        assert (list(table), table.name) == (ROWS, "standard input")


def test_a_stream_without_an_end_is_no_table(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(spool, "MOST_SPOOLED", 1 << 20)
    with pytest.raises(TableError, match="has no end after 0 GB"):
        Rows.of_path("/dev/zero", known)


def test_a_file_is_read_in_place(tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_bytes(written().encode())
    with Rows.of_path(path, known) as table:
        assert list(table) == ROWS
        assert table.size == path.stat().st_size


def resaved(raw: bytes, **changed: bytes) -> bytes:
    """Save a workbook again with some parts left out (b"") or written otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            text = changed.get(part.rpartition("/")[2].replace(".", "_"), old.read(part))
            if text:
                new.writestr(part, text)
    return out.getvalue()


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def test_cells_without_a_place_follow_one_another():
    cells = b'<row><c t="inlineStr"><is><t>lesion_count</t></is></c></row><row><c/><c><v>2</v></c></row>'
    rows, _ = read(resaved(workbook(one=[["x"]]), sheet1_xml=SHEET % cells))
    assert rows == [["lesion_count", ""], ["", "2"]]


def test_a_tag_that_no_program_writes_is_damage():
    long = b'<row r="1"><c x="' + b"a" * 5000 + b'" r="XFD1048576"><v>1</v></c></row>'
    assert "is a damaged workbook" in refusal(resaved(workbook(one=[["x"]]), sheet1_xml=SHEET % long))


def test_a_time_and_a_workbook_without_its_links():
    assert read(workbook(one=[["a"], [time(9, 30)]]))[0][1] == ["09:30:00"]
    assert "is a damaged workbook" in refusal(resaved(workbook(one=[["a"]]), workbook_xml_rels=b""))


def test_midnight_of_a_day_is_the_day():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = datetime(2026, 5, 2)  # noqa: DTZ001
    book.active["A1"].number_format = "yyyy-mm-dd hh:mm"
    book.save(out)
    assert read(out.getvalue())[0] == [["2026-05-02"]]


def test_parts_in_capitals_are_found_by_the_parser_and_no_error_is_looked_for():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(with_errors())) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part.replace("workbook.xml", "Workbook.xml"), old.read(part))
    try:
        assert read(out.getvalue())[0][1] == ["", "lesion_count"]
    except TableError as refused:
        assert "damaged" in str(refused)  # noqa: PT017 - a parser that minds capitals
