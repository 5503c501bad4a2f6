"""When does something new appear, in 200 invented people at once, and what was read about real ones?

Each dot is one person, at the month in which a scan first shows something new; the people stand in that order, so the
dots climb. Dots are filled up to the month on screen. Lettered diamonds are what was read, with their intervals.
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
    places = np.arange(1, shown.people + 1)
    now, later = months <= shown.month, (months > shown.month) & (months <= shown.months)
    data = [
        _dots(months[later], places[later], "circle-open", EDGE, "later"),
        _dots(months[now], places[now], "circle", OUTSIDE.colour, "by now"),
        _read(shown),
    ]
    layout: Part = {
        "height": HEIGHT,
        "xaxis": {"title": {"text": "months after the freezing"}, "range": [-1.5, shown.months + 4.5],
                  "tickvals": list(range(0, shown.months + 1, EVERY))},
        "yaxis": {"title": {"text": f"people with something new, of {shown.people}"},
                  "range": [-4, shown.people * 1.03], "nticks": 6},
        "shapes": [_now(shown), *(part for one in shown.observed for part in _interval(one, shown.people))],
    }  # fmt: skip
    return as_drawing(_title(shown), _how_to_read(shown), data, layout)


@checked
def table(shown: Appearances) -> Table:
    """The same as rows: the model's people every six months, then what was read beside the model at its month."""
    months = [3, *range(6, shown.months + 1, 6)]
    model = [(f"{month:g}", "model output", shown.by(month), round(_of_100(shown, month), 1), None, None)
             for month in months]  # fmt: skip
    read = [
        (f"{one.months:g}", f"cited: {one.letter}, {one.fact.id}", None, one.of_100, one.low, one.high)
        for one in shown.observed
    ]
    columns = ("month", "whose", f"people of {shown.people}", "of 100", "low", "high")
    return Table(columns=columns, rows=(*model, *read), caption=_title(shown))


def example() -> go.Figure:
    """Made-up people, two years on, beside a made-up study."""
    from cryoteach.figures.parts.examples import OBSERVED, seedlings  # noqa: PLC0415 - for the gallery only

    return figure(Appearances(first_days=seedlings(60).first_days(), observed=OBSERVED, month=24))


def _dots(months: FloatArray, places: np.ndarray, symbol: str, colour: str, name: str) -> Part:
    marker: Part = {"symbol": symbol, "size": 6, "color": colour, "line": {"width": 1, "color": EDGE}}
    return {
        "type": "scatter", "mode": "markers", "x": np.round(months, 1).tolist(), "y": places.tolist(),
        "marker": marker, "name": name, "hovertemplate": "month %{x}: %{y}<extra></extra>",
    }  # fmt: skip


def _read(shown: Appearances) -> Part:
    """A lettered diamond for each thing that was read, at the same share of these people."""
    return {
        "type": "scatter", "mode": "markers+text", "x": [one.months for one in shown.observed], "name": "read",
        "y": [round(one.of_100 * shown.people / 100, 1) for one in shown.observed],
        "text": [f"<b>{one.letter}</b>" for one in shown.observed], "textposition": "middle right",
        "marker": {"symbol": "diamond", "size": 12, "color": WITHIN.colour, "line": {"width": 1, "color": EDGE}},
        "hoverinfo": "skip", "cliponaxis": False,
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


def _of_100(shown: Appearances, month: float) -> float:
    return 100 * shown.by(month) / shown.people


def _how_to_read(shown: Appearances) -> str:
    read = f" ◆ with a letter: read elsewhere, {tagged(Tag.CITED)}, as the same share." if shown.observed else ""
    return f"One dot is one person; filled: by now. {tagged(Tag.MODEL_OUTPUT)}.{read}"


def _title(shown: Appearances) -> str:
    never = shown.people - shown.by(shown.months)
    return f"Month {shown.month:g}: {shown.words} have something new; {never:,} stay clear to month {shown.months}"
