"""Tables of people as spreadsheets really write them, and every way in which one cannot be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cryoteach.domain.input.unknown_words import UNKNOWN_WORDS
from cryoteach.domain.rules.patient import SCALES, Choice, Person
from cryoteach.domain.seedlings.invented_people import MONTH
from cryoteach.errors import TableError
from cryoteach.library.people import read as module
from cryoteach.library.people.read import PeopleTable
from cryoteach.library.people.reading_notes import Meaning, Reading
from cryoteach.library.people.report import afterwards, beforehand, bias, for_programs
from tests.domain.fictional import SHIPPED, people

READING = Reading(columns=SHIPPED.columns, growth=SHIPPED.rules.growth_words)
HEADER = "lesion_count,largest_diameter_cm"


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "people.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


class Told:
    """A whole table: good rows, the same people, what was refused and what was told (without the file's name)."""

    def __init__(self, path: Path, **said: Any) -> None:
        with PeopleTable(path, READING.model_copy(update=said)) as opened:
            self.rows, self.people = [], []
            for _ in range(2):
                for part in opened.slices():
                    self.rows += part.rows
                    self.people += [part.people.person(at) for at in range(len(part.people))]
                if not opened.has_to_be_read_again():
                    break
                self.rows, self.people = [], []
            self.problems = [line.removeprefix(f"{path}:") for line in opened.complaints()]
            self.notes = [*beforehand(opened), *afterwards(opened)]
            self.fields = for_programs(opened)
            self.bad_rows = opened.bad_rows


def refusal(path: Path, **said: Any) -> str:
    with pytest.raises(TableError) as refused:
        Told(path, **said)
    return "\n".join(str(problem).removeprefix(f"{path}:") for problem in refused.value.problems)


def test_columns_come_in_any_order_and_others_are_kept(table):
    told = Told(table("name,largest_diameter_cm,lesion_count,\nAda,1.5,7,=1+1\n"))
    assert told.rows == [["Ada", "1.5", "7", "=1+1"]]
    assert told.people == [Person(lesion_count=7, largest_diameter_cm=1.5)]
    assert told.problems == []


def test_every_finding_is_read_and_a_blank_is_unknown(table):
    header = ",".join(SCALES)
    told = Told(table(f"{header}\n7, 1.5 ,1.0,progressed,slow,none-seen\n, ,NA,,,\n"))
    full = Person(
        lesion_count=7, largest_diameter_cm=1.5, performance_status=1, chemotherapy_response="progressed",
        doubling_time_days=155, extrahepatic_disease="none-seen",
    )  # fmt: skip
    assert told.people == [full, Person()]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_every_line_end_with_and_without_a_mark_and_a_last_one(table, end: str, mark: str, last: bool):  # noqa: FBT001
    told = Told(table(mark + end.join([HEADER, "7,1.5", "", "2,", *([""] if last else [])])))
    assert told.people == [Person(lesion_count=7, largest_diameter_cm=1.5), Person(lesion_count=2)]
    assert told.problems == []


def test_a_bad_cell_has_its_line_and_column_also_after_cells_of_several_lines(table):
    told = Told(table(f'note,{HEADER}\n"one\r\ntwo",7,1.5\n\nx,61,\ny,2,"9\n9"\n'))
    assert told.rows == [["one\r\ntwo", "7", "1.5"]]
    assert [problem.split(" ")[0] for problem in told.problems] == ["5:2:", "6:3:"]
    assert told.problems[0].endswith("a whole number from 1 to 60 tumours; leave the cell blank if it is unknown")


def test_problems_come_in_the_order_of_the_table_and_each_kind_once(table):
    path = table(f"{HEADER}\n0,9.99\n1\n1,2,3\n1,x\n" + "1,y\n" * 9)
    told = Told(path)
    assert [problem.partition(": ")[0] for problem in told.problems] == ["2:1", "2:2", "3", "5:2"]
    assert told.problems[2].startswith(
        "3: found 1 cells, expected 2, one for each column (2 such rows: line 3, line 4)"
    )
    assert told.problems[3].endswith("(10 such cells: line 5 “x”, line 6 “y”, line 7 “y” and 7 more; --all lists each)")
    each = Told(path, every=True).problems
    assert [problem.split(" ")[0] for problem in each[:5]] == ["2:1:", "2:2:", "3:", "4:", "5:2:"]
    assert len(each) == 14
    assert told.bad_rows == 13


@pytest.mark.parametrize(
    "cell",
    [
        "0",
        "61",
        "1.5",
        "inf",
        "seven",
        "=7",
        "7 lesions",
        "1e99",
        "'7",
        "−7",
        "3,000",
        "1_0",
        "\u0661",
        "\uff11",
        "0x7",
        "#REF!",
        ">5",
        "2-May",
    ],
)
def test_what_is_no_number_of_lesions_is_refused(table, cell: str):
    told = Told(table(f'lesion_count\n"{cell}"\n3\n'))
    assert told.rows == [["3"]]
    assert len(told.problems) == 1


def test_an_unknown_growth_word_is_told_the_known_ones(table):
    assert (
        "15 to 600 days, or a word: slow, moderate or fast;" in Told(table("doubling_time_days\nquick\n")).problems[0]
    )
    assert Told(table("doubling_time_days\nSlow\n")).people == [Person(doubling_time_days=155)]


def test_slices_join_without_a_seam(table, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 3)
    told = Told(table("lesion_count\n" + "".join(f"{n}\n" for n in range(1, 62))))
    assert [person.lesion_count for person in told.people] == list(range(1, 61))
    assert [problem.split(" ")[0] for problem in told.problems] == ["62:1:"]


def test_a_column_of_endlessly_many_texts_is_forgotten_now_and_then(table, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 3)
    monkeypatch.setattr("cryoteach.library.people.cells.MOST_KEPT", 4)
    texts = [f"{n}x" if n % 2 else f"{n}.0" for n in range(1, 41)]
    told = Told(table("lesion_count\n" + "\n".join(texts)))
    assert [person.lesion_count for person in told.people] == list(range(2, 41, 2))
    assert told.bad_rows == 20


@pytest.mark.parametrize("rows", [["1,500", "2,5"], ["2,5", "1,500"], ["1,500", "x", "y", "z", "2,5"]])
def test_a_mark_is_settled_by_any_cell_of_the_column_however_far_down(table, rows, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 2)
    told = Told(table("largest_diameter_cm;name\n" + "".join(f"{row};\n" for row in rows)))
    assert sorted(person.largest_diameter_cm for person in told.people) == [1.5, 2.5]
    assert told.fields["read_as"] == ["semicolons", "decimal comma"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["1,500"], "is it 1500 or 1.5?"),
        (["1,500", "2,5", "2.5"], "is it 1500 or 1.5?"),
        (["2,5", "1,500", "2.5"], "is it 1500 or 1.5?"),
        (["1,500", "2.5"], "has a thousands separator; write 1500"),
    ],
)
def test_a_number_that_could_be_two_is_asked_about(table, rows, told, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 1)
    path = table("largest_diameter_cm;name\n" + "".join(f"{row};\n" for row in rows))
    assert told in Told(path).problems[0]
    assert Told(path, mark=",").people[0].largest_diameter_cm in {1.5, 2.5}


