"""The other roads of chapter 8: which road leads where and who says so, and the leaflet beside what was read since."""

from collections import Counter
from typing import Literal, Self

from pydantic import BaseModel, Field, RootModel, model_validator

from cryoteach.domain.rules.terms import Slug, Tag

VERIFIED = {
    "full": "checked in full",
    "part": "checked in part; the rest is left out",
    "none": "not checked",
}
"""How far a row of then and now was verified, in words."""

VERIFIED_MARKS = {"full": "●", "part": "◐", "none": "○"}


class Ribbon(BaseModel, frozen=True, extra="forbid"):
    """One road from a place to another: that it exists, and who says so. Never how many go it."""

    start: Slug
    end: Slug
    tag: Literal[Tag.LEAFLET, Tag.CITED]
    says: str = Field(min_length=1)
    facts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _cites_what_it_says_is_cited(self) -> Self:
        if self.tag is Tag.CITED and not self.facts:
            raise ValueError("is tagged cited, so it has to name a fact")
        return self


class Step(BaseModel, frozen=True, extra="forbid"):
    """A road in two lines: what the leaflet says of it, and what was read about it since."""

    place: Slug
    then: str = Field(min_length=1, max_length=120)
    since: str = Field(min_length=1, max_length=200)
    facts: tuple[str, ...] = Field(min_length=1)


class Roads(BaseModel, frozen=True, extra="forbid"):
    """Every place, every ribbon between two of them, and the roads as steps."""

    places: dict[Slug, str] = Field(min_length=2)
    ribbons: tuple[Ribbon, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = ()
    asked: tuple[Slug, ...] = ()
    usual: str = ""

    @model_validator(mode="after")
    def _every_ribbon_joins_two_places(self) -> Self:
        for ribbon in self.ribbons:
            strange = [name for name in (ribbon.start, ribbon.end) if name not in self.places]
            if strange:
                raise ValueError(f"a ribbon joins {', '.join(strange)}, which no place is called")
            if ribbon.start == ribbon.end:
                raise ValueError(f"a ribbon leads from {ribbon.start} to itself")
        if lost := [step.place for step in self.steps if step.place not in self.places]:
            raise ValueError(f"a step is about {', '.join(lost)}, which no place is called")
        if self.asked and (self.usual not in self.asked or set(self.asked) - self.places.keys()):
            raise ValueError("asked names places, and the usual road is one of them")
        return self

    def named(self) -> tuple[str, ...]:
        """Every fact that the ribbons and the steps name."""
        return tuple(name for part in (*self.ribbons, *self.steps) for name in part.facts)


class ThenNow(BaseModel, frozen=True, extra="forbid"):
    """One statement of the leaflet, in our words, and what was read about it since."""

    id: int
    seed_says: str = Field(min_length=1)
    now: str = Field(min_length=1)
    facts: tuple[str, ...] = ()
    verified: Literal["full", "part", "none"]
    unverified_part: str = ""

    @model_validator(mode="after")
    def _says_what_was_not_verified(self) -> Self:
        if (self.verified == "full") == bool(self.unverified_part):
            raise ValueError("unverified_part says what was not verified; it is left out where everything was")
        return self


class ThenAndNow(RootModel[tuple[ThenNow, ...]], frozen=True):
    """Every statement, in the leaflet's order."""

    @model_validator(mode="after")
    def _every_row_has_an_id_of_its_own(self) -> Self:
        counted = Counter(row.id for row in self.root)
        if twice := [str(number) for number, times in counted.items() if times > 1]:
            raise ValueError(f"row {', '.join(twice)} stands here twice; a corrected row replaces the old one whole")
        return self

    def named(self) -> tuple[str, ...]:
        """Every fact that the rows name."""
        return tuple(name for row in self.root for name in row.facts)
