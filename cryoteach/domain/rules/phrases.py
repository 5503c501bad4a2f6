"""Sentences worked out from an assessment: the verdict, what would flip it, what is open."""

from collections.abc import Iterable

from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import LESION_COUNT, scale_of
from cryoteach.domain.rules.scales import Choice
from cryoteach.domain.rules.smallest_changes import Change
from cryoteach.domain.rules.verdict import Finding, Judgement, Verdict

TEAM = (
    "would still have to be considered by a specialist team, "
    "which would first ask whether it could be cut out or heated"
)
"""How every “within” reads on, wherever it is said."""

MOST_SPELT_OUT = 2


def verdict_line(assessment: Judgement) -> str:
    """The verdict with its count and its weakest link, as one line."""
    return f"{verdict_words(assessment.verdict)} · {count_line(assessment)} · {weakest_words(assessment)}"


def verdict_words(verdict: Verdict) -> str:
    """The verdict alone; “within” always reads on."""
    return f"{verdict.words}: {TEAM}" if verdict is Verdict.WITHIN else verdict.words


def short_line(assessment: Judgement) -> str:
    """How many conditions are met and the verdict, as a remark of one or two sentences."""
    words = verdict_words(assessment.verdict)
    return f"{count_line(assessment)}. {words[:1].upper()}{words[1:]}."


def count_line(assessment: Judgement) -> str:
    """How many conditions are met, never without how many there are."""
    return f"{assessment.met} of {assessment.of} met"


def weakest_words(assessment: Judgement) -> str:
    """What decides: the open conditions when nothing failed, else the weakest link."""
    weakest = assessment.weakest
    if assessment.verdict is Verdict.CANNOT_TELL:
        return f"not known: {_labels(assessment.with_status(Status.CANNOT_TELL))}"
    if weakest is None or (weakest.margin is not None and weakest.margin >= 1):
        return "nothing short of ideal"
    return f"weakest: {_title(weakest)}"


def flip_sentence(assessment: Judgement) -> str:
    """What the smallest change would be that flips this verdict, in words."""
    ways = {Verdict.OUTSIDE: _way_in, Verdict.WITHIN: _way_out, Verdict.CANNOT_TELL: _settling}
    return ways[assessment.verdict](assessment)


def _way_out(assessment: Judgement) -> str:
    ways = by_finding((changes[0] for changes in assessment.smallest_changes), assessment)
    if not ways:
        return "No possible value of any one finding would change the verdict."
    start = "This would change the verdict" if len(ways) == 1 else "Any one of these would change the verdict"
    return f"{start}: {'; '.join(ways)}."


def _way_in(assessment: Judgement) -> str:
    sets = assessment.smallest_changes
    if not sets:
        return "No possible values of the failing findings would meet this profile."
    parts = by_finding((change for changes in sets for change in changes), assessment)
    start = "Smallest change that would flip it" if len(parts) == 1 else "Only all of these together would flip it"
    unknown = assessment.with_status(Status.CANNOT_TELL)
    rest = f" Even then we could not tell; still not known: {_labels(unknown)}." if unknown else ""
    return f"{start}: {both(parts)}.{rest}"


def _settling(assessment: Judgement) -> str:
    unsettled = {finding.condition.finding for finding in assessment.with_status(Status.CANNOT_TELL)}
    if len(unsettled) > MOST_SPELT_OUT:
        return (
            f"Nothing has failed, but {len(unsettled)} findings are not known. "
            f"All of them would have to meet their limits to be within, and even then this person {TEAM}; "
            "any one that does not makes it outside."
        )
    changes = [change for s in assessment.smallest_changes for change in s if change.finding in unsettled]
    inward = by_finding((change for change in changes if leads_inside(change, assessment)), assessment)
    outward = by_finding((change for change in changes if not leads_inside(change, assessment)), assessment)
    ways = [
        *([f"It would be within with {both(inward)}; even then this person {TEAM}."] if inward else []),
        *([f"It would be outside with {'; or '.join(outward)}."] if outward else []),
    ]
    return " ".join(ways) or "No possible value of what is not known would change the verdict."


def leads_inside(change: Change, assessment: Judgement) -> bool:
    """Whether a change makes every condition that reads its finding met."""
    conditions = [c for c in assessment.profile.conditions if c.finding == change.finding]
    return all(c.limit.status(c.criterion.measures.of(change.after)) is Status.MET for c in conditions)


def by_finding(changes: Iterable[Change], assessment: Judgement) -> list[str]:
    """Write one phrase per finding: its nearest value, or its few nearest answers."""
    grouped: dict[str, list[Change]] = {}
    for change in changes:
        same = grouped.setdefault(change.finding, [])
        if change not in same:
            same.append(change)
    return [_phrase(finding, group, assessment) for finding, group in grouped.items()]


def _phrase(finding: str, group: list[Change], assessment: Judgement) -> str:
    scale = scale_of(finding)
    if isinstance(scale, Choice):
        named = [change.after for change in group]
        if len(named) <= MOST_SPELT_OUT:
            return f"{scale.label} {either(map(scale.words, named))}"
        rest = [scale.words(option) for option in scale.options if option not in named]
        return f"any answer on {scale.label}{f' but {either(rest)}' if rest else ''}"
    value = either(f"{scale.words(change.after)}{_direction(change, assessment)}" for change in group)
    return value if scale is LESION_COUNT else f"{scale.label} {value}"


def _direction(change: Change, assessment: Judgement) -> str:
    """Which values beyond this one would do as well; of two conditions on one finding neither side is sure."""
    conditions = [c for c in assessment.profile.conditions if c.finding == change.finding]
    if len(conditions) > 1:
        return ""
    downwards = (conditions[0].limit.at_most is not None) == leads_inside(change, assessment)
    fewer = "fewer" if change.finding == LESION_COUNT.name else "less"
    return f" or {fewer}" if downwards else " or more"


def _title(finding: Finding) -> str:
    return finding.condition.criterion.title.lower()


def _labels(findings: Iterable[Finding]) -> str:
    labels = [finding.condition.scale.label for finding in findings]
    return both(labels) if len(labels) <= MOST_SPELT_OUT else f"{len(labels)} findings"


def both(parts: Iterable[str]) -> str:
    """Join with commas and "and"."""
    return _joined(list(parts), "and")


def either(parts: Iterable[str]) -> str:
    """Join with commas and "or"."""
    return _joined(list(parts), "or")


def _joined(parts: list[str], last: str) -> str:
    return " ".join([", ".join(parts[:-1]), last, parts[-1]]) if len(parts) > 1 else "".join(parts)
