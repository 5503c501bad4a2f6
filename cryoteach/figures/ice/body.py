"""How do ice, cold core, tumour and needles lie in one another, in three dimensions?

The pale skin is the edge of the ice, the darker body in it what became −40 °C or colder; the round one is the tumour,
rings are its margin, thick lines the cold length of the needles. The picture can be turned.
"""

from plotly import graph_objects as go

from cryoteach.domain.iceball.result import ICE, LETHAL, IceBall
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Drawing, Part, as_drawing
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, tagged
from cryoteach.figures.parts.solids import lines, net, pipe, rings, sphere
from cryoteach.figures.parts.table import Cell, Table
from cryoteach.theme import CONDITION_COLOURS, NEAR, OUTSIDE, WITHIN

HEIGHT, KEY = 470, 62
"""Pixels of the picture, and in it of the key below."""
TUMOUR = CONDITION_COLOURS[6]
SKIN, BODY = 0.22, 0.5
"""How much of what lies behind the ice and the core they hide."""
HIDDEN_AXIS: Part = {"visible": False, "showspikes": False}


def drawing(ball: IceBall, *, core: bool = True) -> Drawing:
    """Draw everything; without ``core`` nothing that tells how far −40 °C came."""
    skin = [net(ball.ice, "edge of the ice", NEAR.colour, SKIN)]
    cold = [net(ball.core, "−40 °C or colder", WITHIN.colour, BODY)] if core and len(ball.core.points) else []
    layout: Part = {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": KEY},
        "scene": {
            "aspectmode": "data", "dragmode": False,
            "xaxis": HIDDEN_AXIS, "yaxis": HIDDEN_AXIS, "zaxis": HIDDEN_AXIS,
        },
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
    }  # fmt: skip
    how = f"Needles stand upright. Widths are in the middle. {tagged(Tag.MODEL_OUTPUT)}."
    return as_drawing(_title(ball, core=core), how, [*_inside(ball), *cold, *skin], layout)


@checked
def figure(ball: IceBall, *, core: bool = True) -> go.Figure:
    """Draw the same and have Plotly check it."""
    return drawing(ball, core=core).figure()


@checked
def table(ball: IceBall, *, core: bool = True) -> Table:
    """The same as rows: how wide and how long each body is, and how large."""
    plan = ball.plan
    bodies = [
        ("edge of the ice", round(ball.widths[0]), round(ball.length(ICE)), round(ball.volumes[0])),
        ("−40 °C or colder", round(ball.widths[-1]), round(ball.length(LETHAL)), round(ball.volumes[-1])),
    ]
    rows: list[tuple[Cell, ...]] = [
        *(bodies if core else bodies[:1]),
        ("tumour", plan.tumour, plan.tumour, None),
        ("tumour with its margin", 2 * plan.target, 2 * plan.target, None),
        (f"needles: {len(plan.needles.places)}", plan.needles.width, plan.needles.length, None),
    ]
    if plan.vessel is not None:
        rows.append(("vessel", plan.vessel.width, None, None))
    columns = ("body", "across, mm", "along the needles, mm", "cm³")
    return Table(columns=columns, rows=tuple(rows), caption=_title(ball, core=core))


def example() -> go.Figure:
    """One needle, two minutes, coarsely."""
    from cryoteach.figures.parts.examples import ice_ball  # noqa: PLC0415 - for the gallery only

    return figure(ice_ball())


def _inside(ball: IceBall) -> list[Part]:
    """What lies in the ice: tumour, margin and needles; and beside it the vessel."""
    plan = ball.plan
    half = plan.needles.length / 2
    needles = [[(x, y, -half), (x, y, half)] for x, y in plan.needles.places]
    parts = [
        net(sphere(plan.tumour / 2), "tumour", TUMOUR, 1),
        lines(rings(plan.target), "with its margin", EDGE, {"width": 4, "dash": "dash"}),
        lines(needles, "needles", EDGE, {"width": 9}),
    ]
    if plan.vessel is not None:
        tall = max(half, plan.target) + 10
        parts.append(net(pipe(plan.vessel.x, plan.vessel.y, plan.vessel.width / 2, tall), "vessel", OUTSIDE.colour, 1))
    return parts


def _title(ball: IceBall, *, core: bool) -> str:
    sketch = " (a quick sketch)" if ball.is_sketch else ""
    if not core:
        return f"The ice had become {ball.widths[0]:.0f} mm wide{sketch}"
    return f"The ice had become {ball.widths[0]:.0f} mm wide, the −40 °C core in it {ball.widths[-1]:.0f} mm{sketch}"
