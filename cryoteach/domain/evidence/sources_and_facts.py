"""The shapes of sources and facts: who was read, what they say, how surely, and whether it may be shown."""

import math
import re
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.rules.terms import Slug

GRADES = {
    "read-page": "read on the page itself",
    "read-abstract": "read in the abstract, not in the whole paper",
    "derived": "our own arithmetic on numbers that were read",
    "not-verified": "not verified",
}
"""How each grade of a fact reads on screen."""

ROUNDED = 0.1
"""How far a percentage may lie from its counts: it is written with one decimal."""

_VOLUME = re.compile(r"\s+(19|20)\d\d\b.*")  # year, volume and pages, after a journal's name


class Source(BaseModel, frozen=True, extra="forbid"):
    """Something that was read (or not): a trial, a review, a page."""

    authors: str = ""
    title: str = ""
    publication: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    url: str = ""
    kind: str
    read: Literal["page", "abstract", "not-read"]
    unverified: tuple[str, ...] = ()
    second_hand: bool = False
    note: str = ""

    @property
    def link(self) -> str:
        """The address to look it up at: DOI first, then PubMed, then the page; empty when none is known."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url if self.url.startswith(("https://", "http://")) else ""

    @property
    def name(self) -> str:
        """The source in a few words: first author, publisher or title, and year; else where it is found.

        Of a journal only its name: "Journal 2010;17:1-9" of 2010 is "Journal (2010)".
        """
        publisher = _VOLUME.sub("", self.publication).split(",")[0]
        who = self.authors.split(",")[0] or publisher or self.title or self._found_at
        return f"{who} ({self.year})" if self.year else who

    @property
    def _found_at(self) -> str:
        if self.doi:
            return f"DOI {self.doi}"
        return f"PubMed {self.pmid}" if self.pmid else f"A page of {urlsplit(self.link).hostname}" if self.link else ""


class Bin(BaseModel, frozen=True, extra="forbid"):
    """One bin of a distribution; without ``high`` it is open-ended."""

    label: str
    low: float | None = None
    high: float | None = None
    percent: float
    count: int | None = None


class Fact(BaseModel, frozen=True, extra="forbid"):
    """One claim in our own words, with its population, year, source, grade and caveat."""

    id: Slug
    topic: str
    kind: Literal["number", "distribution", "statement"]
    statement: str
    value: float | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    interval: str = ""
    numerator: int | None = None
    denominator: int | None = None
    bins: tuple[Bin, ...] = ()
    population: str
    setting: str = ""
    year: int | None = None
    source: str
    also: tuple[str, ...] = ()
    pair: str = ""
    grade: Literal["read-page", "read-abstract", "derived", "not-verified"]
    show: bool
    caveat: str = Field(min_length=1)
    research_row: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.show and self.grade == "not-verified":
            raise ValueError(f"{self.id} was not verified at its source, so show must be false")
        low = -math.inf if self.low is None else self.low
        high = math.inf if self.high is None else self.high
        if low > high:
            raise ValueError(f"{self.id}: low {low:g} is above high {high:g}")
        if self.value is not None and not low <= self.value <= high:
            raise ValueError(f"{self.id}: value {self.value:g} lies outside its interval")
        return self

    @model_validator(mode="after")
    def _counts_give_its_value(self) -> Self:
        if self.numerator is None or self.denominator is None:
            return self
        if not 0 <= self.numerator <= self.denominator or not self.denominator:
            raise ValueError(f"{self.id} counts {self.numerator} of {self.denominator}, which cannot be")
        share = 100 * self.numerator / self.denominator
        if self.unit == "%" and self.value is not None and abs(share - self.value) > ROUNDED:
            raise ValueError(
                f"{self.id} counts {self.numerator} of {self.denominator}, which is {share:.1f}%, not {self.value:g}%"
            )
        return self
