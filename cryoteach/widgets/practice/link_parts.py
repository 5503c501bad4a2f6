"""What the addresses of chapters 9 to 12 may hold: lists, replies, taps and pins; progress lives here only."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.input.link_text import BETWEEN
from cryoteach.domain.page_address import Part, Phrase
from cryoteach.domain.practice.clinic_list import LENGTHS, MIXED
from cryoteach.domain.practice.replies import Reply, read_replies
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.widgets.state import chapter_state

LIST, REPLIES, AT, MIX, LENGTH, DUE = "list", "replies", "at", "mix", "length", "due"
PAIR, TWINS, LETTER, TAPS, PINS, OWN = "pair", "twins", "letter", "taps", "pins", "own"
LESSON, ASKED, OF_CASES = "lesson", "ask", "cases"
"""Of the page that opens tutorial rooms: which lesson, and which cases where it goes by no plan."""

TELL_AS, STAGE_REPLIES, WHOLE, IN_STAGES = "told", "said", "whole", "stages"
ENDLESS, THE_END = "endless", 999
LONGEST = 12_000  # characters of one part: a list of sixty people with its replies is far below
PLACE = re.compile("[0-9]{1,2}")
Pair = tuple[Case, Case]


def clinic_parts(first_profile: Profile | None) -> list[Part]:
    """The parts of chapter 11."""
    return [
        Part(kind=_choice(LENGTH, "length", lengths()), default="10"),
        Part(kind=_choice(MIX, "mix", mixes(first_profile)), default=MIXED),
        Part(kind=_choice(TELL_AS, "way of telling", tellings()), default=WHOLE, in_doubt=IN_STAGES),
        Part(kind=_phrase(STAGE_REPLIES, "answers on the way"), default=""),
        Part(kind=_phrase(LIST, "the list of people"), default=""),
        Part(kind=_phrase(REPLIES, "replies"), default=""),
        Part(kind=_number(AT, "place on the list", 0, THE_END), default=0),
        Part(kind=_phrase(DUE, "day to open it"), default=""),
        Part(kind=_phrase(OWN, "cases of a trainer", "packed"), default=""),
        _pins(),
    ]


def lengths() -> dict[str, str]:
    """How long a list may be."""
    return {str(length): f"{length} people" for length in LENGTHS} | {ENDLESS: "endless practice"}


def tellings() -> dict[str, str]:
    """How a story may be told."""
    return {WHOLE: "the whole story at once", IN_STAGES: "stage by stage, with a question at each"}


def mixes(first: Profile | None) -> dict[str, str]:
    """Whom a list may hold: everybody, or those who turn on one condition."""
    gates = {c.id: f"one gate: {c.criterion.title.lower()}" for c in first.conditions} if first else {}
    return {MIXED: "all gates mixed", **gates}


def carried(*names: str) -> dict[str, str]:
    """What a link to another chapter takes along, so that it opens there as it was left."""
    return {name: text for name in names if (text := chapter_state.text(name))}


def twins_parts(cases: Mapping[str, Case]) -> list[Part]:
    """The parts of chapter 9."""
    pairs = max(1, len(pairs_of(cases)))
    return [
        Part(kind=_number(PAIR, "pair", 1, pairs), default=1),
        Part(kind=_phrase(TWINS, "replies on near twins"), default=""),
        _pins(),
    ]


def slips_parts(letters: Mapping[str, Slip]) -> list[Part]:
    """The parts of chapter 10."""
    count = max(1, len(letters))
    return [
        Part(kind=_number(LETTER, "letter", 1, count), default=1),
        Part(kind=_phrase(TAPS, "sentences tapped"), default=""),
        _pins(),
    ]


def pairs_of(cases: Mapping[str, Case]) -> list[Pair]:
    """Every pair of near twins, once."""
    both = [(case, cases[case.twin]) for case in cases.values() if case.twin and case.twin in cases]
    return [(case, twin) for case, twin in both if case.id < twin.id or twin.twin != case.id]


def names_of(pair: Sequence[Case]) -> list[str]:
    """What tells two people apart: their first names, or the titles where a name is missing or both have one name."""
    names = [case.name for case in pair]
    return names if all(names) and len(set(names)) == len(names) else [case.title for case in pair]


def replies(part: str, content: Content) -> tuple[dict[str, Reply], int]:
    """What was committed to in a part of the address, and how much of it could not be read."""
    return read_replies(chapter_state.text(part), conditions(content))


def conditions(content: Content) -> Sequence[str]:
    """The ids of all conditions, in the order they keep everywhere."""
    return list(content.rules.criteria)


def listed(part: str, between: str = BETWEEN) -> list[str]:
    """The names that a part of the address lists."""
    return [name for name in chapter_state.text(part).split(between) if name]


def taps() -> list[tuple[str, int]]:
    """Which sentences were tapped, by letter, in order; what cannot be read is left out."""
    pairs = (tap.rpartition("_") for tap in listed(TAPS))
    return [(name, int(place)) for name, _, place in pairs if name and PLACE.fullmatch(place)]


def _pins() -> Part:
    return Part(kind=_phrase(PINS, "pins", "packed"), default="")


def _choice(name: str, label: str, options: dict[str, str]) -> Choice:
    return Choice(name=name, label=label, term="", options=options)


def _phrase(name: str, label: str, form: Literal["list", "packed"] = "list") -> Phrase:
    return Phrase(name=name, label=label, longest=LONGEST, form=form)


def _number(name: str, label: str, low: int, high: int) -> Quantity:
    return Quantity(name=name, label=label, term="", unit="", low=low, high=high, step=1)
