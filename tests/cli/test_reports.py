"""Tables as real people wrote them (made up after public bug reports; issue 9, section 2) give what they should."""

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import ROOT

REPORTS = ROOT / "tests" / "reports"


@pytest.fixture
def screened(call, tmp_path: Path):
    """Score a report: the JSON, the rows written, and what was told."""

    def run(name: str, *options: str):
        out = tmp_path / "scored.csv"
        result = call("screen", next(REPORTS.glob(f"{name}-*")), "--out", out, "--json", *options)
        assert result.exit_code == 0, result.stderr
        answer = json.loads(result.stdout)
        text = out.read_text(encoding="utf-8-sig")
        separator = max(",;\t", key=text.count)
        return answer, list(csv.DictReader(text.splitlines(), delimiter=separator)), result.stderr

    return run


def verdicts(rows: list[dict[str, str]]) -> list[str]:
    return [row["verdict"] for row in rows]


def test_01_trailing_blank_rows_and_columns_are_nobody_and_nothing_is_said(screened):
    answer, rows, told = screened("01")
    assert (answer["people"], verdicts(rows), told) == (2, ["within", "outside"], "")
    assert answer["nobody"] == {"rows": 0, "first_lines": []}


def test_02_semicolons_and_decimal_commas(screened):
    answer, rows, told = screened("02")
    assert (answer["people"], answer["within"]) == (2, 2)
    assert answer["read_as"] == ["semicolons", "decimal comma"]
    assert "note: read as: semicolons, decimal comma\n" in told
    assert [row["largest_diameter_cm"] for row in rows] == ["1,5", "2,5"]


def test_03_a_decimal_comma_in_quotation_marks(screened):
    answer, _, _ = screened("03")
    assert (answer["within"], answer["read_as"]) == (1, ["decimal comma"])


def test_04_unicode_text_of_excel(screened):
    answer, rows, _ = screened("04")
    assert (answer["within"], answer["read_as"], rows[0]["name"]) == (1, ["tabs", "UTF-16"], "Zoë")


def test_05_windows_1252(screened):
    answer, rows, _ = screened("05")
    assert (answer["within"], answer["read_as"], rows[0]["name"]) == (1, ["Windows-1252"], "Zoë")


def test_08_a_yes_or_no_is_asked_about_once_and_never_guessed(call, tmp_path: Path):
    for options in ((), ("--skip-bad",)):
        result = call("screen", REPORTS / "08-header-units.csv", "--out", tmp_path / "s.csv", *options)
        assert (result.exit_code, result.stdout, (tmp_path / "s.csv").exists()) == (1, "", False)
        assert result.stderr.count("could mean more than one thing") == 1
        assert (
            "--value 'extrahepatic_disease:No=none-seen' --value 'extrahepatic_disease:Yes=confirmed'" in result.stderr
        )
        assert "none-seen, suspected, confirmed or unknown" in result.stderr


@pytest.mark.parametrize("column", ["extrahepatic_disease", "Extrahepatic disease", "EXTRAHEPATIC DISEASE"])
def test_08_units_words_and_names_of_a_clinic_are_read_and_told(screened, column: str):
    answer, _, told = screened("08", "--value", f"{column}:no=none-seen", "--value", f"{column}:YES=confirmed")
    assert (answer["people"], answer["alone"]["no-spread"], answer["alone"]["few-lesions"]) == (2, 1, 0)
    assert answer["columns"]["largest_diameter_cm"] == "Largest diameter (cm)"
    assert "largest_diameter_cm: converted mm as cm once" in told
    assert "performance_status: “ps” before a number left out once" in told
    assert "chemotherapy_response: read PD as progressed once, SD as stable once" in told
    assert "extrahepatic_disease: read No as none-seen once, Yes as confirmed once" in told
    assert {"column": "largest_diameter_cm", "kind": "unit", "from": "mm", "to": "cm", "times": 1} in answer[
        "converted"
    ]


def test_11_millimetres_in_a_column_of_centimetres_are_refused_whole(call, screened, tmp_path: Path):
    for options in ((), ("--skip-bad",), ("--skip-bad", "--skip-at-most", "100%")):
        result = call("screen", REPORTS / "11-mm-in-cm-column.csv", "--out", tmp_path / "s.csv", *options)
        assert (result.exit_code, result.stdout, (tmp_path / "s.csv").exists()) == (1, "", False)
        assert "30 of 40 values are above 15 cm, so they are not in cm but most likely in mm" in result.stderr
        assert len(result.stderr.splitlines()) == 2
    answer, _, _ = screened("11", "--map", "largest_diameter_cm=largest diameter (mm)")
    assert (answer["people"], answer["converted"][0]["times"]) == (40, 40)


def test_15_a_total_and_a_source_are_nobody_and_told_by_line(screened):
    answer, rows, told = screened("15")
    assert (answer["people"], len(rows), answer["nobody"]) == (1, 1, {"rows": 2, "first_lines": [3, 4]})
    assert "left out, since nothing stands in any finding: lines 3 and 4" in told


def test_16_a_line_that_says_which_separator_is_no_header(screened):
    answer, rows, _ = screened("16")
    assert (answer["people"], rows[0]["name"]) == (1, "Ada")


def test_23_na_of_r_is_the_same_as_blank(screened):
    with_na, _, told = screened("23")
    blank, _, silent = screened("23b")
    assert with_na["histogram"] == blank["histogram"]
    assert (with_na["people"], with_na["outside"], with_na["cannot_tell"]) == (40, 14, 24)
    assert with_na["read_as_unknown"] == {"NA": 44}
    assert "read as unknown: NA 44 times" in told
    assert silent == ""


def test_26_a_renamed_workbook_that_is_damaged_is_called_that(call, tmp_path: Path):
    result = call("screen", REPORTS / "26-xlsx-renamed.csv", "--out", tmp_path / "s.csv")
    assert result.exit_code == 1
    assert "is a damaged workbook" in result.stderr
    assert not any(part in result.stderr for part in ("Content_Types", "PK", "xl/"))
