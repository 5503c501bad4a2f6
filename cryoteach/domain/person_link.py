"""A link that restores a state exactly: six findings, the profile with its version, and the case that was open.

With a case it may say that the verdict is still hidden, as where a trainer asks a class before anything is told.

A link from anywhere is untrusted: every part that cannot be used is refused aloud, with what was used instead.
"""

from collections.abc import Mapping

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.input.link_text import own_parts, without_marks, without_strays
from cryoteach.domain.input.unknown_words import UNKNOWN, is_our_unknown
from cryoteach.domain.rules.all_rules import GrowthWord, Rules
from cryoteach.domain.rules.patient import SCALES, Person, Value
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Quantity

VERDICT, HIDDEN = "verdict", "hidden"
OTHER_PARTS = ("profile", "version", "case", VERDICT)
LONGEST_SHOWN = 60


class Opened(BaseModel, frozen=True, extra="forbid"):
    """What a link opens, and one sentence for each part of it that was refused."""

    person: Person
    profile: Profile
    case_id: str | None = None
    is_verdict_hidden: bool = False
    notices: tuple[str, ...] = ()

    @property
    def parts(self) -> dict[str, str]:
        """The parts of a link to it."""
        hidden = {VERDICT: HIDDEN} if self.is_verdict_hidden else {}
        return write_link(self.person, self.profile, self.case_id) | hidden


def write_link(person: Person, profile: Profile, case_id: str | None = None) -> dict[str, str]:
    """The parts of a link to this state, every finding included; everything is shown."""
    parts = {name: UNKNOWN if (value := person.value(name)) is None else str(value) for name in SCALES}
    parts |= {"profile": profile.id, "version": profile.version}
    return parts | ({"case": case_id} if case_id else {})


def read_link(
    parts: Mapping[str, str], rules: Rules, cases: Mapping[str, Case], start: Person, profile: Profile
) -> Opened:
    """Open a link.

    Args:
        parts: the link's parameters as they came.
        rules: the sets of limits, and the words for growth, that a link may name.
        cases: the cases that can be opened.
        start: the person to show when the link names no finding at all.
        profile: the profile to use when the link names none that can be used.
    """
    parts = own_parts(parts)
    notices = [
        f"“{_short(name)}” is not a part of a link here; it was left out"
        for name in parts
        if name not in (*SCALES, *OTHER_PARTS)
    ]
    case_id = _case(parts, cases, notices)
    person = _person(parts, rules.growth_words, notices)
    if person is None:
        person = cases[case_id].person if case_id else start
    used = _profile(parts, rules.profiles, profile, notices)
    hidden = _is_hidden(parts, case_id, notices)
    return Opened(person=person, profile=used, case_id=case_id, is_verdict_hidden=hidden, notices=tuple(notices))


def _person(parts: Mapping[str, str], growth_words: Mapping[str, GrowthWord], notices: list[str]) -> Person | None:
    named = {name: parts[name] for name in SCALES if name in parts}
    if not named:
        return None
    values: dict[str, Value | None] = {}
    for name, text in named.items():
        try:
            values[name] = _value(name, text, growth_words)
        except ValueError:
            scale = SCALES[name]
            notices.append(
                f"{scale.label.capitalize()}: “{_short(text)}” is not possible; it takes {scale.range_in_words}. "
                "Used instead: not known"
            )
    return Person.model_validate(values)


def _value(name: str, text: str, growth_words: Mapping[str, GrowthWord]) -> Value | None:
    """Read it as it stands or, where that is not possible, without the marks that were added behind it."""
    scale, tidied = SCALES[name], without_strays(text)
    if tidied and is_our_unknown(tidied):
        return None
    if name == "doubling_time_days" and tidied in growth_words:
        return growth_words[tidied].doubling_time_days
    try:
        return scale.read(text)
    except ValueError:
        return scale.read(without_marks(text) if isinstance(scale, Quantity) else tidied)


def _profile(
    parts: Mapping[str, str], profiles: Mapping[str, Profile], profile: Profile, notices: list[str]
) -> Profile:
    name = without_strays(parts.get("profile", ""))
    used = profiles.get(name, profile) if name else profile
    if name and name not in profiles:
        known = ", ".join(profiles)
        notices.append(
            f"Profile: “{_short(parts['profile'])}” is not known; it takes one of: {known}. Used instead: {used.id}"
        )
    version = without_marks(parts.get("version", ""))
    if version and version != used.version:
        notices.append(
            f"Version: the link was made for version “{_short(version)}” of the limits; "
            f"used instead: {used.id} {used.version}, so a verdict may differ from the one that was shared"
        )
    return used


def _case(parts: Mapping[str, str], cases: Mapping[str, Case], notices: list[str]) -> str | None:
    name = without_strays(parts.get("case", ""))
    if name and name not in cases:
        notices.append(f"Case: no case is called “{_short(parts['case'])}”. Used instead: no case")
        return None
    return name or None


def _is_hidden(parts: Mapping[str, str], case_id: str | None, notices: list[str]) -> bool:
    asked = without_strays(parts.get(VERDICT, ""))
    if asked == HIDDEN and case_id:
        return True
    if asked:
        notices.append(
            f"Verdict: “{_short(parts[VERDICT])}” is not possible; it takes {HIDDEN}, beside a case. "
            "Used instead: it is shown"
        )
    return False


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
