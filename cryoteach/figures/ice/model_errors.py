"""How far is the model off, beside what others measured?

One row is one measurement. The diamond is what was measured, the line what the model says. Rows that fixed one of the
model's numbers say so: agreement there proves nothing.
"""

from collections.abc import Sequence

from plotly import graph_objects as go

from cryoteach.domain.iceball.comparison import Comparison
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import tagged
from cryoteach.figures.parts.rows import downwards, ends, folded, height, span, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import WITHIN

UNIT, WIDE, LINE = "mm", 44, 1.45


@checked
def figure(comparisons: Sequence[Comparison]) -> go.Figure:
    """Draw the rows that are widths, in their order."""
    rows = [row for row in comparisons if row.unit == UNIT]
    labels = [folded(f"{row.what} ({row.kind})", WIDE) for row in rows]
    layout: Part = {
        "height": height(round(len(rows) * LINE), 40),
        "xaxis": {"title": UNIT, "range": [0, max(_most(row) for row in rows) * 1.5], "nticks": 6},
        "yaxis": downwards(len(rows)),
        "annotations": words(labels),
        "shapes": [part for place, row in enumerate(rows) for part in span(*row.model, place)],
    }
    data = [
        {
            "type": "scatter", "mode": "markers", "x": [row.measured[1] for row in rows],
            "y": list(range(len(rows))), "marker": {"symbol": "diamond", "size": 13, "color": WITHIN.colour},
            "hoverinfo": "skip", "name": "measured", "cliponaxis": False,
        },
        ends([_most(row) for row in rows], [f"   {row.error}" for row in rows], name="errors"),
    ]  # fmt: skip
    how = f"◆ measured, {tagged(Tag.CITED)} (of a range, its upper end). Line: the model, {tagged(Tag.MODEL_OUTPUT)}."
    return finished(_title(comparisons), how, data, layout)


@checked
def table(comparisons: Sequence[Comparison]) -> Table:
    """All rows, volumes among them."""
    rows = tuple(
        (row.what, row.kind, _range(row.model), _range(row.measured), row.unit, row.error, WORKED_OUT[row.by])
        for row in comparisons
    )
    columns = ("what", "kind", "the model says", "measured", "unit", "error", "worked out by")
    return Table(columns=columns, rows=rows, caption=_title(comparisons))


WORKED_OUT = {"lab": "the lab", "thick-probe": "the same equations for one thick probe, apart from the lab"}


def example() -> go.Figure:
    """Two made-up rows."""
    from cryoteach.figures.parts.examples import COMPARISON  # noqa: PLC0415 - for the gallery only

    other = COMPARISON.model_copy(update={"what": "Made-up pigs", "measured": (None, 22), "kind": "prediction"})
    return figure((COMPARISON, other))


def _most(row: Comparison) -> float:
    return max(row.model[1], row.measured[1])


def _range(ends_of: tuple[float | None, float]) -> str:
    low, high = ends_of
    if low is None:
        return f"at most {high:g}"
    return f"{high:g}" if low == high else f"{low:g} to {high:g}"


def _title(comparisons: Sequence[Comparison]) -> str:
    predicted = sum(row.kind == "prediction" for row in comparisons)
    return f"{predicted} predictions and {len(comparisons) - predicted} calibrations beside what was measured"
