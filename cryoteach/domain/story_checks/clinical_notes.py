"""What a liver oncologist would remark on in a case or a letter: notes for its writer, which refuse nothing."""

import re
from collections.abc import Iterator

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, EXTRAHEPATIC_DISEASE
from cryoteach.domain.story_checks.growth_notes import growth_across_drugs, sentences_in, tells_growth
from cryoteach.domain.story_checks.primary_notes import primary_not_named
from cryoteach.domain.story_checks.settings import SHRUNK_OR_HELD, CaseCheckSettings, SlowThoughProgressed
from cryoteach.domain.story_checks.staging_notes import liver_scan_alone
from cryoteach.domain.story_checks.whole_case import At, Complaint

SLOW = re.compile(r"\b(?:slow\w*|pace|doubl\w*|grow\w*)\b")
CONTROL = re.compile(r"\b(?:control\w*|hold\w*|held|chemotherapy|drugs?)\b")
PULL = re.compile(
    r"\bpull\w* (?:against|apart|away)\b|\bagainst (?:each|one) (?:an)?other\b|\bat odds\b|\bstrain\w*\b|\btension\b|"
    r"\bcontradict\w*\b|\bconflict\w*\b|\bclash\w*\b|\bhard to square\b|\bseldom (?:\w+ )?together\b"
)
TOGETHER = 3  # sentences within which a line about the pull speaks of both


def notes_on_case(case: Case, settings: CaseCheckSettings) -> Iterator[Complaint]:
    """Every note on a well-formed case, as (place, sentence) pairs."""
    told = case.told_at(len(case.stages) - 1)
    yield from ((("vignette",), sentence) for sentence in primary_not_named(told, settings.primary))
    yield from _growth(case)
    yield from _staging(case)
    slow = settings.slow_though_progressed
    if slow.of(case.person):
        own = [case.teaching_point, *case.debrief, *(stage.note for stage in case.stages)]
        yield from (
            (("teaching_point",), text) for text in no_word_of_the_pull(own, slow, case.person.doubling_time_days)
        )


def no_word_of_the_pull(own: list[str], slow: SlowThoughProgressed, days: int | None) -> Iterator[str]:
    """The sentence about slow and yet no longer controlled, where nothing that the author adds speaks of the two.

    Args:
        own: the texts that the author adds: teaching point, prompts, notes.
        slow: from how many days on that is strained.
        days: the doubling time.
    """
    if days is None or any(_speaks_of_the_pull(text) for text in own):
        return
    yield (
        f"chemotherapy no longer controls it, and it takes {days} days to double, so a width grows about "
        f"{slow.wider_in_percent(days)} % in {slow.over_days} days (our arithmetic); possible, but the two conditions "
        "pull against each other, so say that in the teaching point or the debrief"
    )


def _speaks_of_the_pull(text: str) -> bool:
    sentences = sentences_in(text)
    windows = (" ".join(sentences[at : at + TOGETHER]) for at in range(len(sentences)))
    return any(all(words.search(window) for words in (SLOW, CONTROL, PULL)) for window in windows)


def _growth(case: Case) -> Iterator[Complaint]:
    last = case.person.chemotherapy_response
    told: list[tuple[At, str, str | None]] = [(("vignette",), case.vignette, last)]
    for at, stage in enumerate(case.stages):
        told.append((("stages", at, "story"), stage.story, case.person_at(at).chemotherapy_response or last))
    for place, story, response in told:
        if response in SHRUNK_OR_HELD:
            yield from ((place, sentence) for sentence in growth_across_drugs(story, response))
    if not any(tells_growth(story) for _, story, _ in told):
        yield from _untold_growth(case)


def _untold_growth(case: Case) -> Iterator[Complaint]:
    """A doubling time among the findings, with shrunk or held, and no word in any story of where it comes from."""
    person = case.person
    if person.chemotherapy_response in SHRUNK_OR_HELD and person.doubling_time_days is not None:
        at = max(at for at, stage in enumerate(case.stages) if DOUBLING_TIME_DAYS.name in stage.findings)
        sentence = (
            f"a doubling time is held, and chemotherapy has {SHRUNK_OR_HELD[person.chemotherapy_response]}; the story "
            "should say that growth comes from two scans before the drugs"
        )
        yield ("stages", at, "findings"), sentence


def _staging(case: Case) -> Iterator[Complaint]:
    read = case.vignette
    for at, stage in enumerate(case.stages):
        read = f"{read} {stage.label}. {stage.story}"
        if elsewhere := stage.findings.get(EXTRAHEPATIC_DISEASE.name):
            place: At = ("stages", at, "story")
            words = EXTRAHEPATIC_DISEASE.words(elsewhere)
            yield from ((place, sentence) for sentence in liver_scan_alone(read, words))
