"""How much of the tumour lies within the ice that is seen, and how much became as cold as counts?

Two bars for the tumour with its margin, and two for the tumour alone. The share is of volume, in three dimensions.
"""

from plotly import graph_objects as go

from cryoteach.domain.iceball.result import COVERED, LETHAL, THRESHOLDS, IceBall
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Drawing, Part, as_drawing
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import filling, tagged
from cryoteach.figures.parts.rows import bars, downwards, ends, height, upright, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import NEAR, WITHIN

WHOLE, ROOM = 100, 1.32


def drawing(ball: IceBall, contour: float = LETHAL) -> Drawing:
    """Draw both shares of both volumes; ``contour`` is the cold that counts, °C."""
    rows = _rows(ball, contour)
    looks = [(NEAR.colour, NEAR.pattern), (WITHIN.colour, WITHIN.pattern)] * 2
    layout: Part = {
        "height": height(len(rows), 24),
        "xaxis": {"visible": False, "range": [0, WHOLE * ROOM]},
        "yaxis": downwards(len(rows)),
        "annotations": words([label for label, _ in rows]),
        "shapes": [upright(WHOLE * COVERED, dash="dot")],
    }
    shares = [WHOLE * share for _, share in rows]
    fill = filling([colour for colour, _ in looks], [pattern for _, pattern in looks])
    data = [
        bars(shares, fill, name="covered"), ends(shares, [percent(share) for _, share in rows], name="numbers"),
    ]  # fmt: skip
    how = f"Share of volume. Dotted line: 99%, which we call covered. {tagged(Tag.MODEL_OUTPUT)}."
    return as_drawing(_title(ball, contour), how, data, layout)


@checked
def figure(ball: IceBall, contour: float = LETHAL) -> go.Figure:
    """Draw the same and have Plotly check it."""
    return drawing(ball, contour).figure()


@checked
def table(ball: IceBall, contour: float = LETHAL) -> Table:
    """The same as rows."""
    rows = tuple((label, round(WHOLE * share, 1)) for label, share in _rows(ball, contour))
    return Table(columns=("part", "share of its volume, %"), rows=rows, caption=_title(ball, contour))


def percent(share: float) -> str:
    """Near the mark the last part in a hundred hangs on the grid, so it is not written out."""
    return "about 99%" if 0.985 <= share < 0.995 else f"{WHOLE * share:.0f}%"  # noqa: PLR2004 - half a percent round it


def example() -> go.Figure:
    """One needle, two minutes, coarsely."""
    from cryoteach.figures.parts.examples import ice_ball  # noqa: PLC0415 - for the gallery only

    return figure(ice_ball())


def _rows(ball: IceBall, contour: float) -> list[tuple[str, float]]:
    place, cold = THRESHOLDS.index(contour), _degrees(contour)
    with_margin = f"tumour and {ball.plan.margin:g} mm"
    return [
        (f"{with_margin}: in visible ice", ball.target[0]),
        (f"{with_margin}: {cold} or colder", ball.target[place]),
        ("tumour alone: in visible ice", ball.tumour[0]),
        (f"tumour alone: {cold} or colder", ball.tumour[place]),
    ]


def _degrees(contour: float) -> str:
    return f"{contour:g} °C".replace("-", "−")


def _title(ball: IceBall, contour: float) -> str:
    ice, cold = (percent(ball.target[place]) for place in (0, THRESHOLDS.index(contour)))
    return f"The ice holds {ice} of the tumour with its margin; {_degrees(contour)} reached {cold} of it"
