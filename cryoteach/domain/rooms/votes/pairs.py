"""The six questions before and after, phone by phone: which were right; and as rows that lead back to nobody."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

from cryoteach.domain.rooms.events import Measured
from cryoteach.domain.rooms.measure import ITEMS_OF_A_FORM, FormName, Forms, read_choice
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.rows import NOT_LISTED
from cryoteach.domain.rooms.votes.tallies import FEWEST_SPLIT

FEWEST_PAIRS = 10
PARTS = ("before", "after")
COUNT_COLUMNS = {
    "part": "before or after the lesson",
    "form": "A or B: half of the phones meet A first, half B",
    "question": "its place in the form",
    "about": "the name of the question in its file",
    "phones": "how many phones sent this form in this part",
    "right": "how many of them were right; left open counts as not right; “not listed” below 5 phones",
}
Pair: TypeAlias = tuple[tuple[bool, ...], tuple[bool, ...]]


def pairs_of(room: Room) -> list[Pair]:
    """Of each phone that answered both: which of the six were right before, and which after."""
    phones = sorted({phone for phone, _ in room.measured})
    both = [[room.measured.get((phone, part)) for part in ("before", "after")] for phone in phones]
    return [(rights(room, one), rights(room, other)) for one, other in both if one and other]


def rights(room: Room, measured: Measured) -> tuple[bool, ...]:
    """Which of the six replies are right."""
    forms = cast("Forms", room.opened.measure)
    profile = room.opened.profile(forms.profile)
    chosen = [read_choice(reply) for reply in measured.replies]
    items = forms.form(measured.form)
    return tuple(
        choice is not None and choice[0] == item.key(profile) for item, choice in zip(items, chosen, strict=True)
    )


def measure_rows(room: Room, below: Callable[[int], int]) -> list[dict[str, str | int]]:
    """One row for each pair in random order, without times and without anything that leads back to a phone.

    For a trainer who asked for it, in a room whose phones were told before the first question. None below ten pairs.
    """
    pairs = pairs_of(room)
    if len(pairs) < FEWEST_PAIRS:
        return []
    return [_row(number, pair) for number, pair in enumerate(_shuffled(pairs, below), start=1)]


def measure_columns() -> list[dict[str, str]]:
    """What each column of these rows means."""
    fixed = {
        "row": "a number given anew, in random order", "before": "right of six before the lesson",
        "after": "right of six after it",
    }  # fmt: skip
    places = range(1, ITEMS_OF_A_FORM + 1)
    items = {
        f"{part}_{place}": f"question {place} {part} the lesson: 1 right, 0 not" for part in PARTS for place in places
    }
    return [{"column": name, "meaning": meaning} for name, meaning in {**fixed, **items}.items()]


def measure_counts(room: Room) -> list[dict[str, str | int]]:
    """One row for each question of each form and part: how many phones were asked, and how many were right.

    In place of pairs. Of fewer than five phones it is not told how many were right.
    """
    forms = room.opened.measure
    if forms is None:
        return []
    return [row for part in PARTS for form in ("A", "B") for row in _counts(room, forms, part, form)]


def count_columns() -> list[dict[str, str]]:
    """What each column of these rows means."""
    return [{"column": name, "meaning": meaning} for name, meaning in COUNT_COLUMNS.items()]


def _counts(room: Room, forms: Forms, part: str, form: FormName) -> list[dict[str, str | int]]:
    sent = [one for (_, of), one in room.measured.items() if of == part and one.form == form]
    right = [rights(room, one) for one in sent]
    return [
        {
            "part": part, "form": form, "question": place + 1, "about": item.id, "phones": len(sent),
            "right": sum(one[place] for one in right) if len(sent) >= FEWEST_SPLIT else NOT_LISTED,
        }
        for place, item in enumerate(forms.form(form))
    ]  # fmt: skip


def _row(number: int, pair: Pair) -> dict[str, str | int]:
    sums = {part: sum(right) for part, right in zip(PARTS, pair, strict=True)}
    each = {
        f"{part}_{place}": int(right)
        for part, answered in zip(PARTS, pair, strict=True)
        for place, right in enumerate(answered, start=1)
    }
    return {"row": number, **sums, **each}


def _shuffled(pairs: Sequence[Pair], below: Callable[[int], int]) -> list[Pair]:
    left, found = list(pairs), list[Pair]()
    while left:
        found.append(left.pop(below(len(left))))
    return found
