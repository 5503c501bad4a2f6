"""Cases in every dialect that spreadsheets write, and the reports that showed what was read wrongly."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Quantity
from cryoteach.library.cases.bring_in import Brought, from_files, from_text
from cryoteach.library.cases.columns import COLUMNS, rows_of
from cryoteach.library.cases.written import as_yaml
from tests.conftest import ROOT
from tests.domain.fictional import SHIPPED
from tests.library.workbooks import workbook

REPORTS = ROOT / "tests/reports"
CASES = [
    case.model_dump(mode="json", exclude_defaults=True) for case in SHIPPED.teaching.cases.values() if case.twin is None
]
UNKNOWN = ("not known", "unknown", "NA", "n/a", "NaN", "None", "null", "?", ".", "not assessed")
HEADER = "id,title,level,objectives,misconceptions,author,licence,vignette,teaching_point,stage,story,lesion_count"
ROW = "nia,Nia,core,LO2,M4,A trainer,CC BY 4.0,Nia is 60.,Count them.,After the MRI,,2"


def brought(name: str, raw: bytes, sheet: str = "") -> Brought:
    return from_files([(name, raw)], SHIPPED.rules.profiles, SHIPPED.teaching.cases, {name: sheet})


def told(found: Brought) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_report_24_a_thousands_separator_in_an_answer_is_refused_by_name():
    found = brought("24.csv", (REPORTS / "24-thousands-answer.csv").read_bytes())
    assert told(found) == ["24.csv: row 2, column answer: “1,500”: is it 1500 or 1.5? Write one of the two"]
    assert found.good == []
    count = from_text(f'{HEADER}\n{ROW[:-1]}"3,000"', SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert "“3,000”: is it 3000 or 3?" in told(count)[0]


@pytest.mark.parametrize("value", ["61", "2.5"])
def test_a_finding_that_cannot_be_is_refused_with_what_it_takes_and_how_not_known_is_written(value):
    (problem,) = told(from_text(f"{HEADER}\n{ROW[:-1]}{value}", SHIPPED.rules.profiles, SHIPPED.teaching.cases))
    assert f"{value}" in problem
    assert SCALES["lesion_count"].range_in_words in problem
    assert "or “not known”, or nothing where it is as before" in problem


def test_unknown_in_the_spelling_of_others_is_read_in_a_yaml_case_and_told():
    case = next(case for case in CASES if "lesion_count" in case["stages"][0].get("findings", {}))
    stages = [
        {**stage, "findings": {**stage.get("findings", {}), "lesion_count": "N/A"}} for stage in case["stages"][:1]
    ]
    text = as_yaml({**case, "id": "mine", "stages": stages})
    found = from_text(text, SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert any("“N/A” 1" in note for note in found.notes)
    assert found.draft["stages"][0]["findings"]["lesion_count"] == "N/A"  # as it was typed; the case reads it
    assert Case.model_validate(found.draft).person_at(0).lesion_count is None


def test_a_character_that_no_page_can_show_is_refused_at_its_cell():
    row = ROW.replace("Count them.", "Count \x7f them.")
    (problem,) = told(from_text(f"{HEADER}\n{row}", SHIPPED.rules.profiles, SHIPPED.teaching.cases))
    assert "control character" in problem
    assert "teaching_point" in problem


def test_report_24_the_column_itself_can_settle_which_mark_is_meant():
    text = (REPORTS / "24-thousands-answer.csv").read_text("utf-8").splitlines()
    other = text[1].replace("bug-case", "other").replace("A case for a bug", "Another").replace('"1,500"', '"2,5"')
    found = from_text("\n".join([*text, other]), SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert told(found) == []
    assert [case["stages"][0]["question"]["answer"] for case in found.good] == [1.5, 2.5]


def test_report_25_a_day_as_uk_excel_writes_it_is_read():
    found = brought("25.csv", (REPORTS / "25-uk-excel-date.csv").read_bytes())
    assert told(found) == []
    assert found.good[0]["review"] == {"reviewer": "A reviewer", "date": "2026-03-14"}


def test_report_26_a_workbook_that_is_called_csv_is_called_by_its_name():
    (problem,) = told(brought("26.csv", (REPORTS / "26-xlsx-renamed.csv").read_bytes()))
    assert "workbook" in problem
    assert "PK" not in problem


def written(rows: list[dict[str, str]], separator: str, encoding: str, hint: str) -> bytes:
    out = io.StringIO(newline="")
    out.write(hint)
    writer = csv.DictWriter(out, COLUMNS, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def as_somebody_writes(row: dict[str, str], unknown: str, mark: str) -> dict[str, str]:
    numbers = {name for name, scale in SCALES.items() if isinstance(scale, Quantity)} | {"answer", "tolerance"}
    said = {name: unknown if text == "not known" else text for name, text in row.items()}
    return {
        name: text.replace(".", mark) if name in numbers and text[:1].isdigit() else text for name, text in said.items()
    }


@settings(max_examples=25)
@given(
    chosen=st.lists(st.sampled_from(CASES), min_size=1, max_size=4, unique_by=lambda case: case["id"]),
    dialect=st.tuples(
        st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(UNKNOWN),
        st.sampled_from([".", ","]), st.booleans(),
    ),
)  # fmt: skip
def test_the_same_cases_are_read_from_every_dialect(chosen, dialect):
    separator, encoding, unknown, mark, hint = dialect
    rows = [as_somebody_writes(row, unknown, mark) for case in chosen for row in rows_of(case)]
    found = brought("cases.csv", written(rows, separator, encoding, f"sep={separator}\r\n" if hint else ""))
    assert told(found) == []
    assert list(map(Case.model_validate, found.good)) == list(map(Case.model_validate, chosen))


def test_a_workbook_is_read_and_of_several_sheets_the_chosen_one():
    rows: list[list[object]] = [HEADER.split(","), [*ROW.split(",")[:-1], 2]]
    alone = brought("cases.xlsx", workbook(Cases=rows))
    assert told(alone) == []
    assert alone.good[0]["stages"][0]["findings"] == {"lesion_count": 2}
    both = workbook(Cases=rows, Notes=[["nothing", "of ours"]])
    asked = brought("cases.xlsx", both)
    assert dict(asked.sheets) == {"cases.xlsx": ("Cases", "Notes")}
    assert "choose one of them" in told(asked)[0]
    assert brought("cases.xlsx", both, sheet="Cases").good == alone.good


def test_unknown_is_told_once_with_counts_and_read_in_yaml_too():
    found = from_text(
        f"{HEADER},performance_status\n{ROW[:-1]}NA,1\n,,,,,,,,,Later,,?,NA",
        SHIPPED.rules.profiles,
        SHIPPED.teaching.cases,
    )
    assert told(found) == []
    assert found.notes == ["what was pasted: 3 findings are written as unknown (“NA” 2, “?” 1) and read as not known."]
    assert found.good[0]["stages"][1]["findings"] == {"lesion_count": None, "performance_status": None}
    stage = {"label": "Now", "findings": {"lesion_count": "N/A", "performance_status": float("nan")}}
    case = Case.model_validate({**CASES[0], "stages": [stage]})
    assert case.stages[0].findings == {"lesion_count": None, "performance_status": None}


def test_a_licence_is_given_once_for_the_whole_table_and_the_note_says_which():
    rows = [HEADER, ROW, ROW.replace("nia,Nia", "noa,Noa").replace("CC BY 4.0", "")]
    found = from_text("\n".join(rows), SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert told(found) == []
    assert [case["licence"] for case in found.good] == ["CC BY 4.0", "CC BY 4.0"]
    assert found.notes == ["One case names no licence: that of the first row, CC BY 4.0, was put there."]
    nowhere = from_text("\n".join(rows).replace("CC BY 4.0", ""), SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert "2 cases name no licence: the desk’s usual one, CC BY 4.0, was put there." in nowhere.notes


def test_a_hundred_thousand_columns_of_nobody_are_one_note():
    strange = ",".join(f"c{number}" for number in range(100_000))
    found = from_text(f"{HEADER},{strange}\n{ROW}", SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert told(found) == []
    (note,) = found.notes
    assert note.startswith("100,000 columns are none of ours and were not read: 'c0', 'c1'")
    assert len(note) < 200


@pytest.mark.parametrize("text", ["- 1\n" * 20_000, "a: [" + "1," * 2_000 + "1]\n"])
def test_a_yaml_of_more_values_than_any_case_is_refused_before_it_is_built(text):
    (problem,) = told(brought("case.yaml", text.encode()))
    assert "holds more than 1,000 names and values" in problem
