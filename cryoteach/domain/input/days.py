"""A day as people and spreadsheets write it: 14/03/2026, 14-Mar-26, 14 March 2026, 2026-03-14, or Excel's 46095.

Where the order of day and month could be either, nobody guesses: both readings are named.
"""

import re
from typing import Annotated, TypeAlias

import numpy as np
from pydantic import BeforeValidator

from cryoteach.domain.input.patterns import WrittenAs

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
EXCELS_FIRST = np.datetime64("1899-12-30")  # its day 0, as it counts from March 1900 on
EARLIEST, LATEST = 36526, 73050  # 2000-01-01 and 2099-12-31 as Excel counts
EXAMPLE = "2026-03-14 or 14 March 2026"
LONGEST_SHOWN = 40
NUMBERS = re.compile(r"(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})", re.ASCII)
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\.?,?[-/. ]*(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
NAME_FIRST = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", re.ASCII | re.IGNORECASE)
AT_A_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", re.ASCII)
ISO = WrittenAs(r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", "a day as year-month-day, such as 2026-03-14")


def read_day(text: str) -> str:
    """Read a day as somebody wrote it, as year-month-day.

    Raises:
        ValueError: it is no day of this century, or could be one of two; the sentence names them.

    >>> [read_day(text) for text in ("14/03/2026", "14-Mar-26", "46095", "March 14, 2026")]
    ['2026-03-14', '2026-03-14', '2026-03-14', '2026-03-14']
    """
    typed = AT_A_TIME.sub("", " ".join(text.split()))
    found = list(dict.fromkeys(day for day in (*_of_numbers(typed), *_with_a_name(typed), *_of_excel(typed)) if day))
    if len(found) == 1:
        return found[0]
    shown = f"“{typed[:LONGEST_SHOWN]}”"
    if found:
        either = " or ".join(in_words(day) for day in found)
        raise ValueError(f"{shown}: is it {either}? Write the month as a word, or the day as {found[0]}")
    raise ValueError(f"{shown} is not a day of this century; write it like {EXAMPLE}")


def in_words(day: str) -> str:
    """A day that was read, in words: "14 March 2026"."""
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def _of_numbers(typed: str) -> list[str]:
    """The days that three numbers can mean: year first, day first, month first."""
    found = NUMBERS.fullmatch(typed)
    if found is None:
        return []
    first, mark, middle, last = found.groups()
    if len(first) > len("31"):
        return [_day(first, middle, last)]
    year_first = [_day(first, middle, last)] if mark == "-" and len(last) <= len("31") else []
    return [_day(last, middle, first), _day(last, first, middle), *year_first]


def _with_a_name(typed: str) -> list[str]:
    """The day that has its month as a word."""
    if found := NAMED.fullmatch(typed):
        number, name, year = found.groups()
    elif found := NAME_FIRST.fullmatch(typed):
        name, number, year = found.groups()
    else:
        return []
    short = [month[:3].lower() for month in MONTHS]
    whole = name.lower() in {*short, "sept", *(month.lower() for month in MONTHS)}
    return [_day(year, str(short.index(name[:3].lower()) + 1), number)] if whole else []


def _of_excel(typed: str) -> list[str]:
    """The day that a spreadsheet means by a plain number."""
    counted = re.fullmatch(r"(\d{5})(?:\.0+)?", typed, re.ASCII)
    in_reach = counted is not None and EARLIEST <= int(counted[1]) <= LATEST
    return [str(EXCELS_FIRST + np.timedelta64(int(counted[1]), "D"))] if counted and in_reach else []


def _day(year: str, month: str, day: str) -> str:
    """The day of the calendar, or nothing where there is none such in this century."""
    full = year if len(year) == len("2026") else f"20{year:0>2}"
    try:
        found = str(np.datetime64(f"{full}-{month:0>2}-{day:0>2}", "D"))
    except ValueError:
        return ""
    return found if re.fullmatch(ISO.pattern, found) else ""


def _as_written(value: object) -> object:
    """What a file holds for a day; a bare number is Excel's count. What is neither is left for pydantic to refuse."""
    if isinstance(value, str):
        return read_day(value[: 2 * LONGEST_SHOWN]) if value else value
    counted = isinstance(value, int | float) and not isinstance(value, bool) and EARLIEST <= value <= LATEST
    return read_day(str(value)) if counted else value


IsoDate: TypeAlias = Annotated[str, ISO, BeforeValidator(_as_written)]
"""A day in a file: read from any of these spellings, kept as year-month-day."""
