"""When does each seedling of one invented person, a tumour too small to see, show itself?

Time runs to the right, width upwards. A square is a tumour that the scan showed; a cross in it says it was frozen. An
open ring is a seedling that no scan has shown yet; it fills where a scan first shows it. A diamond does the same for
the rest of a frozen one that lives on.
"""

from collections.abc import Iterator
from math import log10

import numpy as np
from plotly import graph_objects as go
from pydantic import BaseModel, Field

from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.invented_people import MONTH, Seedlings
from cryoteach.figures.parts.blank import Drawing, Part, as_drawing
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, tagged
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CANNOT_TELL, OUTSIDE

HEIGHT, ITS_WORDS = 368, 52
"""Pixels of the picture, and above it for the words of its line."""
LEAST_MM, MOST_MM = 0.07, 90
TICKS_MM = (0.1, 0.3, 1, 3, 10, 30)
EVERY = 12
BESIDE = 2.4
"""Months by which tumours seen at the start stand apart, so that none hides another."""
SEEN, HIDDEN = 13, 12
PALE = "22"
SELDOM, MOSTLY = 0.2, 0.8


class Timeline(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """One person (a group of one), what the first scan showed, and where the time stands."""

    hidden: Seedlings
    visible_mm: tuple[float, ...]
    frozen: bool = False
    month: float = Field(default=0, ge=0)
    months: int = Field(default=60, ge=1)

    @property
    def seen(self) -> np.ndarray:
        """Which seedlings a scan has shown by now."""
        return self.hidden.seen_day <= self.month * MONTH

    @property
    def appeared(self) -> int:
        """How many seedlings a scan has shown by now, wherever they are."""
        return int(np.count_nonzero(self.seen))

    def shown(self, beside: str = "") -> str:
        """What scans have shown by now, in words: new places (``beside`` follows), and frozen ones that grow back."""
        back = int(np.count_nonzero(self.seen & self.hidden.at_frozen_place))
        counts = ((self.appeared - back, "new place", beside), (back, "frozen place", " growing back"))
        joint = ", and " if beside else " and "
        return joint.join(f"{n} {place}{'s' * (n != 1)}{more}" for n, place, more in counts if n)

    @property
    def number(self) -> int:
        """How many were hidden at the start."""
        return len(self.hidden.start_mm)


@checked
def figure(timeline: Timeline) -> go.Figure:
    """Draw one person's tumours and seedlings as they stand this month."""
    return drawing(timeline).figure()


def drawing(timeline: Timeline) -> Drawing:
    """Draw the same as plain parts, for a chart that plays."""
    layout: Part = {
        "height": HEIGHT,
        "margin": {"t": ITS_WORDS},
        "xaxis": {"title": {"text": "months after the freezing"}, "range": [-4, timeline.months + 2.5],
                  "tickvals": list(range(0, timeline.months + 1, EVERY))},
        "yaxis": {"title": {"text": "width (mm)"}, "type": "log", "tickvals": list(TICKS_MM),
                  "range": [log10(LEAST_MM), log10(MOST_MM)]},
        "shapes": [*_line_of_sight(timeline), _now(timeline)],
        "annotations": [_its_words(timeline)],
    }  # fmt: skip
    hidden = _hidden(timeline) if timeline.frozen else []
    return as_drawing(_title(timeline), _how_to_read(timeline), [_visible(timeline), *hidden], layout)


@checked
def table(timeline: Timeline) -> Table:
    """The same as rows: what was seen and frozen, then each seedling that the chart shows."""
    state = "frozen" if timeline.frozen else "seen, not treated yet"
    rows = [(f"seen at the start, {n}", mm, None, state) for n, mm in enumerate(timeline.visible_mm, start=1)]
    if timeline.frozen:
        rows += [_row(timeline, n) for n in range(timeline.number)]
    columns = ("tumour", "width at the start (mm)", "days to double in volume", f"month {timeline.month:g}")
    return Table(columns=columns, rows=tuple(rows), caption=_title(timeline))


def example() -> go.Figure:
    """A made-up person, eighteen months on."""
    from cryoteach.figures.parts.examples import seedlings  # noqa: PLC0415 - for the gallery only

    return figure(Timeline(hidden=seedlings(9).of(4), visible_mm=(22, 14), frozen=True, month=18))


def _row(timeline: Timeline, n: int) -> tuple[str, float, float, str]:
    hidden = timeline.hidden
    seen = hidden.seen_day[n]
    found = f"first seen in month {seen / MONTH:.0f}" if seen <= timeline.month * MONTH else "not seen yet"
    place = "rest of a frozen one" if hidden.at_frozen_place[n] else "hidden elsewhere"
    return (f"{place}, {n + 1}", round(float(hidden.start_mm[n]), 2), round(float(hidden.doubling_days[n])), found)


def _visible(timeline: Timeline) -> Part:
    symbol = "square-x-open" if timeline.frozen else "square"
    aside = [BESIDE * (place - (len(timeline.visible_mm) - 1) / 2) for place in range(len(timeline.visible_mm))]
    return {
        "type": "scatter", "mode": "markers", "x": aside, "y": list(timeline.visible_mm),
        "marker": {"symbol": symbol, "size": 14, "color": EDGE, "line": {"width": 2, "color": EDGE}},
        "name": "frozen" if timeline.frozen else "seen at the start", "hoverinfo": "name+y",
    }  # fmt: skip


def _hidden(timeline: Timeline) -> list[Part]:
    """Each one's way so far, dotted, then its mark where it stands: open, or filled where it was first seen."""
    hidden, now = timeline.hidden, timeline.month * MONTH
    until = np.minimum(hidden.seen_day, now)
    places = [np.linspace(0, end, 2 + int(end // 90)) for end in until]
    data = [_way(hidden, n, days) for n, days in enumerate(places) if days[-1] > 0]
    widths = np.clip(hidden.widths(until), LEAST_MM, MOST_MM)
    for chosen, symbol, colour, size, name in _looks(timeline):
        marker: Part = {"symbol": symbol, "size": size, "color": colour, "line": {"width": 2, "color": EDGE}}
        data.append({
            "type": "scatter", "mode": "markers", "x": np.round(until[chosen] / MONTH, 2).tolist(),
            "y": np.round(widths[chosen], 3).tolist(), "marker": marker, "name": name, "hoverinfo": "name+y",
        })  # fmt: skip
    return data


def _looks(timeline: Timeline) -> Iterator[tuple[np.ndarray, str, str, int, str]]:
    """Which seedlings are drawn alike: symbol, colour, size and name. What regrows at a frozen place has its own."""
    seen, back = timeline.seen, timeline.hidden.at_frozen_place
    yield ~seen & ~back, "circle-open", EDGE, HIDDEN, "no scan shows it"
    yield seen & ~back, "circle", OUTSIDE.colour, SEEN, "seen"
    if back.any():
        yield ~seen & back, "diamond-open", EDGE, HIDDEN, "rest of a frozen one, no scan shows it"
        yield seen & back, "diamond", OUTSIDE.colour, SEEN, "a frozen place growing back"


def _way(hidden: Seedlings, n: int, days: np.ndarray) -> Part:
    widths = [hidden.widths(float(day))[n] for day in days]
    return {
        "type": "scatter", "mode": "lines", "x": np.round(days / MONTH, 2).tolist(),
        "y": np.round(np.clip(widths, LEAST_MM, MOST_MM), 3).tolist(), "hoverinfo": "skip", "name": f"way {n + 1}",
        "line": {"dash": "dot", "width": 1.5, "color": CANNOT_TELL.colour},
    }  # fmt: skip


def _line_of_sight(timeline: Timeline) -> list[Part]:
    """The width of which a scan sees half, and the belt between seldom seen and mostly seen."""
    laws = timeline.hidden.laws
    low, high = (laws.half_seen_mm * (share / (1 - share)) ** (1 / laws.sharpness) for share in (SELDOM, MOSTLY))
    across: Part = {"xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    belt: Part = {**across, "type": "rect", "y0": low, "y1": high, "line": {"width": 0},
                  "fillcolor": f"{CANNOT_TELL.colour}{PALE}"}  # fmt: skip
    return [
        belt,
        {**across, "type": "line", "y0": laws.half_seen_mm, "y1": laws.half_seen_mm, "line": {"dash": "dash"}},
    ]


def _its_words(timeline: Timeline) -> Part:
    """They stand above the picture, where they cover no tumour."""
    return {
        "text": f"dashes: half are seen at {timeline.hidden.laws.half_seen_mm:g} mm<br>({Tag.OUR_ASSUMPTION.words})",
        "align": "right", "xref": "paper", "x": 1, "xanchor": "right", "yref": "paper", "y": 1, "yanchor": "bottom",
    }  # fmt: skip


def _now(timeline: Timeline) -> Part:
    at = timeline.month
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": {"width": 1}}


def _how_to_read(timeline: Timeline) -> str:
    hidden = " ◯ no scan shows it yet; it fills where a scan first does." if timeline.frozen else ""
    if timeline.frozen and timeline.hidden.at_frozen_place.any():
        hidden += " ◇ the same for the rest of a frozen one."
    squares = "⊠ frozen." if timeline.frozen else "■ what the scan shows."
    return f"{squares}{hidden} Belt: seldom to mostly seen. One invented person, {tagged(Tag.MODEL_OUTPUT)}."


def _title(timeline: Timeline) -> str:
    seen = len(timeline.visible_mm)
    if not timeline.frozen:
        return f"The scan shows {seen} tumour{'s' * (seen != 1)}, and nothing else"
    if timeline.appeared == 0:
        return f"Month {timeline.month:g}: no scan has shown anything new"
    return f"Month {timeline.month:g}: scans have shown {timeline.shown(', none of them frozen')}"