def test_units_of_the_header_and_of_a_cell_are_converted_and_told(table):
    told = Told(table("Max size [mm];TVDT (months)\n25;3\n2.5 cm;90 days\n30mm;2,5 mo\n"))
    assert [person.largest_diameter_cm for person in told.people] == [2.5, 2.5, 3]
    assert [person.doubling_time_days for person in told.people] == [91, 90, round(2.5 * MONTH)]
    notes = "\n".join(told.notes)
    assert "largest_diameter_cm: converted mm as cm 2 times" in notes
    assert "(a month as 30.4 days, rounded to whole days)" in notes
    assert SHIPPED.columns.root["doubling_time_days"].units["months"] == MONTH
    wrong = Told(table("size (mm)\n420\n1\n")).problems
    assert "'420 mm' is not possible for largest diameter (largest_diameter_cm) = 42 cm; it takes" in wrong[0]


@pytest.mark.parametrize(
    ("header", "finding"),
    [
        ("Largest diameter (cm)", "largest_diameter_cm"), ("LARGEST-DIAMETER_CM", "largest_diameter_cm"),
        ("\u200bSize\xa0", "largest_diameter_cm"), ("ECOG PS (0-4)", "performance_status"),
        ("PS", "performance_status"),
        ("No. of lesions", "lesion_count"), ("number of liver metastases", "lesion_count"),
        ("Lesions", "lesion_count"), ("Liver lesions", "lesion_count"), ("Tumours", "lesion_count"),
        ("Liver tumours", "lesion_count"), ("largest lesion (cm)", "largest_diameter_cm"),
        ("fitness", "performance_status"),
        ("Best response (RECIST)", "chemotherapy_response"), ("Growth", "doubling_time_days"),
        ("Disease elsewhere", "extrahepatic_disease"),
    ],
)  # fmt: skip
def test_a_column_is_found_by_any_of_its_names(table, header: str, finding: str):
    assert list(Told(table(f"{header},x\n")).fields["columns"]) == [finding]


