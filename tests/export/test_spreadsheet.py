"""Rows for a spreadsheet: its letters are known, and no cell runs as a formula."""

import csv
from io import StringIO

from cryoteach.export.spreadsheet import MARK, for_a_spreadsheet, harmless


def test_text_that_would_run_as_a_formula_does_not():
    for text in ("=1+1", "+1", "-1", "@x", "\tx", "\rx"):
        assert harmless(text) == f"'{text}"
    assert [harmless(cell) for cell in ("few", -1, None, "")] == ["few", -1, None, ""]


def test_rows_come_back_as_they_were():
    text = for_a_spreadsheet(["a", "b"], [{"a": 'x, "y"', "b": 2}, {"b": "é", "a": "=1"}])
    assert text.startswith(MARK)
    assert list(csv.reader(StringIO(text.removeprefix(MARK), newline=""))) == [
        ["a", "b"],
        ['x, "y"', "2"],
        ["'=1", "é"],
    ]
