"""Parts of a chart that reads downwards in rows: each row's words stand above its bar, so a phone has room for both.

Whatever must be readable on light and on dark paper is text, a shape or an annotation: these follow the theme.
"""

from collections.abc import Sequence
from textwrap import wrap

from cryoteach.figures.parts.blank import Part

ROW, AROUND = 54, 30
"""Pixels of a row of words and bar, and of what stands above and below them all."""

BAR = 0.42
ABOVE = 0.58
"""How thick a bar is, and how far above the first row the picture begins, in rows."""

AS_WIDE_AS_A_PHONE = 40

UPRIGHT_WHERE_NARROW: Part = {"autotickangles": [0, 90]}
"""Words above columns: level where the columns are wide enough, upright on a phone."""


def height(rows: int, extra: int = 0) -> int:
    """Pixels for this many rows, and for what else stands with them."""
    return AROUND + ROW * rows + extra


def downwards(rows: int, bottom: float = BAR / 2 + 0.08) -> Part:
    """An axis on which row 0 is on top, without numbers."""
    return {"range": [rows - 1 + bottom, -ABOVE - 0.22], "visible": False}


def words(rows: Sequence[str], xref: str = "paper") -> list[Part]:
    """Write each row's words above its bar, from the left edge."""
    return [
        {
            "x": 0, "xref": xref, "xanchor": "left", "y": row - BAR / 2, "yanchor": "bottom", "text": text,
            "align": "left", "borderpad": 0,
        }
        for row, text in enumerate(rows)
    ]  # fmt: skip


def bars(lengths: Sequence[float], marker: Part, **more: object) -> Part:
    """Draw one bar a row."""
    return {
        "type": "bar", "orientation": "h", "x": list(lengths), "y": list(range(len(lengths))), "width": BAR,
        "marker": marker, "hoverinfo": "skip", **more,
    }  # fmt: skip


def ends(at: Sequence[float], texts: Sequence[str], **more: object) -> Part:
    """Write a number at the end of each row's bar, in the colour of the page's text."""
    return {
        "type": "scatter", "mode": "text", "x": list(at), "y": list(range(len(at))),
        "text": [f" {text}" for text in texts], "textposition": "middle right", "cliponaxis": False,
        "hoverinfo": "skip", **more,
    }  # fmt: skip


def span(low: float, high: float, row: float, dash: str = "solid", xref: str = "x") -> list[Part]:
    """Draw an interval: a line with a cap at both ends."""
    line: Part = {"type": "line", "xref": xref, "x0": low, "x1": high, "y0": row, "y1": row, "line": {"dash": dash}}
    caps = [{**line, "x0": x, "x1": x, "y0": row - 0.13, "y1": row + 0.13, "line": {}} for x in (low, high)]
    return [line, *caps]


def strokes(at: float, rows: int, bottom: float, dash: str = "solid") -> list[Part]:
    """Draw a value as a stroke across every row's bar, the last down to the axis: no stroke runs through words."""
    ends_at = [row + BAR / 2 + 0.08 for row in range(rows - 1)] + [rows - 1 + bottom]
    line: Part = {"type": "line", "x0": at, "x1": at, "line": {"dash": dash}}
    return [{**line, "y0": row - BAR / 2 - 0.02, "y1": end} for row, end in enumerate(ends_at[:rows])]


def clear_of(at: float, tips: Sequence[float], room: float) -> list[float]:
    """Where the numbers at the ends begin: those that would run into a stroke stand behind it."""
    return [at if tip <= at < tip + room else tip for tip in tips]


def upright(at: float, *, xref: str = "x", dash: str = "solid") -> Part:
    """Draw a line from the bottom to the top of the picture."""
    return {
        "type": "line", "xref": xref, "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": {"dash": dash},
    }  # fmt: skip


def folded(text: str, width: int = AS_WIDE_AS_A_PHONE) -> str:
    """Break a long text into lines that a phone can show."""
    return "<br>".join(wrap(text, width)) or text