def test_two_columns_for_one_finding_are_named_and_one_may_be_picked(table):
    path = table("size,Largest diameter (mm),lesion_count\n2,30,1\n")
    assert "“size” and “Largest diameter (mm)” are both largest_diameter_cm" in refusal(path)
    told = Told(path, mapped={"SIZE": "largest_diameter_cm"})
    assert told.people == [Person(lesion_count=1, largest_diameter_cm=2)]
    assert "not read, since --map names another: “Largest diameter (mm)”" in told.notes


def test_what_is_said_about_columns_has_to_fit(table):
    path = table("bulk,Burden,lesion_count\n2,1,1\n")
    told = refusal(path, mapped={"bulky": "size", "Burden": "weight"}, answers=(
        Meaning(column="spread", text="no", meaning="none-seen"),
        Meaning(column="lesion count", text="many", meaning="lots"),
    ))  # fmt: skip
    assert "--map: the column “bulky” is not here; did you mean “bulk”?" in told
    assert "--map: “weight” is no finding; known: lesion_count" in told
    assert "--value 'spread:no=none-seen': no column of a finding is called “spread”" in told
    assert "'lots' is not possible for liver tumours" in told
    assert "stands here 2 times" in refusal(table("a,a,lesion_count\n"), mapped={"a": "size"})


def test_no_table_has_endlessly_many_columns(table):
    path = table("lesion_count" + ",x" * 20_000 + "\n")
    assert "has 20,001 columns; at most 16,384 are read" in refusal(path)


def test_unknown_growth_is_no_unit_and_spread_at_its_scale_is_read(table):
    told = Told(table("VDT (months)\nslow\n3\n"))
    assert told.fields["converted"][0]["times"] == 1
    assert told.people[0].doubling_time_days == 155


def test_unknown_cells_beside_refused_ones_are_people(table):
    told = Told(table("PS,lesion_count\nNA,1\nfit,2\n1,3\n"))
    assert [person.lesion_count for person in told.people] == [1, 3]
    assert "'fit' is not possible for fitness" in told.problems[0]


def test_a_near_miss_is_proposed_and_findings_without_a_column_are_noted(table):
    notes = Told(table("lesion_count,Largst diameter\n1,2\n")).notes
    assert "“Largst diameter” is kept as it is; if it is largest_diameter_cm, say " in notes[0]
    assert notes[-1].endswith("so unknown for everyone")
    assert Told(table(",".join(SCALES))).notes == []


def test_an_answer_says_what_a_text_means(table):
    path = table("lesion_count,spread\nmany,No\n,-\n3,?\n")
    answers = (
        Meaning(column="spread", text="no", meaning="none-seen"),
        Meaning(column="spread", text="-", meaning="none-seen"),
        Meaning(column="lesion_count", text="Many", meaning="unknown"),
    )
    told = Told(path, answers=answers)
    assert told.people == [
        Person(extrahepatic_disease="none-seen"), Person(extrahepatic_disease="none-seen"), Person(lesion_count=3),
    ]  # fmt: skip
    assert "read as unknown: ? once" in told.notes


def test_none_in_a_column_of_spread_may_mean_none_seen(table):
    notes = "\n".join(Told(table("extrahepatic_disease\nNone\nconfirmed\n")).notes)
    assert "None was read as unknown once; if it means that none was seen, say --value" in notes


def test_one_yes_among_options_is_a_cell_and_not_the_column(table):
    told = Told(table("spread\nyes\nnone seen\nsuspected\n"))
    assert len(told.people) == 2
    assert "could mean more than one of none-seen, suspected, confirmed" in told.problems[0]
    assert "--value 'extrahepatic_disease:yes=confirmed'" in told.problems[0]


