"""Reads one finding as somebody typed it, in an option or in a cell of a table: a value, a word, a unit, unknown."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cryoteach.domain.input.typed_numbers import NotReadError, read_number
from cryoteach.domain.input.unknown_words import is_our_unknown, is_unknown, plainly
from cryoteach.domain.population.table_columns import FindingColumn, folded
from cryoteach.domain.rules.all_rules import GrowthWord
from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, SCALES, Choice, Value, scale_of
from cryoteach.domain.rules.phrases import either
from cryoteach.domain.rules.scales import ABOVE, OFF_THE_SCALE, OffScaleError, Quantity
from cryoteach.library.people.column_finding import Found

ASKED, OTHER_SCALE = "asked", "another scale"  # causes of refusals
UNIT = r"(.*[0-9.,])\s*({})\.?"
BEFORE = r"({})[\s:=-]*([0-9].*)"

Words = Mapping[str, GrowthWord]
Meanings = Mapping[str, Value | None]


class Read(NamedTuple):
    """What is to be told of a text that was read as something else than it plainly says."""

    kind: str  # "unknown", "word", "unit", "before" or "answer"
    text: str  # the text, or its unit
    meaning: str


def read_value(finding: str, text: str, growth: Words) -> Value | None:
    """Read one finding as somebody typed it in an option: a value, a word for growth, or that it is unknown (None).

    Raises:
        ValueError: it is not one of the legal values, which the message names.
    """
    if is_our_unknown(text):
        return None
    return _grown(text, growth) if finding == DOUBLING_TIME_DAYS.name else scale_of(finding).read(text)


def _grown(text: str, growth: Words, mark: str = "") -> Value:
    if text in growth:
        return growth[text].doubling_time_days
    try:
        return DOUBLING_TIME_DAYS.read(text, mark)
    except NotReadError as refused:
        refused.args = (f"{refused}, or a word: {either(growth)}",)
        raise


class FindingTexts:
    """How the texts of one column are read.

    Args:
        found: which column it is.
        column: how people write this finding.
        growth: the words that growth may be given in.
        answers: by plain text, what the table's reader says that it means (None: unknown).
    """

    def __init__(self, found: Found, column: FindingColumn, growth: Words, answers: Meanings) -> None:
        self.scale, self.column = SCALES[found.finding], column
        self._unit, self._growth, self._answers = found.unit, growth, answers
        self._options = _options(self.scale, column)
        self._asked = {folded(word): option for word, option in column.asked.items()}
        self._with_unit = re.compile(UNIT.format("|".join(column.units))) if column.units else None
        self._with_before = re.compile(BEFORE.format("|".join(column.before))) if column.before else None

    def read(self, typed: str, mark: str = "") -> tuple[Value | None, Read | None]:
        """Read a text that is not blank.

        Args:
            typed: the text, bare.
            mark: the column's decimal mark, where it is settled.

        Returns:
            The value, or None for unknown; and what to tell of it, if anything.

        Raises:
            NotReadError: it cannot be read.
        """
        if (text := plainly(typed)) in self._answers:
            value = self._answers[text]
            return value, Read("answer", typed, "unknown" if value is None else str(value))
        if is_unknown(typed):
            return None, Read("unknown", typed, "unknown")
        if isinstance(self.scale, Choice):
            return self._option(self.scale, typed)
        return self._quantity(self.scale, typed, mark)

    def number_in(self, typed: str) -> str:
        """The part of a text that should be a number."""
        return self._parts(typed)[1]

    def proposed(self, text: str) -> str:
        """The option to propose where a text is asked about, or ""."""
        return self._asked.get(folded(text), "")

    def _option(self, scale: Choice, typed: str) -> tuple[Value, Read | None]:
        option, plain = self._options.get(folded(typed), ("", False))
        if option:
            return option, None if plain else Read("word", typed, option)
        if folded(typed) in self._asked:
            raise NotReadError(typed, f" could mean more than one of {', '.join(scale.options)}", ASKED)
        return scale.read(typed), None

    def _quantity(self, scale: Quantity, typed: str, mark: str) -> tuple[Value, Read | None]:
        before, number, unit = self._parts(typed)
        try:
            value = self._value(scale, number, unit, mark)
        except NotReadError as refused:
            raise self._of_another_scale(number) or refused from None
        if self._factor(unit) != 1 and plainly(number) not in self._growth:
            return value, Read("unit", unit or self._unit, scale.unit)
        return value, Read("before", before, "") if before else None

    def _factor(self, unit: str) -> float:
        return self.column.units.get(unit or self._unit, 1)

    def _value(self, scale: Quantity, number: str, unit: str, mark: str) -> Value:
        word = plainly(number)
        if scale is DOUBLING_TIME_DAYS and (word in self._growth or self._factor(unit) == 1):
            return _grown(word if word in self._growth else number, self._growth, mark)
        if self._factor(unit) == 1:
            return scale.read(number, mark)
        converted = round(read_number(number, mark) * self._factor(unit), scale.decimals + 6)
        try:
            return scale.checked(round(converted) if scale.whole else converted)
        except ValueError:
            cause = ABOVE if converted > scale.high and not unit else OFF_THE_SCALE
            typed, meant = f"{number} {unit or self._unit}", f" = {converted:g} {scale.unit}"
            raise OffScaleError(typed, scale, cause, meant) from None

    def _of_another_scale(self, number: str) -> NotReadError | None:
        other = self.column.other_scale
        if other is None:
            return None
        try:
            is_other = other.has(read_number(number))
        except NotReadError:
            return None
        return (
            OffScaleError(number, self.scale, OTHER_SCALE, f", though it is one of {other.title}") if is_other else None
        )

    def _parts(self, typed: str) -> tuple[str, str, str]:
        """What stands before the number, the number, and its unit."""
        text = typed.casefold()
        if self._with_unit and (found := self._with_unit.fullmatch(text)):
            return "", found[1], found[2]
        if self._with_before and (found := self._with_before.fullmatch(text)):
            return found[1], found[2], ""
        return "", typed, ""


def _options(scale: Quantity | Choice, column: FindingColumn) -> dict[str, tuple[str, bool]]:
    """By folded text: the option, and whether the text is that option's own name."""
    if isinstance(scale, Quantity):
        return {}
    words = {folded(word): (option, False) for word, option in column.words.items()}
    labels = {folded(label): (option, False) for option, label in scale.options.items()}
    return words | labels | {folded(option): (option, True) for option in scale.options}
