"""Leaves out, round by round, the cases that cannot be used and those that are left without their near twin by that."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence

from cryoteach.domain.cases.case import Case
from cryoteach.domain.story_checks.whole_case import Complaint, twin_problem

Complaints = Mapping[str, Sequence[Complaint]]


def left_out(cases: Mapping[str, Case], found: Complaints, beside: Collection[str] = ()) -> Iterator[Complaints]:
    """The cases that must go, each with what is against it; then those whose near twin went in the round before.

    A story is read once only, before: a link can hold a long chain of twins that falls one by one.

    Args:
        cases: those that came together.
        found: what is against them, by name, as they stand side by side.
        beside: the names of the cases that are there anyway.
    """
    while wrong := {name: told for name, told in found.items() if told}:
        yield wrong
        cases = {name: case for name, case in cases.items() if name not in wrong}
        known = {*cases, *beside}
        found = {name: _without_twin(case, known) for name, case in cases.items()}


def _without_twin(case: Case, known: Container[str]) -> list[Complaint]:
    lost = twin_problem(case, None) if case.twin is not None and case.twin not in known else None
    return [(("twin",), lost)] if lost else []
