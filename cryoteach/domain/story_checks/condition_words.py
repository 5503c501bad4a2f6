"""Words of a story that say how a person stands on a condition: fit or frail, slow or fast growing."""

import re
from collections.abc import Iterator, Sequence

from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, PERFORMANCE_STATUS
from cryoteach.domain.story_checks.identity import TENS

NOT = r"(?<!not )(?<!no longer )(?<!never )"
GROWTH = r"(?:grow(?:s|n|ing|th)?|enlarg(?:es?|ing))"
# "Slowly growing tired", "growing fast weaker", "grows slowly used to it": a person, not a tumour.
OF_A_PERSON = (
    r"(?! (?:more |less )?(?:tired|weary|weak|weaker|strong|stronger|old|older|thin|thinner|used|better|worse))"
)
# A fit man, not a fit of coughing, nor a fit (a seizure) that somebody had.
A_FIT_PERSON = (
    r"\b(?:a|an? (?:otherwise|very|still|remarkably)|this) fit,?(?: and (?:\w+ )?\w+)?,? "
    rf"(?:\d\d|(?:{TENS})\b|(?:(?:young|older?|elderly|retired|former) )*"
    r"(?:man|woman|person|lad|grand\w+|mother|father|\w+(?:er|or|ist|ian|man|woman))\b)"
)
SEEMS = "is|was|are|am|feels?|felt|looks?|looked|seems?|seemed|keeps?|kept|stays?|stayed|remains?|remained"
A_FIT_STATE = rf"\b(?:otherwise|very|quite|still|perfectly|remarkably|really|as|{SEEMS}) fit\b(?! (?:for|to|in|into)\b)"
CLAIMS: tuple[tuple[str, re.Pattern[str], Status], ...] = (
    (
        PERFORMANCE_STATUS.name,
        re.compile(rf"{NOT}{A_FIT_STATE}|{NOT}{A_FIT_PERSON}|\bfit and (?:well|strong|healthy|active)\b"),
        Status.MET,
    ),
    (
        PERFORMANCE_STATUS.name,
        re.compile(
            rf"{NOT}\b(?:unfit|frail|bed-?bound|bedridden)\b|"
            rf"\b(?:(?<!do )(?<!does )(?<!did )not|(?:is|are|was)n[’']t) fit\b(?! (?:to|in|into)\b)"
        ),
        Status.NOT_MET,
    ),
    (
        DOUBLING_TIME_DAYS.name,
        re.compile(rf"{NOT}\b(?:slow(?:ly)?[- ]{GROWTH}|{GROWTH} (?:very |quite |only |so )?slowly)\b{OF_A_PERSON}"),
        Status.MET,
    ),
    (
        DOUBLING_TIME_DAYS.name,
        re.compile(
            rf"{NOT}\b(?:(?:fast|rapid(?:ly)?|quick(?:ly)?)[- ]{GROWTH}|"
            rf"{GROWTH} (?:very |quite |so )?(?:fast|quickly|rapidly))\b{OF_A_PERSON}"
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
