"""Reads one sheet of an Excel workbook (.xlsx) as rows of texts, as a person would see them."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TypeAlias

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from cryoteach.domain.rules.phrases import either
from cryoteach.errors import Problem, TableError, shown
from cryoteach.library.tables.sheet_cells import damaged
from cryoteach.library.tables.workbook_parts import unpacked

Cell: TypeAlias = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
Errors = dict[tuple[int, int], str]
MOST_NAMED = 20
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET_ID = re.compile(r'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*\br?:?id="([^"]*)"')
TARGET = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")


class SeveralSheetsError(TableError):
    """A workbook of which several sheets hold something, and none was asked for."""

    def __init__(self, problem: Problem, sheets: Iterable[str]) -> None:
        super().__init__([problem])
        self.sheets = tuple(sheets)


class Sheet:
    """One sheet of a workbook, open for reading."""

    def __init__(self, sheet: CalamineSheet, errors: Errors) -> None:
        self.name = sheet.name
        self._sheet, self._errors = sheet, errors

    def rows(self) -> Iterator[list[str]]:
        """Every row from the sheet's first, with the blank ones, so that the row numbers are the sheet's own."""
        for number, cells in enumerate(self._sheet.to_python(skip_empty_area=False)):
            yield [self._errors.get((number, place)) or as_text(cell) for place, cell in enumerate(cells)]


def open_sheet(stream: BinaryIO, name: str, wanted: str = "") -> Sheet:
    """Open a sheet of a workbook.

    Args:
        stream: the workbook, seekable.
        name: how problems call it.
        wanted: the sheet's name; not needed where only one sheet holds anything.

    Raises:
        TableError: it is too large, damaged or protected; or of its sheets none can be told to be meant.
    """
    copy, errors = unpacked(stream, name)
    with copy:
        try:
            workbook = CalamineWorkbook.from_filelike(copy)
            names = _names(workbook)
            sheet = _asked(workbook, names, name, wanted)
        except CalamineError as error:
            raise damaged(name) from error
        with zipfile.ZipFile(copy) as plain:
            part = _parts_by_sheet(plain).get(sheet.name, "")
    return Sheet(sheet, errors.get(part, {}))


def as_text(cell: Cell) -> str:
    """A cell as its reader sees it: 2 for 2.0, TRUE, 2026-03-14 for a date."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _names(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _asked(workbook: CalamineWorkbook, names: list[str], name: str, wanted: str) -> CalamineSheet:
    """The sheet that is asked for, or the only one that holds anything."""
    known = f"{either([f'“{sheet}”' for sheet in names[:MOST_NAMED]])}{', …' if len(names) > MOST_NAMED else ''}"
    if wanted:
        if wanted not in names:
            message = f"has no sheet {shown(wanted)}; its sheets: {known}"
            raise TableError([Problem(file=name, message=message)])
        return workbook.get_sheet_by_name(wanted)
    filled = [sheet for at in names if (sheet := workbook.get_sheet_by_name(at)).start is not None]
    if len(filled) > 1:
        told = either([f"“{sheet.name}”" for sheet in filled[:MOST_NAMED]])
        message = f"is a workbook with {len(filled)} sheets: {told}; say which one is meant with --sheet NAME"
        raise SeveralSheetsError(Problem(file=name, message=message), (sheet.name for sheet in filled))
    if not filled:
        raise TableError([Problem(file=name, message="is a workbook without anything in it")])
    return filled[0]


def _parts_by_sheet(plain: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the workbook holds which sheet; nothing where that cannot be told."""
    if not {BOOK, LINKS} <= set(plain.namelist()):
        return {}
    book, links = (plain.read(part).decode("utf-8", "replace") for part in (BOOK, LINKS))
    targets = {_attribute(link, "Id"): _attribute(link, "Target") for link in TARGET.findall(links)}
    return {
        _plain(sheet): (target[1:] if target.startswith("/") else f"xl/{target}")
        for sheet, link in SHEET_ID.findall(book)
        if (target := targets.get(link, ""))
    }


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return _plain(found[1]) if found else ""


def _plain(text: str) -> str:
    """The text of an attribute, without what XML makes of signs."""
    for written, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, sign)
    return text
