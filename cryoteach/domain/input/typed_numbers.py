"""Numbers as people type them: digits 0 to 9, one sign, one decimal mark, perhaps an exponent; and nothing else.

A comma or a point that is followed by exactly three digits can part thousands or begin decimals: "1,500" is refused
unless other texts of the same column show which mark is the decimal one (`settled_mark`).
"""

import math
import re
from collections.abc import Callable, Iterable

from cryoteach.domain.input.unknown_words import bare

LONGEST = 40
NO_NUMBER, EITHER, THOUSANDS = "not a number", "either thousands or decimals", "a thousands separator"  # causes
POINT, COMMA = ".", ","
MARKS = (POINT, COMMA)
PLAIN = re.compile(r"(?P<sign>[+\-−]?)(?P<whole>[0-9]*)(?:(?P<mark>[.,])(?P<part>[0-9]*))?(?P<power>[eE][+-]?[0-9]+)?")
SPACED = re.compile(r"[+\-−]?[0-9]{1,3}(?:[\s'’][0-9]{3})+(?:[.,][0-9]+)?")  # 1 500 and 1’500
GROUPED = re.compile(r"[+\-−]?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])[0-9]+)?")
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DATE = re.compile(
    rf"[0-9]{{1,4}}[-/. ](?:[0-9]{{1,2}}[-/.][0-9]{{2,4}}|(?:{MONTHS})[a-z]*\.?(?:[-/. ][0-9]{{2,4}})?)"
    rf"|(?:{MONTHS})[a-z]*[-/. ][0-9]{{2,4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[ t].*",
    re.IGNORECASE,
)
BOUND = re.compile(r"[<>≤≥~≈]|(?:about|approx|circa|ca\.|under|over|up to|at least|at most)\b", re.IGNORECASE)
SPAN = re.compile(r"[0-9.,]+\s*(?:-|–|—|to|/)\s*[0-9.,]+")  # 2-3, and with the dashes of print


class NotReadError(ValueError):
    """A text that cannot be read.

    Attributes:
        reason: why, as the end of a sentence about the text.
        cause: the same for all texts that fail for the same reason.
    """

    def __init__(self, typed: str, reason: str, cause: str) -> None:
        super().__init__(f"“{cut(typed)}”{reason}")
        self.reason, self.cause = reason, cause


