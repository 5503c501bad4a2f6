"""How many are within as one limit moves along its dial, and whose limits lie where?

Above, the steps say how many of the thousand are within at each setting of one limit, all others held. The upright line
is the setting on screen. Below, limits that others have used stand on the same axis.
"""

from bisect import bisect_right

from plotly import graph_objects as go
from pydantic import BaseModel, Field

from cryoteach.domain.evidence.treatments import Treatment
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, scale_of
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all, tagged
from cryoteach.figures.parts.rows import words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import TAG_DASHES, TREATMENT_COLOURS, TREATMENT_MARKS, TREATMENT_SYMBOLS, WITHIN

STEPS, A_LIMIT, AXIS = 210, 44, 62
PALE = "33"


class Setting(BaseModel, frozen=True, extra="forbid"):
    """One setting of the dial and who is within at it; low and high where that is uncertain."""

    at: float
    within: int
    low: int | None = None
    high: int | None = None


class Cited(BaseModel, frozen=True, extra="forbid"):
    """A limit that somebody has used, in the dial's unit."""

    at: float
    words: str
    tag: Tag = Tag.CITED
    treatment: Treatment | None = None


class Dial(BaseModel, frozen=True, extra="forbid"):
    """One finding's dial: its settings (ascending), the one on screen and the limits of others."""

    finding: str
    settings: tuple[Setting, ...] = Field(min_length=1)
    at: float
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
        place = bisect_right([setting.at for setting in self.settings], self.at)
        return self.settings[max(place - 1, 0)]


@checked
def figure(dial: Dial, tag: Tag = Tag.MODEL_OUTPUT) -> go.Figure:
    """Draw the dial of one limit."""
    rows = len(dial.limits)
    total = STEPS + AXIS + A_LIMIT * rows
    share = A_LIMIT * rows / (total - AXIS)
    low, high = dial.settings[0].at, dial.settings[-1].at
    around = max((high - low) * 0.04, dial.scale.step / 2)
    most = max(max(setting.within, setting.high or 0) for setting in dial.settings)
    layout: Part = {
        "height": total,
        "xaxis": {"title": _axis_title(dial.scale), "range": [low - around, high + around], "anchor": "free",
                  "position": 0, "nticks": 8},
        "yaxis": {"domain": [share, 1], "range": [0, max(most * 1.22, 1)], "title": f"within, of {dial.people:,}",
                  "nticks": 5, "tickformat": ",d"},
        "yaxis2": {"domain": [0, max(share, 0.001)], "range": [rows - 0.7, -0.8], "visible": False},
        "shapes": [{"type": "line", "x0": dial.at, "x1": dial.at, "y0": 0, "y1": 1, "yref": "paper"}],
        "annotations": [_now(dial), *_whose(dial)],
    }  # fmt: skip
    return finished(_title(dial), _how_to_read(dial, tag), [*_band(dial), _steps(dial), *_limits(dial)], layout)


@checked
def table(dial: Dial) -> Table:
    """The same as rows: every setting, then every cited limit."""
    settings = [(_words(dial.scale, s.at), "setting of the dial", s.within, s.low, s.high) for s in dial.settings]
    limits = [(_words(dial.scale, c.at), f"{_named(c)} ({c.tag.words})", None, None, None) for c in dial.limits]
    columns = ("limit", "whose", f"within, of {dial.people:,}", "low", "high")
    return Table(columns=columns, rows=(*settings, *limits), caption=_title(dial))


def example() -> go.Figure:
    """A made-up dial of size."""
    settings = tuple(Setting(at=n / 2, within=6 * n - 14, low=5 * n - 14, high=8 * n - 10) for n in range(4, 11))
    limits = (
        Cited(at=3, words="a made-up trial, 2025", treatment=Treatment.HEAT),
        Cited(at=4, words="a made-up series, 2022", treatment=Treatment.COLD),
        Cited(at=4.5, words="a made-up page", treatment=Treatment.RAYS),
        Cited(at=3, words="our choice", tag=Tag.OUR_ASSUMPTION),
    )
    return figure(Dial(finding=LARGEST_DIAMETER_CM.name, settings=settings, at=3, limits=limits))


