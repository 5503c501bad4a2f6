"""What a liver oncologist would remark on in a letter of "spot the slip": its findings are read off its sentences."""

import re
from collections.abc import Iterator

from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.story_checks.clinical_notes import no_word_of_the_pull
from cryoteach.domain.story_checks.growth_notes import DRUGS, growth_across_drugs, tells_growth
from cryoteach.domain.story_checks.primary_notes import primary_not_named
from cryoteach.domain.story_checks.settings import CaseCheckSettings
from cryoteach.domain.story_checks.staging_notes import liver_scan_alone
from cryoteach.domain.story_checks.whole_case import At, Complaint

RESPONSES = {
    "partial-response": re.compile(rf"\b{DRUGS}[^.]{{0,20}}\bshr[aiu]nk|\bpartial(?:ly)? respon|\bpartly shr[au]nk"),
    "complete-response": re.compile(r"\bcomplete(?:ly)? respon|\bnothing (?:is )?left to see\b"),
    "stable": re.compile(rf"\b{DRUGS}[^.]{{0,10}}\b(?:holds|is holding|has held)\b|\bstable disease\b"),
}
PROGRESSED = re.compile(rf"\b{DRUGS}[^.]{{0,12}}\bno longer (?:controls?|holds?|works?)|\bprogress(?:ed|ion)\b")
ELSEWHERE = re.compile(
    r"\bno disease\b[^.]{0,40}\b(?:outside|elsewhere|beyond)\b|\bnothing\b[^.]{0,30}\b(?:outside|elsewhere)\b",
    re.IGNORECASE,
)
DAYS = re.compile(r"(?:\bdoubl\w+\b[^.;]{0,60}?\b(\d+) days\b|\b(\d+) days to double\b)")


def notes_on_letter(letter: Slip, settings: CaseCheckSettings) -> Iterator[Complaint]:
    """Every note on a well-formed letter, as (place, sentence) pairs."""
    texts = [sentence.text for sentence in letter.sentences]
    whole = " ".join(texts)
    first: At = ("sentences", 0, "text")
    yield from ((first, sentence) for sentence in primary_not_named(whole, settings.primary))
    yield from _elsewhere(texts)
    small = " ".join(whole.lower().split())
    response = next((name for name, words in RESPONSES.items() if words.search(small)), None)
    days = DAYS.search(small)
    if response:
        at = next((at for at, text in enumerate(texts) if tells_growth(text)), 0)
        yield from ((("sentences", at, "text"), sentence) for sentence in growth_across_drugs(whole, response))
    elif days and PROGRESSED.search(small):
        slow = settings.slow_though_progressed
        number = int(days[1] or days[2])
        own = [letter.teaching_point, *(sentence.feedback for sentence in letter.sentences)]
        if number >= slow.doubling_time_days:
            yield from ((("teaching_point",), sentence) for sentence in no_word_of_the_pull(own, slow, number))


def _elsewhere(texts: list[str]) -> Iterator[Complaint]:
    for at, text in enumerate(texts):
        if ELSEWHERE.search(text):
            told = " ".join(texts[: at + 1])
            yield from ((("sentences", at, "text"), sentence) for sentence in liver_scan_alone(told, "none seen"))
