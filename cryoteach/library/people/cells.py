"""A whole column of a table, as the numbers that stand for it.

A million rows hold few distinct texts in a column, so each text is read once. How a text is read can depend on texts
further down (they show which mark is the decimal one), so at the end a column may have to be read once more.
"""

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.input.typed_numbers import EITHER, NotReadError, read_number, shown_mark
from cryoteach.domain.input.unknown_words import bare
from cryoteach.domain.rules.patient import Choice, Value
from cryoteach.domain.rules.scales import Quantity
from cryoteach.library.people.column_finding import Found
from cryoteach.library.people.finding_texts import FindingTexts, Read

MOST_KEPT = 50_000
UNKNOWN, BLANK = -1.0, -2.0  # no finding's number is below 0

Rows = Sequence[list[str]]
Numbers = NDArray[np.float64]


class Cells(dict[str, float]):
    """The texts of one column by what stands for them: a number, an option's code, `UNKNOWN`, or `BLANK` for nothing.

    Attributes:
        found: which column it is, and of which finding.
        refused: the texts that cannot be read, which stand here as `UNKNOWN`, and why.
        known: how many of its texts are values.
        told: how often texts were read as something else than they plainly say.
        marks: the decimal marks that its texts show.
    """

    def __init__(self, found: Found, texts: FindingTexts, mark: str = "") -> None:
        """Make a column of nothing yet; the mark is the decimal one, where the table's reader says which it is."""
        super().__init__()
        self.found, self.place, self.texts = found, found.place, texts
        self.refused: dict[str, NotReadError] = {}
        self.told: Counter[Read] = Counter()
        self.known = 0
        self.marks: set[str] = set()
        self._said, self._final = mark, ""
        self._leaned = self._open = (
            False  # whether a text was read by the marks seen so far, or refused for want of one
        )
        self._read: dict[str, Read] = {}

    @property
    def mark(self) -> str:
        """The decimal mark as far as it is settled; whole numbers have none, so nothing settles theirs."""
        whole = isinstance(self.texts.scale, Choice) or self.texts.scale.whole
        seen = self._final or "".join(self.marks)
        return self._said or (seen if len(seen) == 1 and not whole else "")

    def numbers(self, rows: Rows) -> Numbers:
        """The column's numbers, shape (rows,); first forgets, should endlessly many texts have filled the memory."""
        if len(self) > MOST_KEPT:
            self._forget()
        numbers = self._numbers(rows)
        if self.mark and (again := [text for text, why in self.refused.items() if why.cause == EITHER]):
            for text in again:
                del self[text], self.refused[text]
            numbers = self._numbers(rows)
        self.known += int(np.count_nonzero(numbers >= 0))
        self._open |= any(why.cause == EITHER for why in self.refused.values())
        return numbers

    def tally(self, rows: Rows) -> None:
        """Count what is to be told of the texts of rows that are kept."""
        if self._read:
            counts = Counter(map(itemgetter(self.place), rows))
            for text, read in self._read.items():
                if count := counts.get(text):
                    self.told[read] += count

    def column(self, numbers: Numbers) -> Numbers:
        """The numbers as a column of a `Cohort` holds them: NaN, or -1 for a choice, where there is no value."""
        unknown = UNKNOWN if isinstance(self.texts.scale, Choice) else np.nan
        return np.where(numbers < 0, unknown, numbers)

    def has_to_be_read_again(self) -> bool:
        """At the end: whether rows were read otherwise than the whole column shows; makes ready to read them again."""
        again = (self._open and bool(self.mark)) or (self._leaned and not self.mark)
        self._final = self._final or self.mark or "neither"
        return again

    def begin(self) -> None:
        """Make ready to read the column from its beginning, keeping what it showed."""
        self._forget()
        self._open = self._leaned = False
        self.told.clear()
        self.known = 0

    def _forget(self) -> None:
        self.clear()
        self.refused.clear()
        self._read.clear()

    def _numbers(self, rows: Rows) -> Numbers:
        texts = map(itemgetter(self.place), rows)
        return np.fromiter(map(self.__getitem__, texts), dtype=np.float64, count=len(rows))

    def __missing__(self, text: str) -> float:
        self[text] = number = self._number(text)
        return number

    def _number(self, text: str) -> float:
        typed = bare(text)
        if not typed:
            return BLANK
        number = self.texts.number_in(typed)
        if isinstance(self.texts.scale, Quantity) and (mark := shown_mark(number)):
            self.marks.add(mark)
        try:
            value, read = self.texts.read(typed, self.mark)
        except NotReadError as refused:
            self.refused[text] = refused
            return UNKNOWN
        self._leaned |= bool(self.mark) and not self._said and _leans(number)
        if read:
            self._read[text] = read
        return UNKNOWN if value is None else self._code(value)

    def _code(self, value: Value) -> float:
        return float(self.texts.scale.code(str(value)) if isinstance(self.texts.scale, Choice) else value)


def _leans(number: str) -> bool:
    """Whether a number can be read by its column's mark only."""
    try:
        read_number(number)
    except NotReadError as refused:
        return refused.cause == EITHER
    return False
