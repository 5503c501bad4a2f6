"""What the chart of a dial shows: the settings of one limit, the one on screen, and the limits of others."""

from bisect import bisect_right

from pydantic import BaseModel, Field

from cryoteach.domain.evidence.treatments import Treatment
from cryoteach.domain.rules.patient import scale_of
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Tag


class Setting(BaseModel, frozen=True, extra="forbid"):
    """One setting of the dial and who is within at it (None: not told yet); low and high where that is uncertain."""

    at: float
    within: int | None = None
    low: int | None = None
    high: int | None = None


class Cited(BaseModel, frozen=True, extra="forbid"):
    """A limit that somebody has used, in the dial's unit."""

    at: float
    words: str
    tag: Tag = Tag.CITED
    treatment: Treatment | None = None

    @property
    def named(self) -> str:
        """Whose it is, with what the limit was for."""
        return f"{self.treatment}: {self.words}" if self.treatment else self.words


class Dial(BaseModel, frozen=True, extra="forbid"):
    """One finding's dial: its settings (ascending), the one on screen and the limits of others.

    ``first``: where the limit stood first; with it people are counted as more or fewer than there.
    """

    finding: str
    settings: tuple[Setting, ...] = Field(min_length=1)
    at: float
    first: float | None = None
    limits: tuple[Cited, ...] = ()
    people: int = 1000

    @property
    def scale(self) -> Quantity:
        """The scale that the dial moves along.

        Raises:
            TypeError: the finding is a choice of named values, which has no dial.
        """
        scale = scale_of(self.finding)
        if not isinstance(scale, Quantity):
            raise TypeError(f"{self.finding} is no quantity, so its limit has no dial")
        return scale

    @property
    def now(self) -> Setting:
        """The setting on screen: the nearest at or below, as the steps are drawn."""
        return self.nearest(self.at)

    @property
    def is_told(self) -> bool:
        """Whether it may be said who is within."""
        return all(setting.within is not None for setting in self.settings)

    def nearest(self, at: float) -> Setting:
        """The setting of a place of the dial."""
        place = bisect_right([setting.at for setting in self.settings], at)
        return self.settings[max(place - 1, 0)]

    def count(self, setting: Setting) -> int:
        """Who is within at a setting, or how many more than where the limit stood first."""
        before = 0 if self.first is None else self.nearest(self.first).within
        return (setting.within or 0) - (before or 0)

    def number(self, setting: Setting) -> str:
        """The same as it is written."""
        count = self.count(setting)
        return f"{count:,}" if self.first is None else f"{count:+,}".replace("-", "−")
