"""Excel workbooks for the tests, written by a library that the app does not use."""

import io

import openpyxl


def workbook(**sheets: list[list[object]]) -> bytes:
    """Write a workbook: ``workbook(March=[["name"], ["Ada"]])``, one list of rows a sheet."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()
