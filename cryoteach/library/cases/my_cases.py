"""A trainer's own cases laid together: none takes another's id, and a near twin is found among them."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from cryoteach.domain.cases.case import Case

LONGEST_ID = 60


class Laid(NamedTuple):
    """Cases laid together, the ids that the new ones have now, and a sentence for each that had to change."""

    cases: list[dict[str, Any]]
    ids: list[str]
    notes: list[str]


def laid_among(held: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]], place: str = "") -> Laid:
    """Lay cases among others; one whose id is taken by another gets one of its own, so nothing is ever lost.

    Args:
        held: the cases that lie there.
        new: the cases to lay there.
        place: the id of the one that is being edited, which is the only one to be replaced.
    """
    lying = {_id(fields): fields for fields in held}
    called, notes = dict[str, str](), list[str]()
    for fields in new:
        name = _id(fields)
        called[name] = name if name == place or lying.get(name, fields) == fields else free_id(name, lying)
        if called[name] != name:
            notes.append(f"{name!r} is the id of another of your cases, so the one that came is {called[name]!r} now.")
        lying[called[name]] = {**fields, "id": called[name]}
    for name in called.values():  # a near twin that came along may be called differently now
        if (twin := lying[name].get("twin")) in called:
            lying[name] = {**lying[name], "twin": called[str(twin)]}
    return Laid(list(lying.values()), list(called.values()), notes)


def free_id(name: str, taken: Container[str]) -> str:
    """An id that is not taken: this one, or this one with a number behind it."""
    numbered = (f"{name[: LONGEST_ID - len(f'-{n}')].rstrip('-')}-{n}" for n in count(2))
    return name if name not in taken else next(other for other in numbered if other not in taken)


def with_own_cases(library: Mapping[str, Case], cases: Iterable[Case], but: str = "") -> dict[str, Case]:
    """The library's cases and these, all but one; what stands in the library stays as it is there."""
    own = {case.id: case for case in cases if case.id != but}
    return {**library, **{name: case for name, case in own.items() if name not in library}}


def with_twins(cases: Sequence[dict[str, Any]], among: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cases with their near twins, as far as those lie among the others: a case cannot be used without its twin."""
    lying = {_id(fields): fields for fields in among}
    carried = {_id(fields): fields for fields in cases}
    waiting = list(carried.values())
    while waiting:
        twin = str(waiting.pop().get("twin") or "")
        if twin in lying and twin not in carried:
            carried[twin] = lying[twin]
            waiting.append(lying[twin])
    return list(carried.values())


def _id(fields: dict[str, Any]) -> str:
    return str(fields.get("id"))
