"""Tables of people as spreadsheets really write them, and every way in which one cannot be read."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cryoteach.domain.content import GrowthWord
from cryoteach.domain.patient import SCALES, Person
from cryoteach.errors import Problem, TableError
from cryoteach.library import people as module
from cryoteach.library.people import PeopleTable

WORDS = {"slow": GrowthWord(doubling_time_days=155, tag="our-assumption", cites=("a",))}
HEADER = "lesion_count,largest_diameter_cm"


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "people.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def read(path: Path) -> tuple[list[list[str]], list[Person], list[str]]:
    """Read a whole table: good rows, the same people, and what was reported (without the file's name)."""
    rows, people, problems = [], [], list[Problem]()
    with PeopleTable(path, WORDS, problems.append) as opened:
        for part in opened.slices():
            rows += part.rows
            people += [part.people.person(at) for at in range(len(part.people))]
    return rows, people, [str(problem).removeprefix(f"{path}:") for problem in problems]


def refusal(path: Path) -> str:
    with pytest.raises(TableError) as refused:
        read(path)
    return "\n".join(str(problem).removeprefix(f"{path}:") for problem in refused.value.problems)


def test_columns_come_in_any_order_and_others_are_kept(table):
    rows, people, problems = read(table("name,largest_diameter_cm,lesion_count,\nAda,1.5,7,=1+1\n"))
    assert rows == [["Ada", "1.5", "7", "=1+1"]]
    assert people == [Person(lesion_count=7, largest_diameter_cm=1.5)]
    assert problems == []


def test_every_finding_is_read_and_a_blank_is_unknown(table):
    header = ",".join(SCALES)
    _, people, _ = read(table(f"{header}\n7, 1.5 ,1.0,progressed,slow,none-seen\n, ,,,,\n"))
    full = Person(
        lesion_count=7, largest_diameter_cm=1.5, performance_status=1, chemotherapy_response="progressed",
        doubling_time_days=155, extrahepatic_disease="none-seen",
    )  # fmt: skip
    assert people == [full, Person()]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_every_line_end_with_and_without_a_mark_and_a_last_one(table, end: str, mark: str, last: bool):  # noqa: FBT001
    path = table(mark + end.join([HEADER, "7,1.5", "", "2,", *([""] if last else [])]))
    _, people, problems = read(path)
    assert people == [Person(lesion_count=7, largest_diameter_cm=1.5), Person(lesion_count=2)]
    assert problems == []
    with PeopleTable(path, WORDS, problems.append) as opened:
        assert opened.has_bom == bool(mark)
        assert opened.line_end == ("\r\n" if end == "\r\n" else "\n")


def test_a_bad_cell_has_its_line_and_column_also_after_cells_of_several_lines(table):
    rows, people, problems = read(table(f'note,{HEADER}\n"one\r\ntwo",7,1.5\n\nx,61,\ny,2,"9\n9"\n'))
    assert rows == [["one\r\ntwo", "7", "1.5"]]
    assert people == [Person(lesion_count=7, largest_diameter_cm=1.5)]
    assert [problem.split(" ")[0] for problem in problems] == ["5:2:", "6:3:"]
    assert problems[0].endswith("a whole number from 1 to 60 lesions; leave the cell blank if it is unknown")


def test_problems_come_in_the_order_of_the_table(table):
    _, _, problems = read(table(f"{HEADER}\n0,99\n1\n1,2,3\n1,x\n"))
    assert [problem.partition(": ")[0] for problem in problems] == ["2:1", "2:2", "3", "4", "5:2"]
    assert problems[2] == "3: found 1 cells, expected 2, one for each column"


@pytest.mark.parametrize(
    "cell", ["0", "61", "1.5", "nan", "inf", "seven", "unknown", "=7", "7 lesions", "1e99", "'7", "−7"]
)
def test_what_is_no_number_of_lesions_is_refused(table, cell: str):
    rows, _, problems = read(table(f"lesion_count\n{cell}\n3\n"))
    assert rows == [["3"]]
    assert len(problems) == 1


def test_an_unknown_growth_word_is_told_the_known_ones(table):
    _, _, problems = read(table("doubling_time_days\nquick\n"))
    assert "15 to 600 days, or a word: slow;" in problems[0]


def test_bad_rows_are_counted_once_each(table):
    with PeopleTable(table(f"{HEADER}\n0,99\n1\n1,1\n"), WORDS, lambda _: None) as opened:
        assert sum(len(part.rows) for part in opened.slices()) == 1
        assert opened.bad_rows == 2


def test_slices_join_without_a_seam(table, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 3)
    _, people, problems = read(table("lesion_count\n" + "".join(f"{n}\n" for n in range(1, 62))))
    assert [person.lesion_count for person in people] == list(range(1, 61))
    assert [problem.split(" ")[0] for problem in problems] == ["62:1:"]


def test_a_column_of_endlessly_many_texts_is_forgotten_now_and_then(table, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 3)
    monkeypatch.setattr("cryoteach.library.cells.MOST_KEPT", 4)
    texts = [f"{n}x" if n % 2 else f"{n}.0" for n in range(1, 41)]
    _, people, problems = read(table("lesion_count\n" + "\n".join(texts)))
    assert [person.lesion_count for person in people] == list(range(2, 41, 2))
    assert len(problems) == 20


def test_reading_tells_how_far_it_is(table):
    path = table(f"{HEADER}\n7,1.5\n")
    with PeopleTable(path, WORDS, lambda _: None) as opened:
        assert len(list(opened.slices())) == 1
        assert opened.bytes_read == path.stat().st_size


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "1: no column is a finding; expected at least one of lesion_count"),
        ("\n1,2\n", "1: no column is a finding"),
        ("name,age\n", "1: no column is a finding"),
        ("lesion_count;performance_status\n7;1\n", "save the table with commas between the cells"),
        ("lesion_count\tperformance_status\n", "save the table with commas between the cells"),
        ("lesion_count,a,lesion_count,a,a\n", "1: the column lesion_count stands here 2 times; keep one"),
        ("lesion_count,a,lesion_count,a,a\n", "1: the column a stands here 3 times; keep one"),
        ("lesion_count,verdict\n", "1: the column verdict would be written over; rename it"),
        ("lesion_count\n1\n".encode("utf-16"), "1: is not UTF-8 text"),
        (b"lesion_count,name\n1,Ada\n2,Ren\xe9\n", "3: is not UTF-8 text; save the table again"),
        (b"lesion_count,name\n1,Ren\xc3", "2: is not UTF-8 text"),
        ('lesion_count\n1\n"2\n3\n', "3: the row that starts here is not CSV (unexpected end of data)"),
        ('lesion_count,"a"b\n', "1: the row that starts here is not CSV"),
        (f'lesion_count\n1\n\n"{"x" * 200_000}"\n', "4: the row that starts here is not CSV (field larger"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(table, content: str | bytes, told: str):
    assert told in refusal(table(content))


def test_a_header_s_problems_are_told_together(table):
    assert len(refusal(table("a,a,met,failed\n")).splitlines()) == 4


def test_bad_cells_before_a_broken_row_are_told_first(table):
    problems: list[Problem] = []
    with PeopleTable(table('lesion_count\n0\n"1\n'), WORDS, problems.append) as opened, pytest.raises(TableError):
        list(opened.slices())
    assert [problem.line for problem in problems] == [2]


def test_columns_without_a_name_may_repeat(table):
    assert read(table("lesion_count,,\n1,,\n"))[1] == [Person(lesion_count=1)]


def test_names_that_nearly_are_a_finding_and_findings_without_a_column_are_noted(table):
    path = table("lesion_count,Largest-Diameter cm,lesion count\n1,2,3\n")
    with PeopleTable(path, WORDS, lambda _: None) as opened:
        notes = [str(note).removeprefix(f"{path}:1: note: ") for note in opened.notes()]
    assert notes[0] == (
        "the column 'Largest-Diameter cm' is kept as it is; to be read it has to be called largest_diameter_cm"
    )
    assert len(notes) == 2
    assert notes[1].endswith("so unknown for everyone")
    with PeopleTable(table(",".join(SCALES)), WORDS, lambda _: None) as opened:
        assert opened.notes() == []


def test_the_columns_of_a_slice_fit_its_rows_when_all_are_bad(table):
    with PeopleTable(table("lesion_count\n0\n"), WORDS, lambda _: None) as opened:
        (part,) = opened.slices()
    assert part.rows == []
    assert np.all([len(column) == 0 for column in part.people.columns.values()])
