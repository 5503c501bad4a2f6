"""Words of a story that say how a person stands on a condition: fit or frail, slow or fast growing."""

import re
from collections.abc import Iterator, Sequence

from cryoteach.domain.assessment import Assessment
from cryoteach.domain.criteria import Status
from cryoteach.domain.patient import DOUBLING_TIME_DAYS, PERFORMANCE_STATUS

NOT = r"(?<!not )(?<!no longer )(?<!never )"
GROWTH = r"grow(?:s|n|ing|th)?"
CLAIMS: tuple[tuple[str, re.Pattern[str], Status], ...] = (
    (
        PERFORMANCE_STATUS.name,
        re.compile(
            rf"{NOT}\b(?:otherwise|very|quite|still|perfectly|remarkably|really|is|was|keeps|stays) fit\b(?! for)"
        ),
        Status.MET,
    ),
    (
        PERFORMANCE_STATUS.name,
        re.compile(rf"{NOT}\b(?:unfit|frail|bed-?bound|bedridden)\b|\bnot fit\b"),
        Status.NOT_MET,
    ),
    (
        DOUBLING_TIME_DAYS.name,
        re.compile(rf"{NOT}\b(?:slow[- ]{GROWTH}|{GROWTH} (?:very |quite |only )?slowly)\b"),
        Status.MET,
    ),
    (
        DOUBLING_TIME_DAYS.name,
        re.compile(
            rf"{NOT}\b(?:(?:fast|rapid|quick)[- ]{GROWTH}|{GROWTH} (?:very |quite |so )?(?:fast|quickly|rapidly))\b"
        ),
        Status.NOT_MET,
    ),
)
"""For each finding, the words that claim it is met, and those that claim it is not."""


def words_against_limits(story: str, keys: Sequence[Assessment]) -> Iterator[str]:
    """Every sentence about a word that claims more than any stage's findings hold.

    Args:
        story: the vignette, or one stage's story.
        keys: the engine's key of each stage; nothing is said without one.
    """
    text = " ".join(story.lower().split())
    for finding, pattern, claimed in CLAIMS:
        match = pattern.search(text)
        stands = [f for key in keys for f in key.findings if f.condition.finding == finding]
        if match and stands and claimed not in {f.status for f in stands}:
            held = ", ".join(dict.fromkeys(f.value_words for f in stands))
            rule = stands[0].condition.limit_words
            yield (
                f"the words say {match[0]!r}, but {finding} is {held} and this profile asks for {rule}; "
                "change the word or the finding"
            )
