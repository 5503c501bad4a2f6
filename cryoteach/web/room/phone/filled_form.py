"""What came back in the form of a question, as a vote writes it; and a form that says again what counts already."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from cryoteach.domain.input.typed_numbers import LONGEST, cut, read_number
from cryoteach.domain.rooms.asked import Asked
from cryoteach.domain.rooms.events import Sure
from cryoteach.domain.rooms.items import DialItem, Item, Pinned, read_answer, write_answer
from cryoteach.domain.rooms.views import Own

NONE = "none"
NUMBERS = ("number", "dial")
SEVERAL = "limiting-conditions"
ANSWER_FIRST = "Choose an answer first. A guess will do."
NUMBER_FIRST = "Type a number first. A guess will do."
BOTH = "You ticked “none of them” and others too. Leave one or the other."


class Filled(NamedTuple):
    """What stands in a form, as it came: it is shown again where it could not be taken."""

    chosen: frozenset[str] = frozenset()
    typed: str = ""
    sure: int | None = None
    six: tuple[str, ...] = ()


def read_form(fields: Sequence[tuple[str, str]]) -> Filled:
    """What somebody filled in."""
    last = dict(fields)
    sure = last.get("sure", "")
    return Filled(
        chosen=frozenset(value for name, value in fields if name == "said"),
        typed=last.get("number", "")[: 2 * LONGEST].strip(),
        sure=int(sure) if sure in {"1", "2", "3"} else None,
    )


def sure_of(filled: Filled) -> Sure | None:
    """How sure somebody was, where it was said."""
    return cast("Sure | None", filled.sure)


def written(item: Item, pinned: Pinned, asked: Asked, filled: Filled) -> str:
    """What is filled in as a vote writes it.

    Raises:
        ValueError: it is no answer to this question; says what to do.
    """
    if asked.kind in NUMBERS:
        return _number(item, pinned, filled.typed)
    if asked.kind == SEVERAL:
        return _conditions(item, pinned, asked, filled.chosen)
    if len(filled.chosen) != 1 or not filled.chosen <= {option.said for option in asked.options}:
        raise ValueError(ANSWER_FIRST)
    return next(iter(filled.chosen))


def filled_again(item: Item, pinned: Pinned, asked: Asked, own: Own | None) -> Filled:
    """A form that says what counts already; an empty one where nothing does."""
    if own is None:
        return Filled()
    if asked.kind in NUMBERS:
        return Filled(typed=own.said[1:], sure=own.sure)
    answer = read_answer(item, pinned, own.said)
    chosen = frozenset(answer or (NONE,)) if isinstance(answer, tuple) else frozenset({own.said})
    return Filled(chosen=chosen, sure=own.sure)


def _conditions(item: Item, pinned: Pinned, asked: Asked, chosen: frozenset[str]) -> str:
    known = [option.said for option in asked.options]
    if not chosen or not chosen <= {NONE, *known}:
        raise ValueError(ANSWER_FIRST)
    if NONE in chosen and len(chosen) > 1:
        raise ValueError(BOTH)
    return write_answer(item, pinned, tuple(name for name in known if name in chosen))


def _number(item: Item, pinned: Pinned, typed: str) -> str:
    if not typed:
        raise ValueError(NUMBER_FIRST)
    try:
        number = float(item.scale.read(typed)) if isinstance(item, DialItem) else read_number(typed)
    except ValueError as refused:
        raise ValueError(_why_no_number(item, typed, refused)) from None
    return write_answer(item, pinned, number)


def _why_no_number(item: Item, typed: str, refused: ValueError) -> str:
    if isinstance(item, DialItem):
        return f"“{cut(typed)}” is not on this scale. Type {item.scale.range_in_words}."
    return f"{refused}."
