"""Would the answer move if fast growth went with the other findings?

The open circle is the answer with growth drawn apart from everything else. The line runs from there to the answer with
growth wholly tied; the diamond is half way, when half of the people are tied.
"""

from collections.abc import Sequence

from plotly import graph_objects as go

from cryoteach.domain.population.growth_ties import TiedResult
from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all, tagged
from cryoteach.figures.parts.rows import downwards, ends, folded, height, span, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import WITHIN

FOOT, LINE = 40, 1.35  # rows a little further apart: the words of one may take two lines
ROOM = 1.7  # of the widest answer: the numbers stand at the ends of the lines


@checked
def figure(results: Sequence[TiedResult], tag: Tag = Tag.MODEL_OUTPUT) -> go.Figure:
    """Draw one row a tie: drawn apart, half tied, wholly tied."""
    most = max((max(result.apart, result.half, result.whole) for result in results), default=1)
    tips = [max(result.apart, result.half, result.whole) for result in results]
    layout: Part = {
        "height": height(round(len(results) * LINE), FOOT),
        "xaxis": {
            "range": [0, max(most, 1) * ROOM], "title": f"within every limit, of {THOUSAND:,}", "tickformat": ",d",
        },
        "yaxis": downwards(len(results)),
        "annotations": words([folded(result.words) for result in results]),
        "shapes": [
            part
            for row, result in enumerate(results)
            for part in span(min(result.apart, result.whole), max(result.apart, result.whole), row)
        ],
    }  # fmt: skip
    data = [
        _marks([result.apart for result in results], "circle-open", "apart"),
        _marks([result.half for result in results], "diamond", "half tied"),
        ends(tips, [_numbers(result) for result in results]),
    ]
    how = f"○ growth drawn apart; ◆ half of the people tied; far end: all of them. {tagged(tag)}, not evidence."
    return finished(_title(results), how, data, layout)


@checked
def table(results: Sequence[TiedResult]) -> Table:
    """The same as rows: each tie with its three answers."""
    rows = [(result.words, result.apart, result.half, result.whole) for result in results]
    columns = (
        f"growth tied to (within every limit, of {THOUSAND:,})", "drawn apart", "half of the people tied", "all tied",
    )  # fmt: skip
    return Table(columns=columns, rows=tuple(rows), caption=_title(results))


def example() -> go.Figure:
    """Three made-up ties."""
    return figure([
        TiedResult(words="the number of tumours", facts=(), apart=24, half=38, whole=52),
        TiedResult(words="cancer outside the liver", facts=(), apart=24, half=30, whole=41),
        TiedResult(words="how chemotherapy went", facts=(), apart=24, half=22, whole=19),
    ])  # fmt: skip


def _marks(at: Sequence[int], symbol: str, name: str) -> Part:
    marker: Part = {"symbol": symbol, "size": 12, "color": WITHIN.colour, "line": {"width": 2, "color": EDGE}}
    return {
        "type": "scatter", "mode": "markers", "x": list(at), "y": list(range(len(at))), "name": name, "marker": marker,
        "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip


def _numbers(result: TiedResult) -> str:
    return f"  {result.apart:,} → {result.half:,} → <b>{result.whole:,}</b>"


def _title(results: Sequence[TiedResult]) -> str:
    if not results:
        return "No tie was worked out"
    apart = results[0].apart
    whole = [result.whole for result in results]
    return f"Drawn apart, growth leaves {of_all(apart, THOUSAND)}; wholly tied, {min(whole):,} to {max(whole):,}"
