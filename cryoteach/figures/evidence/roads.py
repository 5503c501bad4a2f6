"""Which roads lead on from secondaries in the liver, and who says so?

A ribbon means that a road exists. Every ribbon is equally wide: no shares were read that can be set side by side.
"""

from collections import Counter

from plotly import graph_objects as go

from cryoteach.domain.evidence.roads import Ribbon, Roads
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, tagged
from cryoteach.figures.parts.rows import folded
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CANNOT_TELL, CLEAR, WITHIN

HEIGHT = 420
BOX, SIDE = 92, 52
"""How wide a place's box is, in pixels, so that its name stands inside it and on no ribbon; half of it and a little."""

NAME, FITS = 12, 13
"""The size of a name, and how many letters of it fit into a line of the box."""
PALE = "55"
LEFT, MIDDLE, RIGHT = 0.001, 0.45, 0.999
HIGHER, LOWER = 0.42, 0.54
"""Where a first and a middle place stand: apart, so that their names and the ribbons past them do not meet."""

MOST_NAMED = 2
COLOURS = {Tag.LEAFLET: WITHIN.colour, Tag.CITED: CANNOT_TELL.colour}


@checked
def figure(roads: Roads) -> go.Figure:
    """Draw the roads as ribbons of one width."""
    order = list(roads.places)
    across, down = _where(roads)
    node: Part = {
        "label": [""] * len(order), "pad": 28, "thickness": BOX, "color": [CLEAR] * len(order),
        "line": {"color": EDGE, "width": 1.5}, "hoverinfo": "skip", "x": across, "y": down,
    }  # fmt: skip
    link: Part = {
        "source": [order.index(ribbon.start) for ribbon in roads.ribbons],
        "target": [order.index(ribbon.end) for ribbon in roads.ribbons],
        "value": [1] * len(roads.ribbons),
        "color": [f"{COLOURS[ribbon.tag]}{PALE}" for ribbon in roads.ribbons],
        "label": [_says(ribbon, roads) for ribbon in roads.ribbons],
        "hovertemplate": "%{label}<extra></extra>",
    }
    data: list[Part] = [{"type": "sankey", "node": node, "link": link, "arrangement": "fixed"}]
    names = [_name(words, x, y) for words, x, y in zip(roads.places.values(), across, down, strict=True)]
    layout: Part = {"height": HEIGHT, "margin": {"l": SIDE, "r": SIDE}, "annotations": names}
    return finished(_title(roads), _how_to_read(), data, layout)


def _says(ribbon: Ribbon, roads: Roads) -> str:
    """What is read where a ribbon is pointed at."""
    places = roads.places
    return f"{places[ribbon.start]} → {places[ribbon.end]}: {tagged(ribbon.tag)}"


def _name(words: str, x: float, y: float) -> Part:
    """The name of a place in its box."""
    text = f'<span style="font-size:{NAME}px">{folded(words, FITS)}</span>'
    return {
        "text": text, "xref": "paper", "yref": "paper", "x": x, "y": 1 - y, "xanchor": "center", "yanchor": "middle",
        "align": "center", "bgcolor": CLEAR, "borderpad": 0,
    }  # fmt: skip


def _where(roads: Roads) -> tuple[list[float], list[float]]:
    """Where each place stands: first those where roads only begin, last those where they only end, spread downwards."""
    starts, ends = ({getattr(ribbon, side) for ribbon in roads.ribbons} for side in ("start", "end"))
    last = [place for place in roads.places if place not in starts]
    across = [LEFT if place not in ends else RIGHT if place in last else MIDDLE for place in roads.places]
    down = [
        (last.index(place) + 0.5) / len(last) if place in last else LOWER if place in ends else HIGHER
        for place in roads.places
    ]
    return across, [round(y, 3) for y in down]


@checked
def table(roads: Roads) -> Table:
    """The same as rows: from where, to where, who says so, and what."""
    rows = tuple((roads.places[r.start], roads.places[r.end], r.tag.words, r.says, _facts(r)) for r in roads.ribbons)
    return Table(columns=("from", "to", "who says so", "what", "facts"), rows=rows, caption=_title(roads))


def example() -> go.Figure:
    """A made-up map of three places."""
    ribbons = [
        {"start": "a", "end": "b", "tag": "leaflet", "says": "A usual road."},
        {"start": "b", "end": "c", "tag": "cited", "says": "A made-up road.", "facts": ["example"]},
    ]
    return figure(Roads.model_validate({"places": {"a": "Found", "b": "Drugs", "c": "Else"}, "ribbons": ribbons}))


def _facts(ribbon: Ribbon) -> str:
    return ", ".join(ribbon.facts)


def _how_to_read() -> str:
    leaflet, cited = tagged(Tag.LEAFLET), tagged(Tag.CITED)
    return f"Width means nothing: no comparable shares were read. Blue: {leaflet}. Grey: {cited}."


def _title(roads: Roads) -> str:
    starts = Counter(ribbon.start for ribbon in roads.ribbons)
    told = [f"{count} lead on from {roads.places[place].lower()}" for place, count in starts.most_common(MOST_NAMED)]
    return f"Of {len(roads.ribbons)} roads, {' and '.join(told)}"