def _steps(dial: Dial) -> Part:
    return {
        "type": "scatter", "mode": "lines+markers", "x": [s.at for s in dial.settings], "name": "within",
        "y": [s.within for s in dial.settings], "line": {"shape": "hv", "width": 3, "color": WITHIN.colour},
        "marker": {"size": 6, "color": WITHIN.colour}, "hovertemplate": "%{x}: %{y}<extra></extra>",
    }  # fmt: skip


def _band(dial: Dial) -> list[Part]:
    known = [(s.at, s.low, s.high) for s in dial.settings if s.low is not None and s.high is not None]
    if not known:
        return []
    lows: Part = {
        "type": "scatter", "mode": "lines", "x": [at for at, _, _ in known], "y": [low for _, low, _ in known],
        "line": {"shape": "hv", "width": 1, "dash": "dot", "color": WITHIN.colour}, "hoverinfo": "skip", "name": "low",
    }  # fmt: skip
    highs = {**lows, "y": [high for _, _, high in known], "fill": "tonexty", "name": "high"}
    return [lows, {**highs, "fillcolor": f"{WITHIN.colour}{PALE}"}]


def _limits(dial: Dial) -> list[Part]:
    """One row for each limit, under its words."""
    if not dial.limits:
        return []
    colours = [TREATMENT_COLOURS[cited.treatment] if cited.treatment else EDGE for cited in dial.limits]
    marker: Part = {
        "symbol": [_symbol(cited) for cited in dial.limits], "size": 12, "color": colours,
        "line": {"width": 2, "color": colours},
    }  # fmt: skip
    return [{
        "type": "scatter", "mode": "markers", "x": [cited.at for cited in dial.limits], "name": "limits",
        "y": list(range(len(dial.limits))), "yaxis": "y2", "marker": marker, "hoverinfo": "skip", "cliponaxis": False,
    }]  # fmt: skip


def _symbol(cited: Cited) -> str:
    if cited.treatment:
        return TREATMENT_SYMBOLS[cited.treatment]
    return "diamond" if TAG_DASHES[cited.tag] == "solid" else "diamond-open"


def _whose(dial: Dial) -> list[Part]:
    texts = [f"<b>{_words(dial.scale, c.at)}</b> {_named(c)} · {c.tag.word}" for c in dial.limits]
    return [{**part, "yref": "y2", "yanchor": "middle", "y": row - 0.45} for row, part in enumerate(words(texts))]


def _named(cited: Cited) -> str:
    return f"{cited.treatment}: {cited.words}" if cited.treatment else cited.words


def _now(dial: Dial) -> Part:
    left = dial.at <= (dial.settings[0].at + dial.settings[-1].at) / 2
    return {
        "x": dial.at, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": "left" if left else "right",
        "xshift": 4 if left else -4, "text": f"<b>limit {_words(dial.scale, dial.at)}: {dial.now.within:,}</b>",
    }  # fmt: skip


def _words(scale: Quantity, at: float) -> str:
    return scale.words(round(at) if scale.whole else at)


def _axis_title(scale: Quantity) -> str:
    return f"limit on {scale.label} ({'number' if scale.whole else scale.unit})"


def _how_to_read(dial: Dial, tag: Tag) -> str:
    band = " Shaded: how far it may lie." if any(s.low is not None for s in dial.settings) else ""
    limits = f" Marks: limits others have used{_treatments(dial)}." if dial.limits else ""
    return f"Steps: people within as this limit moves, all else held.{band}{limits} {tagged(tag)}."


def _treatments(dial: Dial) -> str:
    used = dict.fromkeys(cited.treatment for cited in dial.limits if cited.treatment)
    return f" ({', '.join(f'{TREATMENT_MARKS[name]} {name}' for name in used)})" if used else ""


def _title(dial: Dial) -> str:
    last, first = dial.settings[-1], dial.settings[0]
    return (
        f"{of_all(dial.now.within, dial.people)} within at {_words(dial.scale, dial.at)}; "
        f"{last.within:,} at {_words(dial.scale, last.at)}, {first.within:,} at {_words(dial.scale, first.at)}"
    )
