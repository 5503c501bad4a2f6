"""The key of a stage: what is right there, worked out by the engine; and whether a reply is."""

from typing import Literal, TypeAlias

from cryoteach.domain.rules.assessment import Assessment, Finding, Verdict
from cryoteach.domain.rules.criteria import Status

Shift: TypeAlias = Literal["more", "same", "less"]
MET, NOT_LOOKED, UNSETTLED, FAILED = 3, 2, 1, 0
"""How near each state of a condition is to being met: an open question is better than a bad sign."""


def limiting(key: Assessment) -> tuple[str, ...]:
    """The conditions that decide by the key: those not met, else those that are open; none when every one is met."""
    wanted = Status.NOT_MET if key.verdict is Verdict.OUTSIDE else Status.CANNOT_TELL
    return tuple(finding.id for finding in key.with_status(wanted))


def names_what_limits(key: Assessment, named: frozenset[str]) -> bool:
    """Whether somebody named what limits: every condition that decides, and none that does not.

    Where several fail, all of them: to name the same one every time, which fails often, is no answer. A condition that
    is only open does not decide where another has failed.
    """
    return named == frozenset(limiting(key))


def shift(before: Assessment, after: Assessment) -> Shift | None:
    """Whether new facts make "within" more, the same or less likely; None where they pull both ways.

    Someone who stays outside is not more likely to be within, however good the news.
    """
    outside = [key.verdict is Verdict.OUTSIDE for key in (before, after)]
    if all(outside):
        return "same"
    if any(outside):
        return "more" if outside[0] else "less"
    moves = [_nearness(now) - _nearness(was) for was, now in zip(before.findings, after.findings, strict=True)]
    up, down = any(move > 0 for move in moves), any(move < 0 for move in moves)
    if up and down:
        return None
    return "more" if up else "less" if down else "same"


def _nearness(finding: Finding) -> int:
    if finding.status is Status.CANNOT_TELL:
        return NOT_LOOKED if finding.value is None else UNSETTLED
    return MET if finding.status is Status.MET else FAILED
