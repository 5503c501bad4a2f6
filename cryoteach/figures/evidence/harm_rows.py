"""Of 1,000 people, how many were harmed in each way?

Each field is 1,000 people, one cell each. A filled cell is one person harmed; rings go on to the upper end of
the interval. Where no rate was read there is no field, and the row says so.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from plotly import graph_objects as go

from cryoteach.domain.evidence.costs import THOUSAND, Rate
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all, tagged
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CANNOT_TELL, OUTSIDE

DOWN = 10
ACROSS = THOUSAND // DOWN
A_ROW, AROUND = 96, 24
FIELD = 0.58
"""How much of a row its field fills; the words stand above."""

PALE = "22"


@checked
def figure(rates: Sequence[Rate]) -> go.Figure:
    """Draw each harm in a field of 1,000 people."""
    layout: Part = {
        "height": A_ROW * len(rates) + AROUND,
        "xaxis": {"visible": False, "range": [-1, ACROSS]},
        "yaxis": {"visible": False, "range": [len(rates) + 0.02, -0.04]},
        "annotations": [_words(rate, row) for row, rate in enumerate(rates)],
    }
    data = [part for row, rate in enumerate(rates) for part in _squares(rate, row)]
    return finished(_title(rates), _how_to_read(rates), data, layout)


@checked
def table(rates: Sequence[Rate]) -> Table:
    """The same as rows, with the interval, the people, the year and the caveat."""
    columns = ("harm", "of 1,000", "low", "high", "the interval is", "people", "setting", "year", "caveat")
    return Table(columns=columns, rows=tuple(_row(rate) for rate in rates), caption=_title(rates))


def example() -> go.Figure:
    """Two made-up harms, one without a rate."""
    from cryoteach.figures.parts.examples import OBSERVED  # noqa: PLC0415 - for the gallery only

    fact = OBSERVED[0].fact
    return figure(
        [
            Rate(title="A made-up harm", of_1000=40, low=22, high=71, fact=fact),
            Rate(title="Another", why_none="No rate read."),
            Rate(title="A third", of_1000=9, fact=fact),
        ]
    )


def _row(rate: Rate) -> tuple[str | int | None, ...]:
    fact = rate.fact
    if fact is None:
        return (rate.title, None, None, None, "no rate read", None, None, None, rate.why_none)
    kind = fact.interval or "no interval read"
    about = ("; ".join(part for part in (rate.counted, fact.population) if part), fact.setting, fact.year, fact.caveat)
    return (rate.title, rate.of_1000, rate.low, rate.high, kind, *about)


def _squares(rate: Rate, row: int) -> list[Part]:
    """The field of 1,000 cells, those harmed filled, and rings on to the upper end of the interval."""
    if rate.of_1000 is None:
        return []
    cells = (np.arange(THOUSAND) < rate.of_1000).astype(int).reshape(ACROSS, DOWN).T
    pale, full = f"{CANNOT_TELL.colour}{PALE}", OUTSIDE.colour
    field: Part = {
        "type": "heatmap", "z": cells.tolist(), "x0": 0, "dx": 1, "y": _down(row, np.arange(DOWN)), "xgap": 1,
        "ygap": 1, "zmin": 0, "zmax": 1, "colorscale": [[0, pale], [1, full]], "showscale": False, "hoverinfo": "skip",
        "name": rate.title,
    }  # fmt: skip
    places = np.arange(rate.of_1000, max(rate.of_1000, rate.high or 0))
    unsure: Part = {
        "type": "scatter", "mode": "markers", "x": (places // DOWN).tolist(), "y": _down(row, places % DOWN),
        "marker": {"symbol": "circle-open", "size": 4, "color": EDGE}, "name": "up to the upper end",
        "hoverinfo": "skip",
    }  # fmt: skip
    return [field, unsure]


def _down(row: int, places: NDArray[np.intp]) -> list[float]:
    return np.round(row + 1 - FIELD + (places + 0.5) * FIELD / DOWN, 3).tolist()


def _words(rate: Rate, row: int) -> Part:
    counted = f": {rate.counted}" if rate.counted else ""
    text = f"<b>{rate.title}</b>{counted}<br>{_number(rate)}"
    return {
        "text": text, "xref": "paper", "x": 0, "xanchor": "left", "y": row + 1 - FIELD, "yanchor": "bottom",
        "align": "left", "borderpad": 0,
    }  # fmt: skip


def _number(rate: Rate) -> str:
    if rate.of_1000 is None:
        return "no rate read"
    if rate.low is None or rate.high is None:
        return f"{of_all(rate.of_1000, THOUSAND)}, no interval read"
    return f"{of_all(rate.of_1000, THOUSAND)} ({rate.low} to {rate.high})"


def _how_to_read(rates: Sequence[Rate]) -> str:
    unsure = " ◯ on to the upper end of the interval." if any(rate.high for rate in rates) else ""
    return f"■ one person harmed; every row has 1,000 cells.{unsure} {tagged(Tag.CITED)}."


def _title(rates: Sequence[Rate]) -> str:
    known = sorted((rate.of_1000, rate.title) for rate in rates if rate.of_1000 is not None)
    missing = len(rates) - len(known)
    none = f"; for {missing} of the {len(rates)} no rate was read" if missing else ""
    if not known:
        return f"No rate of {THOUSAND:,} people was read for any of these {len(rates)}"
    (few, fewest), (many, most) = known[0], known[-1]
    return f"Of {THOUSAND:,} people, from {few:,} ({fewest.lower()}) to {many:,} ({most.lower()}){none}"
