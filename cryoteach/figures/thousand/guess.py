"""How near was your guess to what each mix of people gives?

The upright line is what you guessed. Each diamond is what the model gives for one made-up mix of people, with its band.
"""

from collections.abc import Sequence

from plotly import graph_objects as go
from pydantic import BaseModel, Field

from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all, tagged
from cryoteach.figures.parts.rows import BAR, bars, clear_of, downwards, ends, height, span, strokes, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import WITHIN

ROOM = 320  # for the number at the end of a long bar
FOOT = 46
BOTTOM = BAR / 2 + 0.45  # of the last row: below it stands the guess
MIDDLE = THOUSAND / 2


class Result(BaseModel, frozen=True, extra="forbid"):
    """What one preset gives, of 1,000; low and high where a band was worked out."""

    preset: str
    within: int = Field(ge=0, le=THOUSAND)
    low: int | None = None
    high: int | None = None


class Guess(BaseModel, frozen=True, extra="forbid"):
    """What the learner guessed, of 1,000, and how sure they were in words; empty when not asked."""

    of_1000: int = Field(ge=0, le=THOUSAND)
    certainty: str = ""


@checked
def figure(guess: Guess | None, results: Sequence[Result], tag: Tag = Tag.MODEL_OUTPUT) -> go.Figure:
    """Draw the results of the presets, and the guess when there is one."""
    known = [(row, r.low, r.high) for row, r in enumerate(results) if r.low is not None and r.high is not None]
    within = [result.within for result in results]
    tips = [max(result.within, result.high or 0) for result in results]
    layout: Part = {
        "height": height(len(results), FOOT + 30),
        "xaxis": {
            "range": [0, max(THOUSAND + 60, max(tips, default=0) + ROOM)], "tickvals": [0, 250, 500, 750, 1000],
            "title": f"within every limit, of {THOUSAND:,}", "tickformat": ",d",
        },
        "yaxis": downwards(len(results), BOTTOM),
        "annotations": words([result.preset for result in results]) + _yours(guess, len(results)),
        "shapes": [part for row, low, high in known for part in span(low, high, row)]
        + (strokes(guess.of_1000, len(results), BOTTOM, dash="dash") if guess else []),
    }  # fmt: skip
    marker = {"color": f"{WITHIN.colour}40", "line": {"width": 1, "color": EDGE}}
    at = clear_of(guess.of_1000, tips, ROOM) if guess else tips
    data = [bars(within, marker, name="within"), _diamonds(within), ends(at, [_words(result) for result in results])]
    return finished(_title(guess, results), _how_to_read(guess, results, tag), data, layout)


@checked
def table(guess: Guess | None, results: Sequence[Result]) -> Table:
    """The same as rows: the guess, then each preset."""
    yours = f"your guess{f' ({guess.certainty})' if guess and guess.certainty else ''}"
    own = [(yours, guess.of_1000 if guess else None, None, None)]
    rows = [(result.preset, result.within, result.low, result.high) for result in results]
    columns = ("", f"within every limit, of {THOUSAND:,}", "low", "high")
    return Table(columns=columns, rows=(*own, *rows), caption=_title(guess, results))


def example() -> go.Figure:
    """A guess of 400 in 1,000 beside three made-up results."""
    results = (
        Result(preset="Central: our middle values", within=24, low=8, high=61),
        Result(preset="Selected: people sent to a liver centre", within=71, low=30, high=140),
        Result(preset="Unselected: everyone with the disease", within=9, low=2, high=25),
    )
    return figure(Guess(of_1000=400, certainty="fairly sure"), results)


def _diamonds(within: Sequence[int]) -> Part:
    return {
        "type": "scatter", "mode": "markers", "x": list(within), "y": list(range(len(within))), "name": "result",
        "marker": {"symbol": "diamond", "size": 13, "color": WITHIN.colour}, "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip


def _words(result: Result) -> str:
    band = "" if result.low is None or result.high is None else f" ({result.low:,}–{result.high:,})"
    return f"   <b>{result.within:,}</b>{band}"


def _yours(guess: Guess | None, rows: int) -> list[Part]:
    if guess is None:
        return []
    left = guess.of_1000 <= MIDDLE
    side: Part = {"xanchor": "left" if left else "right", "xshift": 4 if left else -4}
    text = f"<b>you: {guess.of_1000:,}</b>"
    return [{"x": guess.of_1000, "y": rows - 1 + BOTTOM, "yanchor": "bottom", "borderpad": 0, "text": text, **side}]


def _how_to_read(guess: Guess | None, results: Sequence[Result], tag: Tag) -> str:
    yours = " Dashed line: your guess." if guess else ""
    band = " Line with caps: how far it may lie." if any(result.low is not None for result in results) else ""
    return f"◆ what the model gives for each mix of people.{band}{yours} {tagged(tag)}, not evidence."


def _title(guess: Guess | None, results: Sequence[Result]) -> str:
    if not results:
        return "No result yet"
    least, most = min(result.within for result in results), max(result.within for result in results)
    found = of_all(most, THOUSAND) if least == most else f"{least:,} to {of_all(most, THOUSAND)}"
    if guess is None:
        return f"The model gives {found}; you made no guess"
    yours = of_all(guess.of_1000, THOUSAND)
    if least <= guess.of_1000 <= most:
        return f"You guessed {yours}; the model gives {found}, so you were among them"
    return f"You guessed {yours}; the model gives {'at most' if guess.of_1000 > most else 'at least'} " + (
        of_all(most if guess.of_1000 > most else least, THOUSAND)
    )
