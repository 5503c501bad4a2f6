"""The review document: one printable page of everything a clinician is asked to agree with, and how long it takes."""

from pydantic import BaseModel

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.reviews import GivenReview, ReviewItem, ReviewKind, minutes_to_read
from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.review.agreed import review_state
from cryoteach.domain.review.items import items_of
from cryoteach.export.html_template import html_template


class Support(BaseModel, frozen=True, extra="forbid"):
    """One fact with its source, as it stands under an item."""

    fact: Fact
    source: Source


class Entry(BaseModel, frozen=True, extra="forbid"):
    """One item with what it rests on and what was said of it before."""

    item: ReviewItem
    supports: tuple[Support, ...]
    said: tuple[GivenReview, ...]

    @property
    def words(self) -> int:
        """How many words there are to read."""
        texts = [*self.item.claims, *(text for s in self.supports for text in (s.fact.statement, s.fact.caveat))]
        return sum(len(text.split()) for text in texts)


class Section(BaseModel, frozen=True, extra="forbid"):
    """All entries of one kind."""

    kind: ReviewKind
    entries: tuple[Entry, ...]

    @property
    def minutes(self) -> int:
        """How long this section takes to read."""
        return minutes_to_read(sum(entry.words for entry in self.entries))


def as_html(content: Content) -> str:
    """Write the document as one HTML file that fetches nothing; every text is escaped."""
    sections = sections_of(content)
    minutes = sum(section.minutes for section in sections)
    return html_template("review.html").render(
        sections=sections, time=time_in_words(minutes), state=review_state(content)
    )


def sections_of(content: Content) -> list[Section]:
    """Everything to review, in the order of the harm that a mistake would do."""
    items, state = items_of(content), review_state(content)
    before = [*state.agreed.values(), *state.disagreements, *state.outdated]
    return [
        Section(
            kind=kind, entries=tuple(_entry(item, content.evidence, before) for item in items if item.kind == kind.id)
        )
        for kind in content.review.kinds
    ]


def time_in_words(minutes: int) -> str:
    """How long it takes, in hours and minutes.

    >>> time_in_words(135)
    '2 hours 15 minutes'
    """
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number)


def _entry(item: ReviewItem, evidence: Evidence, before: list[GivenReview]) -> Entry:
    supports = [
        Support(fact=fact, source=evidence.sources[fact.source])
        for name in item.facts
        if (fact := evidence.facts[name]).show
    ]
    return Entry(item=item, supports=tuple(supports), said=tuple(said for said in before if said.id == item.id))
