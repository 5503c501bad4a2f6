"""How fast does the ice grow, how far does the cold core lag behind, and what did others measure?

Lines are widths of the coldest until then, from the model. Marks are widths that others measured, with other needles
in other tissue: they show whether the model's sizes are of this world, not whether it is right.
"""

from collections.abc import Iterator, Sequence

from plotly import graph_objects as go

from cryoteach.domain.iceball.comparison import Comparison
from cryoteach.domain.iceball.plan import Timing
from cryoteach.domain.iceball.result import THRESHOLDS, IceBall
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import tagged
from cryoteach.figures.parts.table import Table
from cryoteach.theme import NEAR, OUTSIDE, WITHIN

LINES = ((NEAR.colour, "solid", "ice"), (NEAR.colour, "dash", "−20 °C"), (WITHIN.colour, "dot", "−40 °C"))
MARKS = {"ice": "circle-open", "core": "diamond"}
IN_GEL = {"ice": "circle-open-dot", "core": "diamond-open"}
HEIGHT, PALE = 430, "22"


@checked
def figure(ball: IceBall, comparisons: Sequence[Comparison] = ()) -> go.Figure:
    """Draw widths against minutes."""
    measured = _measured(comparisons)
    end = max([ball.plan.protocol.minutes, *(row.minutes or 0 for row in measured)])
    layout: Part = {
        "height": HEIGHT,
        "xaxis": {"title": "minutes", "range": [0, end * 1.16], "nticks": 8},
        "yaxis": {"title": "mm wide", "rangemode": "tozero", "nticks": 7},
        "shapes": [_shade(start, end) for start, end in _freezes(ball.plan.protocol)],
    }
    data = [*(_line(ball, place) for place in range(len(THRESHOLDS))), *(_marks(measured, kind) for kind in MARKS)]
    seen = f"○ ice and ◆ {_core(measured)} as measured{_gel(measured)}"
    how = f"Lines: {tagged(Tag.MODEL_OUTPUT)}. Shaded: needles on. {seen}"
    return finished(_title(ball), f"{how}: {tagged(Tag.CITED)}, other needles, gel or pigs.", data, layout)


@checked
def table(ball: IceBall, comparisons: Sequence[Comparison] = ()) -> Table:
    """The same as rows: the model's minutes, and then what was measured."""
    ours = tuple(
        (f"{moment.minute:g}", "model output", *(round(width, 1) for width in moment.widths)) for moment in ball.moments
    )
    measured = _measured(comparisons)
    theirs = tuple((f"{row.minutes:g}", f"cited: {_whose(row)}", *_cells(row)) for row in measured)
    columns = ("minute", "whose", "ice, mm", "−20 °C, mm", f"−40 °C (measured: {_core(measured)}), mm")
    return Table(columns=columns, rows=(*ours, *theirs), caption=_title(ball))


def example() -> go.Figure:
    """One needle, two minutes, coarsely, beside a made-up measurement."""
    from cryoteach.figures.parts.examples import COMPARISON, ice_ball  # noqa: PLC0415 - for the gallery only

    return figure(ice_ball(), (COMPARISON,))


def _measured(comparisons: Sequence[Comparison]) -> list[Comparison]:
    return [row for row in comparisons if row.minutes is not None]


def _core(measured: list[Comparison]) -> str:
    """How cold the measured cores are; each names its own degrees in the table."""
    degrees = sorted({row.degrees for row in measured if row.degrees is not None}, reverse=True)
    return f"core ({' or '.join(f'{at:g}'.replace('-', '−') for at in degrees)} °C, see table)" if degrees else "core"


def _is_gel(row: Comparison) -> bool:
    return row.what.lower().startswith("gel")


def _gel(measured: list[Comparison]) -> str:
    """How what was measured in gel is told apart; empty where nothing was."""
    signs = {"ice": "⊙", "core": "◇"}
    found = [sign for part, sign in signs.items() if any(_is_gel(row) and row.part == part for row in measured)]
    return f" ({' and '.join(found)} in gel)" if found else ""


def _whose(row: Comparison) -> str:
    cold = "" if row.degrees is None else f"{row.degrees:g} °C".replace("-", "−")
    return row.what if cold in row.what else f"{row.what}, core of {cold}"


def _freezes(times: Timing) -> Iterator[tuple[float, float]]:
    """From which minute to which the needles are on."""
    thawed = times.freeze + times.thaw
    for start, end in ((0, times.freeze), (thawed, times.minutes)):
        if end > start:
            yield start, end


def _shade(start: float, end: float) -> Part:
    return {
        "type": "rect", "x0": start, "x1": end, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
        "line": {"width": 0}, "fillcolor": f"{NEAR.colour}{PALE}",
    }  # fmt: skip


def _cells(row: Comparison) -> tuple[float | None, None, float | None]:
    return (row.measured[1], None, None) if row.part == "ice" else (None, None, row.measured[1])


def _line(ball: IceBall, place: int) -> Part:
    colour, dash, name = LINES[place]
    x, y = [moment.minute for moment in ball.moments], [round(moment.widths[place], 1) for moment in ball.moments]
    return {
        "type": "scatter", "mode": "lines+text", "x": x, "y": y, "line": {"color": colour, "dash": dash, "width": 3},
        "text": [*([""] * (len(x) - 1)), f" {name}"], "textposition": "middle right", "name": name,
        "hovertemplate": "%{x} min: %{y} mm", "cliponaxis": False,
    }  # fmt: skip


def _marks(measured: list[Comparison], kind: str) -> Part:
    rows = [row for row in measured if row.part == kind]
    symbols = [(IN_GEL if _is_gel(row) else MARKS)[kind] for row in rows]
    return {
        "type": "scatter", "mode": "markers", "x": [row.minutes for row in rows],
        "y": [row.measured[1] for row in rows],
        "marker": {"symbol": symbols, "size": 11, "color": OUTSIDE.colour, "line": {"width": 2}},
        "customdata": [row.what for row in rows], "hovertemplate": "%{customdata}: %{y} mm",
        "name": f"measured {kind}", "cliponaxis": False,
    }  # fmt: skip


def _title(ball: IceBall) -> str:
    gap = (ball.widths[0] - ball.widths[-1]) / 2
    return f"The −40 °C core lags {gap:.0f} mm behind the edge of the ice on every side"
