"""How far does the cold reach, in a slice through the tumour?

Filled shapes are as cold as their edge says, or colder: the outermost is the ice that can be seen. Circles are the
tumour and the tumour with its margin; crosses are needles.
"""

from base64 import b64encode
from math import ceil
from typing import Literal

import numpy as np
from plotly import graph_objects as go

from cryoteach.domain.iceball.arrays import Cells
from cryoteach.domain.iceball.measures import width
from cryoteach.domain.iceball.result import ICE, LETHAL, THRESHOLDS, IceBall, Moment
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Drawing, Part, as_drawing
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import tagged
from cryoteach.figures.parts.table import Table
from cryoteach.theme import NEAR, PERSON, WITHIN

Cut = Literal["across", "along"]
ALONG: Cut = "along"
LOOKS = (
    (NEAR.colour, "33", "solid", "edge of the ice"),
    (NEAR.colour, "88", "dash", "−20 °C"),
    (WITHIN.colour, "aa", "dot", "−40 °C"),
)
ROOM, HEIGHT, TENTHS = 8.0, 400, 10


def drawing(ball: IceBall, cut: Cut = "across", moment: Moment | None = None) -> Drawing:
    """Draw a slice: the coldest that each place ever was, or how cold it was at one moment."""
    reach = _reach(ball)
    x, y, plane = _near(ball, cut, moment)
    axis: Part = {"range": [-reach, reach], "nticks": 7, "zeroline": False}
    layout: Part = {
        "height": HEIGHT,
        "xaxis": {**axis, "title": "mm" if cut == ALONG else "mm, across the needles"},
        "yaxis": {**axis, "title": "mm, along the needles" if cut == ALONG else "mm", "scaleanchor": "x"},
        "shapes": _circles(ball, cut),
        "annotations": _labels(ball, reach),
    }
    data = [_shape(x, y, plane, ball, place) for place in range(len(THRESHOLDS))]
    how = "Outer edge, solid: ice. Dashed −20, dotted −40 °C. Circles: tumour, and with margin. ✕ needle"
    return as_drawing(
        _title(ball, cut, moment), f"{how}. {tagged(Tag.MODEL_OUTPUT)}.", [*data, _needles(ball, cut)], layout
    )


def film(ball: IceBall) -> tuple[Drawing, list[Part]]:
    """The slice across at every minute: one picture that lacks its plane, and each minute's plane and title."""
    whole = drawing(ball, moment=ball.moments[0])
    data = [{name: value for name, value in part.items() if name != "z"} for part in whole.data]
    frames = [{"z": _near(ball, "across", each)[2], "title": _title(ball, "across", each)} for each in ball.moments]
    return whole.model_copy(update={"data": data}), frames


@checked
def figure(ball: IceBall, cut: Cut = "across") -> go.Figure:
    """Draw the same and have Plotly check it."""
    return drawing(ball, cut).figure()


@checked
def table(ball: IceBall, cut: Cut = "across") -> Table:
    """Every minute as a row: how wide it is, and how much of the target is cold enough."""
    rows = tuple(
        (
            f"{each.minute:g}", "needles on" if each.freezing else "thaw", *(round(width) for width in each.widths),
            *(round(100 * share) for share in (each.target[0], each.target[-1])),
        )
        for each in ball.moments
    )  # fmt: skip
    columns = (
        "minute", "needles", "ice, mm wide", "−20 °C, mm wide", "−40 °C, mm wide", "target within ice, %",
        "target at −40 °C, %",
    )  # fmt: skip
    return Table(columns=columns, rows=rows, caption=_title(ball, cut))


def example() -> go.Figure:
    """One needle, two minutes, coarsely."""
    from cryoteach.figures.parts.examples import ice_ball  # noqa: PLC0415 - for the gallery only

    return figure(ice_ball())


def _plane(ball: IceBall, cut: Cut, moment: Moment | None) -> tuple[Cells, Cells, Cells]:
    """Places and temperatures; a slice along the needles is the upper half and its mirror image."""
    grid = ball.grid
    if cut != ALONG:
        return grid.x, grid.y, moment.across if moment else ball.coldest_across
    half = moment.along if moment else ball.coldest_along
    return grid.x, np.concatenate([-grid.z[::-1], grid.z]), np.concatenate([half[::-1], half])


def _near(ball: IceBall, cut: Cut, moment: Moment | None) -> tuple[Cells, Cells, Part]:
    """The part of a plane that the picture shows: places, and the potential as it travels."""
    x, y, degrees = _plane(ball, cut, moment)
    edge = _reach(ball) + ball.grid.step
    near_x, near_y = np.abs(x) <= edge, np.abs(y) <= edge
    return x[near_x], y[near_y], _packed(ball.tissue.potential_of(degrees[near_y][:, near_x]))


def _reach(ball: IceBall) -> float:
    """Half the width of the picture, so large that it holds the ice of any moment."""
    half_long = ball.plan.needles.length / 2
    return float(ceil(max(ball.widths[0] / 2, ball.plan.target, half_long, ball.plan.needles.reach) + ROOM))


