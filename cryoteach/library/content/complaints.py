"""What is wrong with a well-formed part of the content beside the facts and conditions that it names."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.costs import CostSheet
from cryoteach.domain.evidence.roads import ThenAndNow
from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.evidence.used_limits import UsedLimits
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.library.content.part import Complaint
from cryoteach.library.content.profiles import citation_complaint
from cryoteach.library.files.yaml_reader import Place

PERCENT = "%"


class _NamesFacts(Protocol):
    def named(self) -> Iterable[str]:
        """The facts that it names."""
        ...


def wrong_facts(made: _NamesFacts, known: Content) -> Iterable[Complaint]:
    """Every fact that is named has to be one that may be shown."""
    return _unknown(made.named(), known.evidence.facts)


def wrong_costs(sheet: CostSheet, known: Content) -> Iterable[Complaint]:
    """What is drawn as icons has to be a percentage too."""
    facts = known.evidence.facts
    yield from wrong_facts(sheet, known)
    for fact in (facts[name] for name in sheet.drawn() if name in facts):
        if fact.value is None or fact.unit != PERCENT:
            yield (), f"draws {fact.id}, which is no percentage"


def wrong_then_and_now(made: ThenAndNow, known: Content) -> Iterable[Complaint]:
    """A row that was not checked in full may name a fact that stays hidden: it says so, and a page leaves that out."""
    facts = known.evidence.facts
    whole = [name for row in made.root if row.verified == "full" for name in row.facts]
    return [*_unknown(whole, facts), *_unknown([name for name in made.named() if name not in facts], facts)]


def wrong_used_limits(made: UsedLimits, known: Content) -> Iterable[Complaint]:
    """Every limit has a place on its condition's scale."""
    yield from wrong_facts(made, known)
    for name, text in made.wrong(known.rules.criteria, known.evidence.facts):
        yield (name,), text


def wrong_seedlings(lab: SeedlingLab, known: Content) -> Iterable[Complaint]:
    """What was observed has to hold a number too; each is told in its own place."""
    facts = known.evidence.facts
    for place, name in _in_lab(lab):
        if complaint := citation_complaint(name, facts):
            yield place, complaint
    for index, one in enumerate(lab.observed):
        if one.fact in facts and facts[one.fact].value is None:
            yield ("observed", index, "fact"), f"names {one.fact}, which holds no number"


def _in_lab(lab: SeedlingLab) -> Iterator[tuple[Place, str]]:
    for name, dial in lab.dials.items():
        for index, fact in enumerate(dial.facts):
            yield ("dials", name, "facts", index), fact
    for part, entries in (("observed", lab.observed), ("fits", lab.fits)):
        for index, entry in enumerate(entries):
            yield (part, index, "fact"), entry.fact


def _unknown(names: Iterable[str], facts: dict[str, Fact]) -> list[Complaint]:
    """What is wrong with the facts named, each once."""
    return [((), text) for name in dict.fromkeys(names) if (text := citation_complaint(name, facts))]
