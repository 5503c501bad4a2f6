"""The whole lab as its files give it: settings, the planner's table, and what its results are held against."""

from pydantic import BaseModel, Field

from cryoteach.domain.iceball.comparison import Comparison, InWords, Verified
from cryoteach.domain.iceball.planner import PlannerTable
from cryoteach.domain.iceball.settings import IceSettings


class IceLab(BaseModel, frozen=True, extra="forbid"):
    """Everything that chapter 5 shows, but for its prose."""

    settings: IceSettings
    planner: PlannerTable
    comparisons: tuple[Comparison, ...] = Field(min_length=1)
    in_words: tuple[InWords, ...] = Field(min_length=1)
    verified: tuple[Verified, ...] = Field(min_length=1)

    def named(self) -> dict[str, tuple[str, ...]]:
        """The facts that each part of the lab rests on, by what a reader would call the part."""
        numbers = {f"a number of the ice-ball lab: {label}": facts for label, facts in self.settings.named().items()}
        rows = tuple(row.fact for row in (*self.comparisons, *self.in_words))
        lines = tuple(name for line in self.settings.lines for name in line.facts)
        return {
            **numbers,
            "a line of what the ice-ball lab cannot say": lines,
            "the ice-ball model beside what others measured": rows,
        }
