"""What would one to five equal tumours cost in needles, minutes and frozen liver?

Bars are the share of the liver that would be frozen, each tumour treated alike. The plain bars are the strict aim,
−40 °C beyond the margin; the striped ones stop at visible ice beyond it.
"""

from collections.abc import Sequence

from plotly import graph_objects as go
from pydantic import BaseModel

from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import filling, tagged
from cryoteach.figures.parts.rows import BAR, bars, clear_of, downwards, ends, height, strokes, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import NEAR, WITHIN

TUMOURS = (1, 2, 3, 4, 5)
WHOLE, ROOM, A_NUMBER = 100, 1.5, 14
BOTTOM = BAR / 2 + 0.42


class Aim(BaseModel, frozen=True, extra="forbid"):
    """What one tumour takes under one aim: needles, minutes with the needles' whole protocol, frozen cm³."""

    name: str
    short: str
    strict: bool
    needles: int
    minutes: float
    ice: float


@checked
def figure(aims: Sequence[Aim], liver: float, mark: float) -> go.Figure:
    """Draw one row for each number of tumours and aim.

    Args:
        aims: one or two of them.
        liver: ml of liver.
        mark: percent of it at which a line is drawn.
    """
    rows = [(count, aim) for count in TUMOURS for aim in aims]
    shares = [_share(count, aim, liver) for count, aim in rows]
    looks = [(WITHIN.colour, WITHIN.pattern) if aim.strict else (NEAR.colour, NEAR.pattern) for _, aim in rows]
    layout: Part = {
        "height": height(len(rows), 46),
        "xaxis": {"title": "% of the liver frozen", "range": [0, max([WHOLE, *shares]) * ROOM], "nticks": 6},
        "yaxis": downwards(len(rows), BOTTOM),
        "annotations": [*words([_label(count, aim) for count, aim in rows]), _mark(mark, len(rows))],
        "shapes": [*strokes(mark, len(rows), BOTTOM, dash="dash"), *strokes(WHOLE, len(rows), BOTTOM)],
    }
    fill = filling([colour for colour, _ in looks], [pattern for _, pattern in looks])
    data = [
        bars(shares, fill, name="frozen"),
        ends(
            clear_of(WHOLE, clear_of(mark, shares, A_NUMBER), A_NUMBER),
            [_end(count, aim, liver) for count, aim in rows],
            name="numbers",
        ),
    ]
    ours, model = tagged(Tag.OUR_ASSUMPTION), tagged(Tag.MODEL_OUTPUT)
    how = f"Solid line: the whole liver. Dashed: {mark:g}%, {ours}. Bars: {model}."
    return finished(_title(aims, liver, mark), how, data, layout)


@checked
def table(aims: Sequence[Aim], liver: float, mark: float) -> Table:
    """The same as rows."""
    rows = tuple(
        (
            count, aim.name, count * aim.needles, count * aim.minutes, round(count * aim.ice),
            round(_share(count, aim, liver), 1),
        )
        for count in TUMOURS
        for aim in aims
    )  # fmt: skip
    columns = ("tumours", "aim", "needle placements", "minutes", "frozen, cm³", "of the liver, %")
    return Table(columns=columns, rows=rows, caption=_title(aims, liver, mark))


def example() -> go.Figure:
    """Two made-up aims."""
    strict = Aim(name="−40 °C beyond the margin", short="−40 °C", strict=True, needles=5, minutes=28, ice=237)
    loose = Aim(name="visible ice beyond the margin", short="visible ice", strict=False, needles=3, minutes=28, ice=77)
    return figure((strict, loose), 1500, 30)


def _share(count: int, aim: Aim, liver: float) -> float:
    return WHOLE * count * aim.ice / liver


def _label(count: int, aim: Aim) -> str:
    needles = count * aim.needles
    tumours, placed = (f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((count, "tumour"), (needles, "needle")))
    return f"<b>{tumours}</b>, {aim.short}: {placed}, {count * aim.minutes:.0f} min"


def _end(count: int, aim: Aim, liver: float) -> str:
    share = _share(count, aim, liver)
    return f"{share:.0f}%" if share < WHOLE else f"{share:.0f}%: not possible"


def _mark(mark: float, rows: int) -> Part:
    return {"x": mark, "y": rows - 1 + BOTTOM, "text": f"dashed: {mark:g}%", "yanchor": "bottom", "xanchor": "left"}


def _title(aims: Sequence[Aim], liver: float, mark: float) -> str:
    aim = aims[0]
    five = _share(TUMOURS[-1], aim, liver)
    below = [count for count in TUMOURS if _share(count, aim, liver) < mark]
    most = f"even one reaches {mark:g}%"
    if below:
        most = f"{'one stays' if below[-1] == 1 else f'at most {below[-1]} stay'} below {mark:g}%"
    return f"Five such tumours would freeze {five:.0f}% of a liver of {liver:,.0f} ml; {most}"
