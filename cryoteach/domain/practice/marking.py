"""Certainty-based marks, and what they say together: how often right, at which certainty, on which condition.

The published rule: certain 1, 2 or 3; right +1, +2 or +3; wrong 0, -2 or -6. Saying how sure you are may be left out,
and then there is no mark. The rule is made so that honesty pays: 3 pays best when you would be right more often than
4 times in 5, 2 when more often than 2 times in 3, and 1 below that.

An answer is right as a whole: the verdict, and every condition that limits with none besides (``cases.keys``). The
right verdict for a wrong reason is a wrong answer of its own kind: one that says "outside" each time, for the one
reason that is the commonest, would else earn full marks without judging anybody.
"""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from math import sqrt

from pydantic import BaseModel, Field

RIGHT = {1: 1, 2: 2, 3: 3}
WRONG = {1: 0, 2: -2, 3: -6}
CERTAINTIES = tuple(RIGHT)
Z = 1.96  # of the normal curve, for an interval of 95 %


class Marked(BaseModel, frozen=True, extra="forbid"):
    """One answer with what was right.

    ``limiting`` are the conditions that decide, ``named`` those that the learner named.
    """

    item: str
    verdict_right: bool
    certainty: int | None = Field(default=None, ge=1, le=3)
    limiting: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the whole answer is right: the verdict and what limits."""
        return self.verdict_right and not self.is_for_wrong_reason

    @property
    def is_for_wrong_reason(self) -> bool:
        """Whether the verdict is right, and what was named is not what limits."""
        return self.verdict_right and set(self.named) != set(self.limiting)

    @property
    def mark(self) -> int | None:
        """The mark, or None where certainty was left out."""
        return None if self.certainty is None else mark_of(self.certainty, right=self.right)


class Tally(BaseModel, frozen=True, extra="forbid"):
    """So many right of so many, with the interval in which the true share may well lie."""

    right: int = Field(ge=0)
    of: int = Field(ge=1)

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of that share."""
        return wilson(self.right, self.of)


def mark_of(certainty: int, *, right: bool) -> int:
    """The mark of one answer.

    >>> mark_of(3, right=False)
    -6
    """
    return (RIGHT if right else WRONG)[certainty]


def total(answers: Iterable[Marked]) -> int:
    """All marks together; an answer without a certainty counts nothing."""
    return sum(answer.mark or 0 for answer in answers)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share: honest for few answers, and never beyond 0 or 1."""
    share, weight = right / of, Z * Z / of
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / of + weight / (4 * of)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def calibration(answers: Sequence[Marked]) -> dict[int, Tally]:
    """By certainty, how many answers were right; a certainty that was never given is left out."""
    given = {level: [a.right for a in answers if a.certainty == level] for level in CERTAINTIES}
    return {level: Tally(right=sum(rights), of=len(rights)) for level, rights in given.items() if rights}


def pays_best(certainty: int) -> tuple[float, float]:
    """The chances of being right at which this certainty brings the highest mark on average."""
    return float(_edge(certainty - 1)), float(_edge(certainty))


def by_condition(answers: Iterable[Marked], conditions: Collection[str]) -> dict[str, Tally]:
    """By condition that decided somewhere, how often the verdict was right and that condition was named."""
    found = {name: [a.verdict_right and name in a.named for a in answers if name in a.limiting] for name in conditions}
    return {name: Tally(right=sum(rights), of=len(rights)) for name, rights in found.items() if rights}


def wrong_reasons(answers: Iterable[Marked]) -> list[Marked]:
    """The right verdicts for a wrong reason, the most certain first; those without a certainty last."""
    return _surest_first(answer for answer in answers if answer.is_for_wrong_reason)


def confident_errors(answers: Iterable[Marked]) -> list[Marked]:
    """The wrong verdicts, the most certain first; those without a certainty last."""
    return _surest_first(answer for answer in answers if not answer.verdict_right)


def to_revisit(answers: Sequence[Marked]) -> list[Marked]:
    """What to meet again: right verdicts for a wrong reason, wrong verdicts, each the surest first, then hunches."""
    hunches = [answer for answer in answers if answer.right and answer.certainty == 1]
    return [*wrong_reasons(answers), *confident_errors(answers), *hunches]


def _surest_first(answers: Iterable[Marked]) -> list[Marked]:
    return sorted(answers, key=lambda answer: -(answer.certainty or 0))


def _edge(certainty: int) -> Fraction:
    """The chance above which the next certainty pays better."""
    if certainty in {0, len(CERTAINTIES)}:
        return Fraction(bool(certainty))
    more, less = certainty + 1, certainty
    risk = WRONG[less] - WRONG[more]
    return Fraction(risk, risk + RIGHT[more] - RIGHT[less])
