"""Words that read growth off scans across which drugs shrank or held the tumour, which no scan can show."""

import re
from collections.abc import Iterator

from cryoteach.domain.story_checks.settings import SHRUNK_OR_HELD

DRUGS = r"(?:chemotherapy|chemo|drugs?|drips?|treatment|therapy|cycles?|infusions?|tablets?)\b"
WHOSE = r"(?:(?:the|her|his|their|any|this|that|all|first|last|second|third|more|a|course|round|start|end|of) )*"
DOUBLES = re.compile(
    r"\bdoubling[ -]times?\b|\bvolumes?\b[^.]{0,20}\bdoubl|\bdoubl\w+ in (?:volume|size)\b|"
    r"\bdoubl\w+ (?:about )?(?:in|every|each|within)\b[^.;]{0,30}\b(?:days?|weeks?|months?)\b|"
    r"\b(?:days?|weeks?|months?) to double\b"
)
GREW = re.compile(
    r"\b(?:cancer|tumou?rs?|spots?|lesions?|secondaries|metastas[ei]s|deposits?|largest|disease)\b(?: \w+){0,3} "
    r"(?:grown|grew|grows?|growing|enlarged)\b"
)
BEFORE = re.compile(
    rf"\b(?:before|prior to|ahead of) (?:\w+ ){{0,5}}{DRUGS}|"
    r"\bbefore (?:it|they|she|he|that|any of (?:it|them)) (?:ever )?(?:began|begun|started)\b|"
    r"\bpre-?(?:chemotherapy|chemo|treatment)\b|\buntreated\b"
)
SCAN = r"\b(?:scans?|mri|ct|pictures?|images?)\b"
LATER = r"(?:after|since|now|today\w*|later|last|latest|new|newest|mri)"
A = r"(?:the|an?|her|his|their) "
ACROSS = re.compile(
    rf"\b(?:since|during|throughout|across|while on|whilst on|on|under|despite) {WHOSE}{DRUGS}|\bsince then\b|"
    rf"\bbetween\b.{{0,60}}\bbefore\b.{{0,60}}\band\b.{{0,60}}\b{LATER}\b|"
    rf"\b(?:compared (?:with|to)|against|next to|beside) {A}(?:\w+ )?{SCAN}[^.]{{0,20}}\bbefore\b"
)
SPANS = ("between", "compared", "against", "next to", "beside")  # these hold a “before” of their own
DENIED = re.compile(r"\b(?:no|not|none|nothing|never|neither|nor|without|nobody|unknown|how)\b|n[’']t\b")


def growth_across_drugs(story: str, response: str) -> Iterator[str]:
    """What is wrong with how a story tells growth, where drugs have shrunk or held the tumour.

    Args:
        story: what is told at one stage.
        response: how chemotherapy went by then, one of those in `SHRUNK_OR_HELD`.
    """
    sentences, did = sentences_in(story), SHRUNK_OR_HELD[response]
    for place, sentence in enumerate(sentences):
        last = sentences[place - 1] if place else ""
        around = " ".join([last, *sentences[place : place + 2]])
        if across := _across(sentence, last, around):
            yield (
                f"the words measure growth “{across}”, but chemotherapy has {did}; no tumour does both over the same "
                "time, so tell the doubling time from two scans before the drugs"
            )
            return
        doubles = DOUBLES.search(sentence)
        if doubles and not DENIED.search(sentence[: doubles.start()].rpartition(",")[2]) and not BEFORE.search(around):
            yield (
                f"growth is told (“{doubles[0]}”), and chemotherapy has {did}; say that it comes from two scans before "
                "the drugs, for none across them can show it"
            )
            return


def tells_growth(story: str) -> bool:
    """Whether a doubling is told of at all."""
    return any(DOUBLES.search(sentence) for sentence in sentences_in(story))


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, in small letters and each on one line."""
    return re.split(r"(?<=[.;?!])\s+", " ".join(text.lower().split()))


def _across(sentence: str, last: str, around: str) -> str:
    """The words that measure growth across the drugs, in a sentence or in the last one about its scans; or nothing."""
    doubles = DOUBLES.search(sentence)
    told = f"{last} {sentence}" if doubles and re.search(SCAN, last) else sentence
    match = ACROSS.search(told)
    if match is None or DENIED.search(told) or not (doubles or GREW.search(sentence)):
        return ""
    spans = match[0].startswith(SPANS)
    return match[0] if spans or not BEFORE.search(around) else ""
