"""The rows of a table, as texts, some at a time: of a file, a pipe or pasted text, in whichever dialect it was written.

A table for whole use::

    with Rows.of_bytes(raw, "cases.csv", known=lambda cell: cell in COLUMNS) as table:
        rows = list(table)          # every row, the header first; blank lines are empty lists
        said = table.read_as        # ("semicolons", "Windows-1252"), or () for plain commas in UTF-8

A table too large for that is read with `Rows.next`, and again from its beginning after `Rows.rewind`.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import BinaryIO, Self, cast

from cryoteach.errors import Problem, TableError
from cryoteach.library.tables.dialect import WORDS, Dialect, Known, dialect_of
from cryoteach.library.tables.encoding import UTF_8, Encoding, encoding_of
from cryoteach.library.tables.kinds import WORKBOOK, kind_of
from cryoteach.library.tables.spool import seekable
from cryoteach.library.tables.workbook import open_sheet

BREAK = re.compile(r"\r\n|\r|\n")
LOOKED_AT = 100_000  # characters in which the header's line is sought


class Rows:
    """A table open for reading; its first row is the header, which the caller reads like any other.

    Attributes:
        read_as: what was found, in words, where it is worth saying: sheet, separators, encoding.
        encoding: how the text is written.
        separator: the mark between its cells.
        line_end: how its lines end, for those who write it again.
        line: the line (of a workbook: the row) on which the next row starts, from 1.
        by_row: whether `line` counts rows of a sheet.
    """

    def __init__(self, stream: BinaryIO, name: str, known: Known, sheet: str = "") -> None:
        """Open a table.

        Args:
            stream: its bytes, seekable; closed with the table.
            name: how problems call it.
            known: whether a cell of the header names a column that the reader knows; decides between separators.
            sheet: the sheet of a workbook, where it has several.

        Raises:
            TableError: it is neither text nor a workbook that can be read, or has several sheets and none is named.
        """
        self.name, self.by_row = name, False
        self.read_as: tuple[str, ...] = ()
        self._stream = stream
        self._text: io.TextIOWrapper | None = None
        try:
            if kind_of(stream, name) == WORKBOOK:
                self._stream = self._unfolded(stream, sheet)
            self.encoding: Encoding = UTF_8 if self.by_row else encoding_of(stream, name)
            self._begin(known)
        except BaseException:
            self._stream.close()
            raise

    @classmethod
    def of_path(cls, given: str | Path, known: Known, sheet: str = "") -> Self:
        """Open a file, a pipe, or standard input ("-"); arguments and errors as for the class, and OSError."""
        return cls(seekable(given), "standard input" if str(given) == "-" else str(given), known, sheet)

    @classmethod
    def of_bytes(cls, raw: bytes, name: str, known: Known, sheet: str = "") -> Self:
        """Open a file that was handed over whole."""
        return cls(io.BytesIO(raw), name, known, sheet)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __iter__(self) -> Iterator[list[str]]:
        """Every row that is left, one at a time; a blank line is an empty list."""
        while rows := self.next(1):
            yield from rows

    @property
    def bytes_read(self) -> int:
        """How far reading has come."""
        return self._stream.tell()

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        at = self._stream.tell()
        size = self._stream.seek(0, io.SEEK_END)
        self._stream.seek(at)
        return size

    def rewind(self) -> None:
        """Go back to the first row."""
        text = self._from_the_start()
        self._hints = int(bool(self._dialect.hint and text.readline()))
        self._reader = csv.reader(text, delimiter=self.separator, strict=True)
        self._broken: TableError | None = None
        self.line = self._hints + 1

    def next(self, most: int) -> list[list[str]]:
        """The next rows, at most so many; none at the end.

        Raises:
            TableError: a row cannot be parted into cells. Rows before it are given first, and the error comes then.
        """
        self.line = self._hints + self._reader.line_num + 1
        rows: list[list[str]] = []
        try:
            rows.extend(islice(self._reader, 0 if self._broken else most))  # what was read before an error is kept
        except csv.Error as error:
            message = f"the row that starts here is not CSV ({error}); is there a quotation mark too many?"
            self._broken = TableError([Problem(file=self.name, line=self.lines(rows)[-1], message=message)])
        if self._broken and not rows:
            raise self._broken
        return rows

    def lines(self, rows: list[list[str]]) -> Sequence[int]:
        """The line on which each of the rows last given starts, and the line after them all."""
        end = self._hints + self._reader.line_num + 1
        if self.by_row or end - self.line == len(rows):  # each row is one line
            return range(self.line, self.line + len(rows) + 1)
        heights = (1 + sum(len(BREAK.findall(cell)) for cell in row) for row in rows)
        return list(accumulate(heights, initial=self.line))

    def _from_the_start(self) -> io.TextIOWrapper:
        """The table as text from its beginning; the text before lets go of the bytes first, or it would close them."""
        if self._text is not None:
            self._text.detach()
        self._stream.seek(0)
        self._text = io.TextIOWrapper(self._stream, self.encoding.codec, newline="")
        return self._text

    def _begin(self, known: Known) -> None:
        start = self._from_the_start().read(LOOKED_AT)
        self._dialect = Dialect(",") if self.by_row else dialect_of(start, known)
        self.separator = self._dialect.separator
        self.line_end = "\r\n" if re.match(r"[^\r\n]*\r\n", start) else "\n"
        words = "" if self.separator == "," else WORDS[self.separator]
        self.read_as = (*self.read_as, *(said for said in (words, self.encoding.words) if said))
        self.rewind()

    def _unfolded(self, stream: BinaryIO, wanted: str) -> BinaryIO:
        """One sheet of a workbook as text that can be read like any other; each of its rows is one row."""
        with stream:
            sheet = open_sheet(stream, self.name, wanted)
            copy = cast("BinaryIO", tempfile.TemporaryFile(prefix="cryoteach-"))  # noqa: SIM115 - closed with the table
            text = io.TextIOWrapper(copy, "utf-8", newline="")
            csv.writer(text).writerows(sheet.rows())
            text.detach()
        said = f"the sheet “{sheet.name}” of an Excel workbook"
        self.by_row = True
        self.read_as = (said,)
        return copy