def test_a_column_of_yes_and_no_is_asked_about_once_with_what_to_say(table):
    told = Told(table("spread\nYes\nno\nyes\nnone seen\n"))
    [problem] = told.problems
    assert problem.startswith("1:1: extrahepatic_disease: 3 of 4 values are “yes” or “no”, which could mean more than")
    assert "the whole column is refused" in problem
    remedy = "--value 'extrahepatic_disease:yes=confirmed' --value 'extrahepatic_disease:no=none-seen'"
    assert problem.endswith(f"{remedy} (none-seen, suspected, confirmed or unknown)")


def test_a_column_of_millimetres_called_centimetres_is_refused_whole_with_the_unit_to_name(table):
    path = table("size\n25\n30\n42\n9\n")
    [problem] = Told(path).problems
    assert "3 of 4 values are above 15 cm, so they are not in cm but most likely in mm" in problem
    assert problem.endswith("say --map 'size=largest diameter (mm)'")
    named = Told(path, mapped={"size": "largest diameter (mm)"})
    assert [person.largest_diameter_cm for person in named.people] == [2.5, 3, 4.2, 0.9]


def test_too_large_numbers_of_lesions_are_cells_for_lesions_have_no_smaller_unit(table):
    [problem] = Told(table("lesion_count\n70\n80\n3\n")).problems
    assert problem.startswith("2:1: lesion_count: '70' is not possible")
    assert "(2 such cells: line 2 “70”, line 3 “80”)" in problem


def test_a_word_that_is_no_option_is_told_the_options_and_how_to_say_what_it_means(table):
    told = Told(table("chemotherapy_response\ncured\nPD\n"))
    assert told.people == [Person(chemotherapy_response="progressed")]
    [problem] = told.problems
    assert problem.startswith("2:1: chemotherapy_response: 'cured' is not possible for chemotherapy")
    assert "--value 'chemotherapy_response:cured=not-started'" in problem


def test_the_name_of_a_scale_before_its_number_is_left_out_and_told(table):
    told = Told(table("PS\nECOG 1\nps: 2\n3\n"))
    assert [person.performance_status for person in told.people] == [1, 2, 3]
    assert "performance_status: “ecog” before a number left out once, “ps” before a number left out once" in told.notes


def test_what_is_told_of_cells_leaves_out_the_rows_that_are_left_out(table):
    told = Told(table("lesion_count,size\nNA,x\nNA,2\nunknown,y\n"))
    assert told.people == [Person(largest_diameter_cm=2)]
    assert told.fields["read_as_unknown"] == {"NA": 1}


def test_whoever_leaves_rows_out_is_told_that_those_left_are_no_longer_the_same_people(table):
    with PeopleTable(table(f"{HEADER}\n0,1\n61,1\n7,1,1\n2,2\n"), READING) as opened:
        assert sum(len(part.people) for part in opened.slices()) == 1
        assert bias(opened).startswith("3 of 4 rows (75.0%) were left out: ")
        for reason in ("1 × lesion_count (above the scale)", "1 × the number of cells (another number of cells)"):
            assert reason in bias(opened)
        assert bias(opened).endswith("so the 1 left are no longer the same people.")
        counts = opened.refusals.counts()
    assert {"column": "", "cause": "another number of cells", "count": 1} in counts
    assert sum(group["count"] for group in counts) == 3


def test_karnofsky_is_refused_by_its_name_and_by_its_values(table):
    assert "“KPS (%)” is on the scale of Karnofsky, which is not read" in refusal(table("KPS (%),lesion_count\n90,1\n"))
    assert Told(table("KPS,lesion_count,ECOG\n90,1,1\n")).people == [Person(lesion_count=1, performance_status=1)]
    told = Told(table("performance_status\n90\n80\n1\n"))
    assert "2 of 3 values are on the scale of Karnofsky (10 to 100)" in told.problems[0]
    assert len(told.problems) == 1
    assert "though it is one of Karnofsky" in Told(table("PS\n90\n0\n1\n")).problems[0]


