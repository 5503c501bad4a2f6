"""One condition's table: for each legal value, and for not known, what the engine says of it.

A column with long runs of the same is written as the texts it holds and as pairs of a place among them and a count. In
a text, {value} stands for the words of the row's value.
"""

from itertools import groupby
from typing import Any, TypeAlias

from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.phrases import by_finding, leads_inside
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Choice, Scale, Value

Written: TypeAlias = dict[str, Any]
STATUSES = {Status.MET: "m", Status.NOT_MET: "n", Status.CANNOT_TELL: "c"}
VALUE = "{value}"


def legal_values(scale: Scale) -> list[Value]:
    """Every value of a scale, in its order."""
    return list(scale.options) if isinstance(scale, Choice) else [scale.checked(x) for x in scale.grid().tolist()]


def columns(condition: Condition, profile: Profile) -> Written:
    """Have the engine judge every value of one condition by itself, and write down what it says."""
    alone = profile.model_copy(update={"conditions": (condition,)})
    values = [*legal_values(condition.scale), None]
    judged = [assess(Person.model_validate({condition.finding: value}), alone) for value in values]
    found = [assessment.findings[0] for assessment in judged]
    return {
        "status": in_runs([STATUSES[finding.status] for finding in found]),
        "margin": [finding.margin for finding in found],
        "unit": [finding.margin_in_unit for finding in found],
        "reason": in_runs([finding.reason.replace(finding.value_words, VALUE) for finding in found]),
        "inward": in_runs([_moved(assessment, inward=True) for assessment in judged]),
        "outward": in_runs([_moved(assessment, inward=False) for assessment in judged]),
        "nearest": in_runs([_nearest(assessment) for assessment in judged]),
    }


def in_runs(column: list[Any]) -> Written:
    """Write a column as what it holds and, for each run of the same, its place there and its length.

    >>> in_runs(["a", "a", "b", "a"])
    {'of': ['a', 'b'], 'runs': [0, 2, 1, 1, 0, 1]}
    """
    held = list(dict.fromkeys(column))
    runs = [(held.index(cell), len(list(same))) for cell, same in groupby(column)]
    return {"of": held, "runs": [number for run in runs for number in run]}


def _moved(assessment: Assessment, *, inward: bool) -> str:
    """The phrase for the nearest values that would meet the condition, or that would no longer; empty without any."""
    changes = (change for changes in assessment.smallest_changes for change in changes)
    found = by_finding((change for change in changes if leads_inside(change, assessment) is inward), assessment)
    return "".join(found)


def _nearest(assessment: Assessment) -> Value | None:
    """The first of the nearest values that meet a condition which is not met."""
    if not assessment.with_status(Status.NOT_MET) or not assessment.smallest_changes:
        return None
    return assessment.smallest_changes[0][0].after
