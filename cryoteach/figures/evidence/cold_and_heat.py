"""How many were harmed after cold and how many after heat, and do the studies that gave both agree?

Two rows are one study: a star for cold, a triangle for heat, each with its interval. Studies stand below one another on
one axis, so that a gap in one can be held against the gap in the next.
"""

from collections.abc import Sequence

from plotly import graph_objects as go

from cryoteach.domain.evidence.costs import THOUSAND, Pair, Rate
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import tagged
from cryoteach.figures.parts.rows import BAR, folded, height, span, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import TREATMENT_COLOURS, TREATMENT_MARKS, TREATMENT_SYMBOLS

AXIS, ROOM = 56, 1.8
COLD, HEAT = "cold", "heat"
WIDE = 34
OF_A_STUDY, APART = 2, 0.85
"""Rows of one study, and how far it stands from the next, in rows: its name takes two lines on a phone."""


@checked
def figure(pairs: Sequence[Pair]) -> go.Figure:
    """Draw both rates of each study; the same axis for all.

    Raises:
        ValueError: no study.
    """
    rows = _rows(pairs)
    most = max(rate.high or rate.of_1000 or 0 for _, _, rate in rows)
    places = _places(rows)
    layout: Part = {
        "height": height(round(places[-1] + 1 + APART), AXIS),
        "xaxis": {"title": f"of {THOUSAND:,} people", "range": [-most * 0.02, most * ROOM], "nticks": 6},
        "yaxis": {"range": [places[-1] + BAR, -1 - APART], "visible": False},
        "annotations": [
            part | {"y": y - BAR / 2} for y, part in zip(places, words([_name(*r) for r in rows]), strict=True)
        ],
        "shapes": [
            part
            for y, (_, _, rate) in zip(places, rows, strict=True)
            if rate.low is not None and rate.high is not None
            for part in span(rate.low, rate.high, y)
        ],
    }
    return finished(_title(pairs), _how_to_read(), [_marks(rows), _numbers(rows)], layout)


@checked
def table(pairs: Sequence[Pair]) -> Table:
    """The same as rows, with what was counted, in whom, and the caveat."""
    columns = ("study", "after", f"of {THOUSAND:,}", "low", "high", "counted", "people", "setting", "year", "caveat")
    rows = tuple(
        (study, treatment, rate.of_1000, rate.low, rate.high, rate.counted, *_about(rate))
        for study, treatment, rate in _rows(pairs)
    )
    return Table(columns=columns, rows=rows, caption=_title(pairs))


def example() -> go.Figure:
    """Two made-up studies that do not agree."""
    from cryoteach.figures.parts.examples import OBSERVED  # noqa: PLC0415 - for the gallery only

    fact = OBSERVED[0].fact
    numbers = {"an older study": ((300, 200, 420), (50, 20, 110)), "a trial": ((40, 20, 80), (35, 15, 75))}
    return figure([
        Pair(title=f"A made-up pair: {title}", **{
            name: Rate(title=name, counted="made up", of_1000=of, low=low, high=high, fact=fact)
            for name, (of, low, high) in ((COLD, cold), (HEAT, heat))
        })
        for title, (cold, heat) in numbers.items()
    ])  # fmt: skip


def _rows(pairs: Sequence[Pair]) -> list[tuple[str, str, Rate]]:
    rows = [(pair.title, name, rate) for pair in pairs for name, rate in ((COLD, pair.cold), (HEAT, pair.heat))]
    if not rows:
        raise ValueError("at least one study that gave both was expected; found none")
    return rows


def _places(rows: Sequence[tuple[str, str, Rate]]) -> list[float]:
    """How far down each row stands; a study keeps its distance from the one above."""
    return [row + APART * (row // OF_A_STUDY) for row in range(len(rows))]


def _name(study: str, treatment: str, rate: Rate) -> str:
    """The study's name stands above its first row only."""
    head = f"<b>{folded(study, WIDE)}</b><br>" if treatment == COLD else ""
    return f"{head}{TREATMENT_MARKS[treatment]} after {treatment}: {rate.counted}"


def _marks(rows: Sequence[tuple[str, str, Rate]]) -> Part:
    colours = [TREATMENT_COLOURS[name] for _, name, _ in rows]
    return {
        "type": "scatter", "mode": "markers", "x": [rate.of_1000 for *_, rate in rows], "y": _places(rows),
        "marker": {"symbol": [TREATMENT_SYMBOLS[name] for _, name, _ in rows], "size": 14, "color": colours},
        "hoverinfo": "skip", "name": "rates", "cliponaxis": False,
    }  # fmt: skip


def _numbers(rows: Sequence[tuple[str, str, Rate]]) -> Part:
    return {
        "type": "scatter", "mode": "text", "x": [rate.high or rate.of_1000 for *_, rate in rows],
        "y": _places(rows), "text": [f"  {_words(rate)}" for *_, rate in rows],
        "textposition": "middle right", "hoverinfo": "skip", "name": "numbers", "cliponaxis": False,
    }  # fmt: skip


def _words(rate: Rate) -> str:
    interval = "" if rate.low is None or rate.high is None else f" ({rate.low}–{rate.high})"
    return f"<b>{rate.of_1000}</b>{interval}"


def _about(rate: Rate) -> tuple[str | int | None, ...]:
    fact = rate.fact
    return (None, None, None, None) if fact is None else (fact.population, fact.setting, fact.year, fact.caveat)


def _how_to_read() -> str:
    return f"{TREATMENT_MARKS[COLD]} cold, {TREATMENT_MARKS[HEAT]} heat; lines: intervals. {tagged(Tag.CITED)}."


def _title(pairs: Sequence[Pair]) -> str:
    gaps = [f"{abs(pair.apart):,}" for pair in pairs]
    if len(gaps) == 1:
        return f"In this study cold and heat lie {gaps[0]} of {THOUSAND:,} people apart"
    return f"Cold and heat lie {' and '.join(gaps)} of {THOUSAND:,} people apart in the {len(gaps)} studies"
