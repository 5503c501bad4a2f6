"""The clinic list: which people are on it, blocked on one condition or mixed, and who is met again."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.practice.marking import Marked, to_revisit
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.profiles import Profile

MIXED = "mixed"
LENGTHS = (5, 10, 20)


def keys_of(cases: Mapping[str, Case], profiles: Mapping[str, Profile]) -> dict[str, Assessment]:
    """The engine's key at the end of every case whose limits can be used."""
    return {
        name: assess(case.person, profiles[case.profile]) for name, case in cases.items() if case.profile in profiles
    }


def draw_list(keys: Mapping[str, Assessment], mix: str, length: int, seed: int) -> list[str]:
    """Draw a list of cases, each at most once.

    Args:
        keys: the key of every case, by id.
        mix: `MIXED`, or a condition to learn: then the cases that turn on it or stand near its limit come first.
        length: how many at most.
        seed: which list; the same seed gives the same one.
    """
    names = sorted(keys)
    order: list[int] = np.random.default_rng(seed).permutation(len(names)).tolist()
    names = [names[place] for place in order]
    first = about({name: keys[name] for name in names}, mix)
    return list(dict.fromkeys([*first, *names]))[:length]


def about(keys: Mapping[str, Assessment], mix: str) -> list[str]:
    """The cases that a mix is made for: those that turn on its condition or stand near its limit, or everybody."""
    return [name for name, key in keys.items() if mix == MIXED or _is_about(key, mix)]


def again(answers: Sequence[Marked], cases: Mapping[str, Case]) -> list[str]:
    """Whom to meet again: what was wrong, the surest first, each followed by its near twin; then the hunches."""
    found: list[str] = []
    for answer in to_revisit(answers):
        case = cases.get(answer.item)
        found += [answer.item, *([case.twin] if case and case.twin and not answer.right else [])]
    return list(dict.fromkeys(found))


def missed(answers: Iterable[Marked]) -> dict[str, int]:
    """By condition, how often it decided and the learner was wrong or did not name it."""
    counts: dict[str, int] = {}
    for answer in answers:
        for name in answer.limiting:
            counts[name] = counts.get(name, 0) + (not answer.verdict_right or name not in answer.named)
    return counts


def _is_about(key: Assessment, condition: str) -> bool:
    near = [finding.id for finding in key.findings if finding.near]
    return condition in {*limiting(key), *near}
