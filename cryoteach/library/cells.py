"""One finding as somebody typed it, and a whole column of them.

A million rows hold few distinct texts in a column, so each text is read once.
"""

from collections.abc import Mapping
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.content import GrowthWord
from cryoteach.domain.patient import DOUBLING_TIME_DAYS, SCALES, Choice, Value, scale_of
from cryoteach.domain.phrases import either

MOST_KEPT = 50_000

Words = Mapping[str, GrowthWord]


def read_value(finding: str, text: str, words: Words) -> Value:
    """Read one finding as somebody typed it; growth may be one of the words.

    Raises:
        ValueError: it is not one of the legal values, which the message names.
    """
    if finding != DOUBLING_TIME_DAYS.name:
        return scale_of(finding).read(text)
    if text in words:
        return words[text].doubling_time_days
    try:
        return DOUBLING_TIME_DAYS.read(text)
    except ValueError as refusal:
        raise ValueError(f"{refusal}, or a word: {either(words)}") from None


class Cells(dict[str, float]):
    """The texts of one column, each as the number that stands for it in a `Cohort`."""

    def __init__(self, finding: str, place: int, words: Words) -> None:
        super().__init__()
        self.finding, self.place, self.words = finding, place, words
        self.scale = SCALES[finding]
        self.unknown = -1.0 if isinstance(self.scale, Choice) else np.nan
        self.refused: dict[str, str] = {}

    def numbers(self, rows: list[list[str]]) -> NDArray[np.float64]:
        """The column's numbers, shape (rows,); first forgets, should endlessly many texts have filled the memory."""
        if len(self) > MOST_KEPT:
            self.clear()
            self.refused.clear()
        texts = map(itemgetter(self.place), rows)
        return np.fromiter(map(self.__getitem__, texts), dtype=np.float64, count=len(rows))

    def __missing__(self, text: str) -> float:
        self[text] = number = self._number(text.strip(), text)
        return number

    def _number(self, bare: str, text: str) -> float:
        if not bare:
            return self.unknown
        try:
            value = read_value(self.finding, bare, self.words)
        except ValueError as refusal:
            self.refused[text] = f"{refusal}; leave the cell blank if it is unknown"
            return self.unknown
        return float(self.scale.code(str(value)) if isinstance(self.scale, Choice) else value)
