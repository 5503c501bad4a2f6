"""What a case is for, in words: how hard it is, what it teaches, which belief it meets, and about how long it takes."""

from collections.abc import Iterable, Mapping
from typing import get_args

from cryoteach.domain.cases.case import Case, Level, Objective
from cryoteach.domain.rules.terms import Misconception

LEVELS: Mapping[Level, str] = {"first-steps": "first steps", "core": "core", "stretch": "stretch"}
OBJECTIVES: Mapping[Objective, str] = {
    "LO1": "recall the conditions",
    "LO2": "apply the conditions together, unknowns included",
    "LO3": "explain why most people fall outside",
    "LO4": "explain why control is seldom cure",
    "LO5": "weigh the hazards",
    "LO6": "judge your own certainty",
    "LO7": "say what is vague, and who decides",
    "LO8": "explain it to a patient in plain words",
}
MISCONCEPTIONS: Mapping[Misconception, str] = {
    "M1": "A treatment exists, so most people can have it",
    "M2": "More tumours just need more probes",
    "M3": "Small means that the number does not matter, or the reverse",
    "M4": "A strong point buys off a failed condition",
    "M5": "It comes before chemotherapy, or instead of it",
    "M6": "Success means cure",
    "M7": "A clear scan means no disease elsewhere",
    "M8": "Freezing is gentle",
    "M9": "It can be repeated, so the limit on number is soft",
    "M10": "To meet the list is to be offered it",
    "M11": "Limits are exact numbers",
    "M12": "Six mild limits still let most people through",
}
MINUTES_A_STAGE, MINUTES_A_PROMPT = 3, 1  # read, commit, reveal and talk; a question to talk about afterwards


def minutes(case: Case) -> int:
    """About how many minutes a group takes over a case: our estimate, from how many stages and prompts it has."""
    return MINUTES_A_STAGE * len(case.stages) + MINUTES_A_PROMPT * len(case.debrief)


def found(cases: Iterable[Case], words: str = "", level: str | None = None, aim: str | None = None) -> list[Case]:
    """The cases of this level and aim whose title, story or aims hold every one of these words."""
    wanted = words.casefold().split()
    return [
        case
        for case in cases
        if level in {None, case.level}
        and (aim is None or aim in (*case.objectives, *case.misconceptions))
        and all(word in _text(case) for word in wanted)
    ]


def levels_of(cases: Iterable[Case]) -> list[Level]:
    """The levels that these cases have, the easiest first."""
    given = {case.level for case in cases}
    return [level for level in get_args(Level) if level in given]


def misconceptions_of(cases: Iterable[Case]) -> list[Misconception]:
    """The beliefs that these cases meet, in their own order."""
    given = {name for case in cases for name in case.misconceptions}
    return [name for name in get_args(Misconception) if name in given]


def objectives_of(cases: Iterable[Case]) -> list[Objective]:
    """The objectives that these cases serve, in their own order."""
    given = {name for case in cases for name in case.objectives}
    return [name for name in get_args(Objective) if name in given]


def _text(case: Case) -> str:
    aims = [*(OBJECTIVES[name] for name in case.objectives), *(MISCONCEPTIONS[name] for name in case.misconceptions)]
    return " ".join([case.title, case.told_at(len(case.stages) - 1), LEVELS[case.level], *aims]).casefold()