def cut(text: str) -> str:
    """A text short enough to be shown."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def read_number(text: str, mark: str = "") -> float:
    """Read a number that somebody typed, in a cell, a field, an option or a link.

    Args:
        text: what was typed; space around it does not matter.
        mark: the decimal mark of its column where that is settled (``settled_mark``): "." or ","; "" where it is not.

    Raises:
        NotReadError: it is no number, or could be one of two; the sentence says why and what to write instead.

    >>> [read_number(text) for text in ("7", "1.5", "1,5", "-0,500", "1e3")]
    [7.0, 1.5, 1.5, -0.5, 1000.0]
    >>> read_number("1,500", mark=",")
    1.5
    """
    typed = bare(text)
    found = PLAIN.fullmatch(typed) if len(typed) <= LONGEST else None
    if found is None or not (found["whole"] or found["part"]):
        raise _refusal(typed)
    if found["mark"] and _is_either(found):
        _check_three_digits(typed, found, mark)
    number = float(typed.replace(COMMA, POINT).replace("−", "-"))  # the minus of print
    if not math.isfinite(number):
        raise NotReadError(typed, " is too large to be meant", "too large")
    return number


def read_whole(text: str, mark: str = "") -> int:
    """Read a whole number; 2.0 is one. Arguments and errors as for `read_number`."""
    number = read_number(text, mark)
    if not number.is_integer():
        raise NotReadError(bare(text), " is not a whole number", "not whole")
    return int(number)


def settled_mark(texts: Iterable[str]) -> str:
    """The decimal mark that the texts of one column show: "." or ","; "" where none or both are shown.

    >>> settled_mark(["2", "1,500", "2,5"]), settled_mark(["1,500"]), settled_mark(["2,5", "2.5"])
    (',', '', '')
    """
    shown = {mark for text in texts if (mark := shown_mark(text))}
    return shown.pop() if len(shown) == 1 else ""


def shown_mark(text: str) -> str:
    """The decimal mark that one text shows: "." or ","; "" where it has none, or it could part thousands."""
    typed = bare(text)
    if len(typed) > LONGEST:
        return ""
    if (plain := PLAIN.fullmatch(typed)) and plain["mark"] and not _is_either(plain):
        return plain["mark"] if plain["part"] else ""
    if (grouped := GROUPED.fullmatch(typed)) and (grouped[2] or typed.count(grouped[1]) > 1):
        return POINT if grouped[1] == COMMA else COMMA
    return ""


def _is_either(found: re.Match[str]) -> bool:
    """Whether the mark could part thousands: one to three digits before it, no 0 first, and exactly three after it."""
    whole = found["whole"]
    three = len(found["part"]) == len("500") and not found["power"]
    return three and 1 <= len(whole) <= len("500") and not whole.startswith("0")


def _check_three_digits(typed: str, found: re.Match[str], mark: str) -> None:
    """Refuse a number that could be two, or that has a thousands separator where the decimal mark is the other."""
    if found["mark"] == mark:
        return
    thousands = f"{found['sign']}{found['whole']}{found['part']}"
    decimals = f"{found['sign']}{found['whole']}.{found['part']}".rstrip("0").rstrip(".")
    if mark:
        raise _thousands(typed, thousands)
    raise NotReadError(typed, f": is it {thousands} or {decimals}? Write one of the two", EITHER)


def _thousands(typed: str, meant: str) -> NotReadError:
    return NotReadError(typed, f" has a thousands separator; write {meant}", THOUSANDS)


def _refusal(typed: str) -> NotReadError:
    """Why a text is no number, and what to write instead."""
    if len(typed) > LONGEST:
        return NotReadError(typed, " is too long for a number", "too long")
    if SPACED.fullmatch(typed) or ((grouped := GROUPED.fullmatch(typed)) and grouped[1] != grouped[2]):
        return _thousands(typed, _without_separators(typed))
    for cause, applies, remedy in _CAUSES:
        if applies(typed):
            return NotReadError(typed, f" {cause}{remedy}", cause)
    return NotReadError(typed, " is not a number; write digits, such as 2 or 2.5", NO_NUMBER)


def _without_separators(typed: str) -> str:
    tail = re.search(r"([.,])([0-9]+)$", typed)
    same_mark = tail is None or (len(tail[2]) == len("500") and typed.count(tail[1]) > 1)
    if tail is None or same_mark:
        return re.sub(r"[\s'’.,]", "", typed)
    return f"{re.sub(r'[^0-9+-]', '', typed[: tail.start()])}.{tail[2]}"


def _in_another_script(typed: str) -> bool:
    return any(sign.isdecimal() and not sign.isascii() for sign in typed)


_CAUSES: tuple[tuple[str, Callable[[str], object], str], ...] = (
    ("is written in digits of another script", _in_another_script, "; write it with 0 to 9"),
    ("is a date", DATE.fullmatch, "; a spreadsheet may have made it of something like 2-5, so write the number again"),
    ("is a bound and no value", BOUND.match, "; write the value"),
    ("is a range and no value", SPAN.fullmatch, "; write one value"),
    ("is an error of a spreadsheet", re.compile(r"#[A-Z/0!?]+").fullmatch, "; mend its formula"),
    ("is a formula", re.compile(r"=.+").fullmatch, "; write what it comes to"),
    ("has an apostrophe before it", re.compile(r"['’].+").fullmatch, ", as a spreadsheet marks text; take it away"),
    ("has a percent sign", re.compile(r".*%").fullmatch, "; write the number alone"),
    ("has an underscore between its digits", re.compile(r"[+-]?[0-9]+(?:_[0-9]+)+").fullmatch, "; write digits only"),
)