def test_rows_that_are_nobody_are_left_out_and_told_by_line(table):
    told = Told(table('name,lesion_count,,\nAda,2,,\n,,,\nTotal,,,\n\u200b,\xa0,,\n"Source:\nus"\nBen,NA,,\n'))
    assert told.people == [Person(lesion_count=2), Person()]
    assert "left out, since nothing stands in any finding: lines 4 and 6" in told.notes
    assert told.fields["nobody"] == {"rows": 2, "first_lines": [4, 6]}
    many = Told(table("name,lesion_count\nAda,1\n" + "Source,\n" * 12))
    assert many.notes[-1].endswith("lines 3, 4, 5, 6, 7, 8, 9, 10, 11 and 12 and 2 more")


def test_blank_cells_at_the_end_may_be_more_or_fewer(table):
    told = Told(table("lesion_count,name,,\n1,Ada\n2,Ben,,,,\n3,Cy,,\n4,D,,,,x\n"))
    assert told.rows == [["1", "Ada", "", ""], ["2", "Ben", "", ""], ["3", "Cy", "", ""]]
    assert told.problems == ["5: found 6 cells, expected 4, one for each column"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty; the names of its columns were expected"),
        ("\n \n", "is empty"),
        ("\n1,2\n", "2: no column is a finding"),
        ("name,age\n", "1: no column is a finding; expected at least one of lesion_count"),
        ("March list\n\nname,lesion_count,size\n", "names such as lesion_count or size stand further down"),
        ("lesion_count,a,lesion_count,a,a\n", "1: the column lesion_count stands here 2 times; keep one"),
        ("lesion_count,a,lesion_count,a,a\n", "1: the column a stands here 3 times; keep one"),
        ("lesion_count,verdict\n", "1: the column verdict would be written over; rename it"),
        (b"lesion_count,name\n1,Ren\x81\xff", "is not text, or damaged"),
        ('lesion_count\n1\n"2\n3\n', "3: the row that starts here is not CSV (unexpected end of data)"),
        ('lesion_count,"a"b\n', "1: the row that starts here is not CSV"),
        (f'lesion_count\n1\n\n"{"x" * 200_000}"\n', "4: the row that starts here is not CSV (field larger"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(table, content: str | bytes, told: str):
    assert told in refusal(table(content))


def test_the_columns_of_a_slice_fit_its_rows_when_all_are_bad(table):
    with PeopleTable(table("lesion_count\n0\n"), READING) as opened:
        (part,) = opened.slices()
        assert opened.size == opened.bytes_read
    assert part.rows == []
    assert np.all([len(column) == 0 for column in part.people.columns.values()])


WRITTEN = st.sampled_from([*sorted(UNKNOWN_WORDS - {""}), "NA", "N/A", "NaN", "None", "NULL", "Unknown", "Not known"])
DIALECTS = st.fixed_dictionaries({
    "separator": st.sampled_from([",", ";", "\t"]),
    "mark": st.sampled_from([".", ","]),
    "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    "unknown": WRITTEN,
    "blank": st.booleans(),
    "end": st.sampled_from(["\n", "\r\n", "\r"]),
    "hint": st.booleans(),
    "header": st.sampled_from(["id", "label", "term", "shouted"]),
})  # fmt: skip


def header_of(style: str) -> list[str]:
    named = {"id": "name", "label": "label", "term": "term", "shouted": "name"}[style]
    names = [getattr(scale, named) for scale in SCALES.values()]
    return [name.upper().replace("_", " ") for name in names] if style == "shouted" else names


def cell(value: object, scale: Any, dialect: dict[str, Any]) -> str:
    if value is None:
        return "" if dialect["blank"] else dialect["unknown"]
    return str(value) if isinstance(scale, Choice) else scale.number(value).replace(".", dialect["mark"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everybody=st.lists(people, min_size=1, max_size=6), dialect=DIALECTS)
def test_the_same_people_are_read_from_every_dialect(table, everybody: list[Person], dialect: dict[str, Any]):
    rows = [
        ["Zoë", *(cell(person.value(name), scale, dialect) for name, scale in SCALES.items())] for person in everybody
    ]
    lines = [["name", *header_of(dialect["header"])], *rows]
    separator = dialect["separator"]
    text = dialect["end"].join(separator.join(f'"{cell}"' for cell in line) for line in lines) + dialect["end"]
    text = f"sep={separator}{dialect['end']}{text}" if dialect["hint"] else text
    told = Told(table(text.replace("−", "-").encode(dialect["encoding"])))
    expected = [person for person in everybody if not dialect["blank"] or person != Person()]
    assert (told.problems, told.people) == ([], expected)
