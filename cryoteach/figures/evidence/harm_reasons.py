"""Why do the blood, the kidneys and the lungs suffer when it is the liver that is frozen?

One row is one reason. The circle is the frozen place, and what is dark in it is where the harm starts; the arrow leads
to what suffers. Below stands in whom that was seen.
"""

from collections.abc import Sequence

from plotly import graph_objects as go

from cryoteach.domain.evidence.costs import Reason
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import tagged
from cryoteach.figures.parts.rows import folded
from cryoteach.figures.parts.table import Table
from cryoteach.theme import OUTSIDE, WITHIN

A_ROW, AROUND = 128, 12
WIDE = 36
BALL, CORE, RIM = 44, 30, 7
CIRCLE_X, STARTS_X, FROM_X, TO_X, ORGAN_X = 0.07, 0.16, 0.6, 0.71, 0.73
PALE = "44"
STARTS = {"rim": "its rim", "whole": "all of it", "thaw": "its thawing"}
RATS = "rats"


@checked
def figure(reasons: Sequence[Reason]) -> go.Figure:
    """Draw each reason as a frozen place, an arrow and what suffers.

    Raises:
        ValueError: no reason.
    """
    if not reasons:
        raise ValueError("at least one reason was expected; found none")
    layout: Part = {
        "height": A_ROW * len(reasons) + AROUND,
        "xaxis": {"visible": False, "range": [0, 1]},
        "yaxis": {"visible": False, "range": [len(reasons) - 0.5, -0.64]},
        "annotations": [part for row, reason in enumerate(reasons) for part in _words(reason, row)],
    }
    data = [part for row, reason in enumerate(reasons) for part in _ball(reason, row)]
    return finished(_title(reasons), _how_to_read(), data, layout)


@checked
def table(reasons: Sequence[Reason]) -> Table:
    """The same as rows: what suffers, where it starts, how, in whom it was seen, and the fact."""
    rows = tuple((one.suffers, STARTS[one.starts], one.says, one.seen_in, one.fact) for one in reasons)
    columns = ("what suffers", "starts at the frozen place:", "what happens", "seen in", "fact")
    return Table(columns=columns, rows=rows, caption=_title(reasons))


def example() -> go.Figure:
    """Three made-up reasons."""
    made = [
        {"suffers": "Blood", "starts": "rim", "says": "made up", "seen_in": "made-up people", "fact": "example"},
        {"suffers": "Kidneys", "starts": "whole", "says": "made up", "seen_in": RATS, "fact": "example"},
        {"suffers": "Lungs", "starts": "thaw", "says": "made up", "seen_in": RATS, "fact": "example"},
    ]
    return figure([Reason.model_validate(one) for one in made])


def _ball(reason: Reason, row: int) -> list[Part]:
    """The frozen place: pale, with a dark rim, dark all over, or dark in the middle, where it thaws last."""
    looks: dict[str, list[Part]] = {
        "rim": [_circle(BALL, f"{WITHIN.colour}{PALE}", OUTSIDE.colour, RIM)],
        "whole": [_circle(BALL, OUTSIDE.colour, OUTSIDE.colour, 1)],
        "thaw": [
            _circle(BALL, f"{WITHIN.colour}{PALE}", WITHIN.colour, 1),
            {**_circle(CORE, OUTSIDE.colour, OUTSIDE.colour, 1), "symbol": "star-diamond"},
        ],
    }
    return [
        {
            "type": "scatter", "mode": "markers", "x": [CIRCLE_X], "y": [row], "marker": marker, "hoverinfo": "skip",
            "name": f"{reason.suffers}: {STARTS[reason.starts]}", "cliponaxis": False,
        }
        for marker in looks[reason.starts]
    ]  # fmt: skip


def _circle(size: int, colour: str, edge: str, width: int) -> Part:
    return {"symbol": "circle", "size": size, "color": colour, "line": {"color": edge, "width": width}}


def _words(reason: Reason, row: int) -> list[Part]:
    left: Part = {"xanchor": "left", "align": "left", "borderpad": 0}
    return [
        {**left, "x": 0, "y": row - 0.21, "yanchor": "bottom", "text": _what(reason)},
        {**left, "x": STARTS_X, "y": row, "text": f"the ice: {STARTS[reason.starts]}"},
        {
            "x": TO_X, "ax": FROM_X, "y": row, "ay": row, "axref": "x", "ayref": "y", "showarrow": True, "arrowhead": 2,
            "arrowwidth": 2, "text": "",
        },
        {**left, "x": ORGAN_X, "y": row, "text": f"<b>{reason.suffers.lower()}</b>"},
        {**left, "x": STARTS_X, "y": row + 0.12, "yanchor": "top", "text": f"seen in {reason.seen_in}"},
    ]  # fmt: skip


def _what(reason: Reason) -> str:
    """What happens, in lines that a phone can show, after the name of what suffers."""
    return folded(f"{reason.suffers}: {reason.says}", WIDE).replace(reason.suffers, f"<b>{reason.suffers}</b>", 1)


def _how_to_read() -> str:
    return f"Circle: the frozen place; dark: where it starts. {tagged(Tag.CITED)}."


def _title(reasons: Sequence[Reason]) -> str:
    rats = sum(reason.seen_in == RATS for reason in reasons)
    return f"Ice in the liver reaches further: {len(reasons)} reasons were read, {rats} of them from rats"
