"""What was measured, and how surely is it known?

One row is one fact. The diamond is its value, the line its interval; a fact that is only a range has a line and no
diamond.
"""

from collections.abc import Mapping, Sequence

from plotly import graph_objects as go

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import tagged
from cryoteach.figures.parts.rows import downwards, folded, height, span, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import WITHIN

WIDE = 42
A_LINE, FOOT = 19, 40
PERCENT = "%"


@checked
def figure(facts: Mapping[str, Fact]) -> go.Figure:
    """Draw facts of one unit on one axis, each under a label of its own (the mapping's keys).

    Raises:
        ValueError: no fact, facts of several units, one that may not be shown, or one without any number.
    """
    shown = _checked(facts)
    labels = [folded(label, WIDE) for label in facts]
    extra_lines = max(label.count("<br>") for label in labels)
    row_height = 1 + extra_lines * A_LINE / 54
    unit = shown[0].unit
    layout: Part = {
        "height": height(round(len(shown) * row_height), FOOT),
        "xaxis": {"title": _axis(unit), "range": _reach(shown), "nticks": 6, "zeroline": False},
        "yaxis": downwards(len(shown)),
        "annotations": words(labels),
        "shapes": [part for row, fact in enumerate(shown) for part in _line(fact, row)],
    }
    return finished(_title(facts), _how_to_read(shown), [_values(shown), _numbers(shown)], layout)


@checked
def table(facts: Mapping[str, Fact]) -> Table:
    """The same as rows, with what the interval is, the year and the caveat."""
    _checked(facts)
    rows = tuple(
        (label, f.value, f.low, f.high, f.unit, f.interval, f.population, f.year, f.caveat)
        for label, f in facts.items()
    )
    columns = ("fact", "value", "low", "high", "unit", "the interval is", "population", "year", "caveat")
    return Table(columns=columns, rows=rows, caption=_title(facts))


def example() -> go.Figure:
    """Three made-up facts."""
    plain = {
        "topic": "example", "kind": "number", "unit": PERCENT, "source": "example", "show": True, "grade": "derived",
        "statement": "Example", "population": "made-up people", "caveat": "Made up.",
    }  # fmt: skip
    numbers = {"value": 18.2, "low": 8.6, "high": 34.4, "interval": "Wilson 95%", "year": 2020}
    return figure({
        "Of the deaths, by one thing (made up, 33 people)": Fact.model_validate({"id": "a", **plain, **numbers}),
        "A large series (made up)": Fact.model_validate({"id": "b", **plain, **numbers, "value": 12, "high": 15}),
        "A range that a review quotes (made up)": Fact.model_validate(
            {"id": "c", **plain, "low": 20, "high": 30, "interval": "range quoted"}
        ),
    })  # fmt: skip


def _checked(facts: Mapping[str, Fact]) -> list[Fact]:
    shown = list(facts.values())
    hidden = [fact.id for fact in shown if not fact.show]
    bare = [fact.id for fact in shown if _ends(fact) == []]
    units = {fact.unit for fact in shown}
    if hidden or bare or len(units) != 1:
        raise ValueError(
            f"facts of one unit that may be shown and hold a number were expected; found units {sorted(units)}, "
            f"not to be shown: {hidden}, without a number: {bare}"
        )
    return shown


def _ends(fact: Fact) -> list[float]:
    return [number for number in (fact.low, fact.value, fact.high) if number is not None]


def _line(fact: Fact, row: int) -> list[Part]:
    return [] if fact.low is None or fact.high is None else span(fact.low, fact.high, row)


def _reach(facts: Sequence[Fact]) -> list[float]:
    """From nought where nought is near; the numbers stand to the right of the longest line."""
    numbers = [number for fact in facts for number in _ends(fact)]
    low, high = min([0.0, *numbers]), max(numbers)
    return [low - (high - low) * 0.02, high + (high - low or 1) * 0.62]


def _values(facts: Sequence[Fact]) -> Part:
    known = [(fact.value, row) for row, fact in enumerate(facts) if fact.value is not None]
    return {
        "type": "scatter", "mode": "markers", "x": [x for x, _ in known], "y": [row for _, row in known],
        "marker": {"symbol": "diamond", "size": 13, "color": WITHIN.colour}, "hoverinfo": "skip", "name": "value",
        "cliponaxis": False,
    }  # fmt: skip


def _numbers(facts: Sequence[Fact]) -> Part:
    return {
        "type": "scatter", "mode": "text", "x": [max(_ends(fact)) for fact in facts], "y": list(range(len(facts))),
        "text": [f"  {_words(fact)}" for fact in facts], "textposition": "middle right", "hoverinfo": "skip",
        "name": "numbers", "cliponaxis": False,
    }  # fmt: skip


def _words(fact: Fact) -> str:
    both = fact.low is not None and fact.high is not None
    interval = f"{fact.low:g}–{fact.high:g}" if both else ""
    if fact.value is None:
        return f"{interval or format(_ends(fact)[0], 'g')}"
    return f"<b>{fact.value:g}</b> ({interval})" if both else f"<b>{fact.value:g}</b>"


def _axis(unit: str) -> str:
    return "of 100" if unit == PERCENT else unit


def _how_to_read(facts: Sequence[Fact]) -> str:
    kinds = sorted({fact.interval for fact in facts if fact.interval})
    line = f" Line: {', '.join(kinds)}." if kinds else ""
    return f"◆ the value that was read.{line} {tagged(Tag.CITED)}."


def _title(facts: Mapping[str, Fact]) -> str:
    numbers = [number for fact in facts.values() for number in _ends(fact)]
    unit = _axis(next(iter(facts.values())).unit)
    if len(facts) == 1:
        label, fact = next(iter(facts.items()))
        told = f"{_words(fact).replace('<b>', '').replace('</b>', '')} {unit}"
        return f"{label}: {told}" if label else told
    values = [fact.value for fact in facts.values() if fact.value is not None] or numbers
    return f"{len(facts)} facts, from {min(values):g} to {max(values):g} {unit}"
