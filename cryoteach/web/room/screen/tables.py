"""The rows of the projector: a tally with its bars, the six gates with their margins."""

import re
from collections.abc import Mapping, Sequence

from cryoteach.domain.rooms.views import ScreenView
from cryoteach.domain.rooms.votes.groups import BIN_WORDS
from cryoteach.domain.rooms.votes.tallies import Row, Tally
from cryoteach.domain.rules.assessment import Assessment, Finding
from cryoteach.drawings.room.bars import bar
from cryoteach.drawings.room.certainties import Hue
from cryoteach.drawings.room.fewer import fewer, kept
from cryoteach.drawings.room.margins import margin_bar
from cryoteach.drawings.room.numbers import numbers_picture
from cryoteach.figures.one_person.margins import look_of
from cryoteach.web.room.picture import Picture

MOST_NUMBERS, FEW_ROWS, SHORT = 6, 4, 24
NUMBERS = ("number", "dial")
_BRACKETS = re.compile(r" \([^)]*\)")


def tally_table(tally: Tally, *, most: int = MOST_NUMBERS) -> list[dict[str, object]]:
    """One row an answer: surest mistakes first where the key is known, else in the order of the question."""
    knows = any(row.right is not None for row in tally.rows)
    rows = fewer(tally.surest_wrong_first if knows else tally.rows, kept((tally,), most))
    longest = max((row.count for row in rows), default=0)
    return [_answer(row, longest, tally.voters) for row in rows]


def numbers_shown(view: ScreenView, tally: Tally) -> tuple[Picture, str] | None:
    """Many different numbers as one picture, and the middle one in words; None where a table shows them."""
    if view.asked is None or view.asked.kind not in NUMBERS or any(row.said in BIN_WORDS for row in tally.rows):
        return None
    given, unit = {_value(row): row.count for row in tally.rows}, view.asked.unit
    if len(given) <= MOST_NUMBERS:
        return None
    everybody = sorted(value for value, many in given.items() for _ in range(many))
    middle = everybody[(len(everybody) - 1) // 2]
    return Picture(numbers_picture(given, unit)), f"Half said {middle:g} {unit} or less.".replace("  ", " ")


def gates_table(assessment: Assessment) -> list[dict[str, object]]:
    """The gates of a person: mark, condition, value, limit with its tag, and the margin as a bar."""
    return [_gate(finding) for finding in assessment.findings]


def _value(row: Row) -> float:
    return float(row.said[1:])


def _answer(row: Row, longest: int, voters: int) -> dict[str, object]:
    hue: Hue = "holds" if row.right else "plain"
    return {
        "words": row.words[:1].upper() + row.words[1:],
        "count": row.count,
        "of": voters,
        "holds": bool(row.right),
        "bar": Picture(bar(row.count, row.by_sure, longest, hue)),
    }


def _gate(finding: Finding) -> dict[str, object]:
    condition = finding.condition
    look = look_of(finding)
    return {
        "mark": look.mark,
        "title": condition.criterion.title,
        "value": without_brackets(finding.value_words) if finding.value is not None else "not known",
        "status": f"{finding.status.words}{', near the edge' if finding.near else ''}",
        "limit": f"{without_brackets(condition.limit_words)} ({finding.tag.word})",
        "bar": Picture(margin_bar(finding)),
    }


def without_brackets(words: str) -> str:
    """The plain words alone: the term in brackets stands on phones and in the notebook, where there is room."""
    return _BRACKETS.sub("", words)


def is_large(rows: Sequence[Mapping[str, object]]) -> bool:
    """Whether so few and so short answers were given that they can be written larger."""
    return len(rows) <= FEW_ROWS and all(len(str(row["words"])) <= SHORT for row in rows)


def rows_split(rows: Sequence[Row]) -> bool:
    """Whether anybody's certainty is shown."""
    return any(row.by_sure is not None for row in rows)
