"""When does something new appear, in many invented people at once, and what was read about real ones?

Each dot is one person, at the month in which a scan first showed something new; the people stand in that order, so the
dots climb. Nothing beyond the month on screen is drawn. A diamond under a letter is what was read, with its interval.
"""

from collections.abc import Sequence

import numpy as np
from plotly import graph_objects as go
from pydantic import BaseModel, Field

from cryoteach.domain.rules.scales import FloatArray
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.invented_people import MONTH
from cryoteach.domain.seedlings.lab import Observed
from cryoteach.figures.parts.blank import Drawing, Part, as_drawing
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all, tagged
from cryoteach.figures.parts.table import Table
from cryoteach.theme import OUTSIDE, WITHIN

HEIGHT = 360
EVERY = 12
CAP = 0.9
CROWD = 500
"""From so many people on a dot is smaller."""
LETTERS, A_LETTER = 44, 17
"""Pixels kept free above the picture for letters, and how much higher every second one stands."""


class Appearances(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """The people's days of first appearance (infinite: never), what was read, and where the time stands."""

    first_days: FloatArray
    observed: tuple[Observed, ...] = ()
    month: float = Field(default=0, ge=0)
    months: int = Field(default=60, ge=1)

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.first_days)

    @property
    def words(self) -> str:
        """How many have had something new by now: "24 of 200"."""
        return of_all(self.by(self.month), self.people)

    @property
    def read(self) -> tuple[Observed, ...]:
        """What was read about months that have gone by."""
        return tuple(one for one in self.observed if one.months <= self.month)

    def by(self, month: float) -> int:
        """How many have had something new by this month."""
        return int(np.count_nonzero(self.first_days <= month * MONTH))


@checked
def figure(shown: Appearances) -> go.Figure:
    """Draw everybody."""
    return drawing(shown).figure()


def drawing(shown: Appearances) -> Drawing:
    """Draw the same as plain parts, for a chart that plays."""
    months = np.sort(shown.first_days) / MONTH
    months = months[months <= shown.month]
    data = [_dots(months, shown.people), _read(shown)]
    layout: Part = {
        "height": HEIGHT,
        "margin": {"t": LETTERS},
        "xaxis": {"title": {"text": "months after the freezing"}, "range": [-1.5, shown.months + 4.5],
                  "tickvals": list(range(0, shown.months + 1, EVERY))},
        "yaxis": {"title": {"text": f"people with something new, of {shown.people}"},
                  "range": [-0.02 * shown.people, shown.people * 1.03], "nticks": 6},
        "shapes": [_now(shown), *(part for one in shown.read for part in _interval(one, shown.people))],
    }  # fmt: skip
    if shown.read:
        layout["annotations"] = [_letter(place, one) for place, one in enumerate(shown.read)]
    return as_drawing(_title(shown), _how_to_read(shown), data, layout)


@checked
def table(shown: Appearances) -> Table:
    """The same as rows: the model's people every six months until now, then what was read about months gone by."""
    months = [month for month in (0, 3, *range(6, shown.months + 1, 6)) if month <= shown.month]
    model = [(f"{month:g}", "model output", float(shown.by(month)), None, None) for month in months]
    read = [
        (f"{one.months:g}", f"cited: {one.letter}, {one.fact.id}", *_of_these(one, shown.people)) for one in shown.read
    ]
    columns = ("month", "whose", f"people of {shown.people:,}", "low", "high")
    return Table(columns=columns, rows=(*model, *read), caption=_title(shown))


def example() -> go.Figure:
    """Made-up people, two years on, beside a made-up study."""
    from cryoteach.figures.parts.examples import OBSERVED, seedlings  # noqa: PLC0415 - for the gallery only

    return figure(Appearances(first_days=seedlings(60).first_days(), observed=OBSERVED, month=24))


def _dots(months: FloatArray, people: int) -> Part:
    marker: Part = {"size": 6 if people < CROWD else 4, "color": OUTSIDE.colour, "line": {"width": 0.5, "color": EDGE}}
    return {
        "type": "scatter", "mode": "markers", "x": np.round(months, 1).tolist(),
        "y": list(range(1, len(months) + 1)), "marker": marker, "name": "by now",
        "hovertemplate": "month %{x}: %{y}<extra></extra>",
    }  # fmt: skip


def _read(shown: Appearances) -> Part:
    """A diamond for each thing that was read, at the same share of these people."""
    return {
        "type": "scatter", "mode": "markers", "x": [one.months for one in shown.read], "name": "read",
        "y": [round(one.of_100 * shown.people / 100, 1) for one in shown.read],
        "marker": {"symbol": "diamond", "size": 12, "color": WITHIN.colour, "line": {"width": 1, "color": EDGE}},
        "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip


def _letter(place: int, one: Observed) -> Part:
    """Letters stand above the picture, each over its diamond, where they cover no dot; neighbours at two heights."""
    return {
        "text": f"<b>{one.letter}</b>", "x": one.months, "yref": "paper", "y": 1, "yanchor": "bottom", "borderpad": 0,
        "yshift": A_LETTER * (place % 2),
    }  # fmt: skip


def _interval(one: Observed, people: int) -> Sequence[Part]:
    if one.low is None or one.high is None:
        return ()
    low, high = one.low * people / 100, one.high * people / 100
    line: Part = {"type": "line", "x0": one.months, "x1": one.months, "y0": low, "y1": high}
    return (line, *({**line, "x0": one.months - CAP, "x1": one.months + CAP, "y0": y, "y1": y} for y in (low, high)))


def _now(shown: Appearances) -> Part:
    at = shown.month
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": {"width": 1}}


def _of_these(one: Observed, people: int) -> tuple[float | None, ...]:
    """What was read, and its interval, as the same share of so many people."""
    return tuple(None if at is None else round(at * people / 100, 1) for at in (one.of_100, one.low, one.high))


def _how_to_read(shown: Appearances) -> str:
    read = f" ◆ under a letter: read elsewhere, {tagged(Tag.CITED)}, as the same share." if shown.read else ""
    return f"One dot is one person with something new. {tagged(Tag.MODEL_OUTPUT)}.{read}"


def _title(shown: Appearances) -> str:
    return f"Month {shown.month:g}: {shown.words} have something new"