def _packed(potential: Cells) -> Part:
    """Tenths as whole numbers, two bytes each: a film of half an hour stays below a megabyte, as text it would not."""
    tenths = np.round(potential * TENTHS).astype("<i2")
    text = b64encode(tenths.tobytes()).decode("ascii")
    return {"bdata": text, "dtype": "i2", "shape": ", ".join(str(size) for size in tenths.shape)}


def _shape(x: Cells, y: Cells, plane: Part, ball: IceBall, place: int) -> Part:
    """One contour; Plotly fills what does not satisfy the constraint, so warmer-than fills the cold."""
    colour, alpha, dash, name = LOOKS[place]
    value = TENTHS * ball.tissue.potential_at(THRESHOLDS[place])
    return {
        "type": "contour", "x": x.tolist(), "y": y.tolist(), "z": plane, "name": name, "hoverinfo": "skip",
        "contours": {"type": "constraint", "operation": ">", "value": value},
        "fillcolor": f"{colour}{alpha}", "line": {"color": WITHIN.colour, "width": 2, "dash": dash, "smoothing": 0},
        "showscale": False, "showlegend": False,
    }  # fmt: skip


def _circles(ball: IceBall, cut: Cut) -> list[Part]:
    sizes = ((ball.plan.tumour / 2, "solid"), (ball.plan.target, "dash"))
    circles = [_circle(0, 0, radius, dash) for radius, dash in sizes]
    vessel = ball.plan.vessel
    if vessel is None:
        return circles
    if cut == ALONG:
        walls = (vessel.x - vessel.width / 2, vessel.x + vessel.width / 2)
        return [*circles, *({"type": "line", "x0": x, "x1": x, "y0": -200, "y1": 200, "line": {}} for x in walls)]
    return [*circles, _circle(vessel.x, vessel.y, vessel.width / 2, "solid")]


def _circle(x: float, y: float, radius: float, dash: str) -> Part:
    box = {"x0": x - radius, "x1": x + radius, "y0": y - radius, "y1": y + radius}
    return {"type": "circle", **box, "line": {"dash": dash, "width": 2}}


def _labels(ball: IceBall, reach: float) -> list[Part]:
    vessel = ball.plan.vessel
    texts = [(0.0, ball.plan.tumour / 2, "tumour"), (0.0, ball.plan.target, "with margin")]
    if vessel is not None and abs(vessel.x) < reach:
        texts.append((vessel.x, -reach * 0.85, "vessel"))
    return [{"x": x, "y": y, "text": text, "yanchor": "bottom", "borderpad": 1} for x, y, text in texts]


def _needles(ball: IceBall, cut: Cut) -> Part:
    """Marks of needles; from the side each stands as its two ends."""
    places = ball.plan.needles.places
    half = ball.plan.needles.length / 2
    if cut == ALONG:
        places = tuple((x, end) for x in dict.fromkeys(x for x, _ in places) for end in (-half, half))
    return {
        "type": "scatter", "mode": "markers", "x": [x for x, _ in places], "y": [y for _, y in places],
        "marker": {"symbol": "x", "size": 9, "color": PERSON, "line": {"width": 1, "color": NEAR.colour}},
        "hoverinfo": "skip", "name": "needles",
    }  # fmt: skip


def _long(ball: IceBall, threshold: float) -> float:
    """How far the cold reaches along the needles, end to end, mm."""
    coldest = ball.tissue.potential_of(ball.coldest_along).min(axis=1)
    limit = ball.tissue.potential_at(threshold)
    below = np.flatnonzero(coldest <= limit)
    if not len(below) or below[-1] + 1 == len(coldest):
        return 2 * float(ball.grid.z[-1]) if len(below) else 0.0
    last = int(below[-1])
    share = (limit - coldest[last]) / (coldest[last + 1] - coldest[last])
    return 2 * float(ball.grid.z[last] + share * ball.grid.step)


def _title(ball: IceBall, cut: Cut, moment: Moment | None = None) -> str:
    sketch = " (a quick sketch)" if ball.is_sketch else ""
    if moment is None and cut == ALONG:
        ice, core = (_long(ball, at) for at in (ICE, LETHAL))
        return f"Along the needles ice had reached {ice:.0f} mm, the −40 °C core {core:.0f} mm{sketch}"
    if moment is None:
        ice, core = ball.widths[0], ball.widths[-1]
        return f"In the end ice had been {ice:.0f} mm wide, the −40 °C core {core:.0f} mm{sketch}"
    plane = ball.tissue.potential_of(moment.across)
    ice, core = (width(plane, ball.tissue.potential_at(at), ball.grid.step) for at in (ICE, LETHAL))
    return f"At minute {moment.minute:g} the ice is {ice:.0f} mm wide, the −40 °C core {core:.0f} mm{sketch}"
