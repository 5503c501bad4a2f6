"""How far does the cold reach, in a slice through the tumour?

Filled shapes are as cold as their edge says, or colder: the outermost is the ice that can be seen. Circles are the
tumour and, dashed, the tumour with its margin; crosses are needles. No word lies in the picture.
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
ROOM, TENTHS = 8.0, 10
HEIGHT, FILM_HEIGHT = 280, 400


def drawing(ball: IceBall, cut: Cut = "across", moment: Moment | None = None, *, core: bool = True) -> Drawing:
    """Draw a slice: the coldest that each place ever was, or how cold it was at one moment.

    Without ``core`` it shows the edge of the ice and nothing colder.
    """
    reach = _reach(ball)
    x, y, plane = _near(ball, cut, moment)
    axis: Part = {"range": [-reach, reach], "nticks": 7, "zeroline": False}
    layout: Part = {
        "height": HEIGHT if moment is None else FILM_HEIGHT,
        "xaxis": {**axis, "title": "mm" if cut == ALONG else "mm, across the needles"},
        "yaxis": {**axis, "title": "mm, along the needles" if cut == ALONG else "mm", "scaleanchor": "x"},
        "shapes": _circles(ball, cut),
    }
    data = [_shape(x, y, plane, ball, place) for place in range(len(THRESHOLDS) if core else 1)]
    return as_drawing(
        _title(ball, cut, moment, core=core), _how_to_read(ball, core=core), [*data, _needles(ball, cut)], layout
    )


def film(ball: IceBall) -> tuple[Drawing, list[Part]]:
    """The slice across at every minute: one picture that lacks its plane, and each minute's plane and title."""
    whole = drawing(ball, moment=ball.moments[0])
    data = [{name: value for name, value in part.items() if name != "z"} for part in whole.data]
    frames = [{"z": _near(ball, "across", each)[2], "title": _title(ball, "across", each)} for each in ball.moments]
    return whole.model_copy(update={"data": data}), frames


@checked
def figure(ball: IceBall, cut: Cut = "across", *, core: bool = True) -> go.Figure:
    """Draw the same and have Plotly check it."""
    return drawing(ball, cut, core=core).figure()


@checked
def table(ball: IceBall, cut: Cut = "across", *, core: bool = True) -> Table:
    """Every minute as a row: how wide it is, and how much of the target is cold enough."""
    if not core:
        ice = tuple((f"{each.minute:g}", round(each.widths[0])) for each in ball.moments)
        return Table(columns=("minute", "ice, mm wide"), rows=ice, caption=_title(ball, cut, core=False))
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


def _how_to_read(ball: IceBall, *, core: bool) -> str:
    cold = ", dashed −20, dotted −40 °C" if core else ""
    vessel = "" if ball.plan.vessel is None else " Beside them, in solid line, the vessel."
    circles = "Dark circles: tumour; dashed, with its margin."
    return f"Solid edge: ice{cold}. {circles} ✕ needle.{vessel} {tagged(Tag.MODEL_OUTPUT)}."


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


def _title(ball: IceBall, cut: Cut, moment: Moment | None = None, *, core: bool = True) -> str:
    sketch = " (a quick sketch)" if ball.is_sketch else ""
    if moment is not None:
        plane = ball.tissue.potential_of(moment.across)
        ice, cold = (width(plane, ball.tissue.potential_at(at), ball.grid.step) for at in (ICE, LETHAL))
        return f"At minute {moment.minute:g} the ice is {ice:.0f} mm wide, the −40 °C core {cold:.0f} mm{sketch}"
    sizes = [ball.length(at) for at in (ICE, LETHAL)] if cut == ALONG else [ball.widths[0], ball.widths[-1]]
    where = "Along the needles" if cut == ALONG else "Across them"
    cold = f", the −40 °C core {sizes[1]:.0f} mm" if core else ""
    return f"{where}: ice to {sizes[0]:.0f} mm{cold}{sketch}"
