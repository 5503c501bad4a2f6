"""How tables of other people name the findings, and the words and units they write in them."""

import re
import unicodedata
from typing import Self

from pydantic import BaseModel, Field, RootModel, model_validator

from cryoteach.domain.input.unknown_words import bare
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Choice

LETTERS = re.compile(r"[^\W_]+|[+]")


def folded(text: str) -> str:
    """A name without what does not matter: capitals, punctuation, accents of print, space.

    >>> folded("  Largest_Diameter (cm)")
    'largest diameter cm'
    """
    return " ".join(LETTERS.findall(unicodedata.normalize("NFKC", bare(text)).casefold()))


class OtherScale(BaseModel, frozen=True, extra="forbid"):
    """Another scale that a column may be on by mistake: how it is called, and which values give it away."""

    title: str = Field(min_length=1)
    names: tuple[str, ...] = Field(min_length=1)
    low: float
    high: float
    step: float = Field(gt=0)

    def has(self, number: float) -> bool:
        """Whether a number is one of its values."""
        return self.low <= number <= self.high and number % self.step == 0


class FindingColumn(BaseModel, frozen=True, extra="forbid"):
    """How one finding is named and written in tables.

    Attributes:
        names: of the column, besides the finding's own name, label and term.
        units: how many of the scale's own unit one of each is.
        before: words that may stand before a number.
        words: by word, the option that it means.
        asked: words that could mean more than one option, so that their writer is asked; each with a proposal.
        other_scale: a scale that is never read.
    """

    names: tuple[str, ...] = Field(min_length=1)
    units: dict[str, float] = {}
    before: tuple[str, ...] = ()
    words: dict[str, str] = {}
    asked: dict[str, str] = {}
    other_scale: OtherScale | None = None


class TableColumns(RootModel[dict[str, FindingColumn]], frozen=True):
    """The columns of all findings."""

    @model_validator(mode="after")
    def _fits_the_findings(self) -> Self:
        if list(self.root) != list(SCALES):
            raise ValueError(f"names each finding once, in this order: {', '.join(SCALES)}")
        for finding, column in self.root.items():
            scale = SCALES[finding]
            known = scale.options if isinstance(scale, Choice) else {}
            if strange := [
                option for option in [*column.words.values(), *column.asked.values()] if option not in known
            ]:
                raise ValueError(f"{finding} has no option {strange[0]!r}; it takes {scale.range_in_words}")
        names = [name for finding in self.root for name in self.names_of(finding)]
        if twice := [name for name in names if names.count(name) > 1]:
            raise ValueError(f"the name {twice[0]!r} stands here twice; a name leads to one finding")
        return self

    def names_of(self, finding: str) -> list[str]:
        """Every name of a finding's column, folded: its own, its label, its term and those of other people's tables."""
        scale, column = SCALES[finding], self.root[finding]
        own = folded(finding)
        without_unit = " ".join(word for word in own.split() if word not in column.units)
        return list(dict.fromkeys([own, without_unit, *map(folded, (scale.label, scale.term, *column.names))]))
