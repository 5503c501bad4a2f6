"""Palette and type: what each meaning looks like, on every chart and page. Meaning never hangs on colour alone."""

from pydantic import BaseModel

INK = "#1B2530"
PAPER = "#FFFFFF"
BLACK = "#000000"
CLEAR = "rgba(0,0,0,0)"
PERSON, HALO = BLACK, PAPER  # the person on screen: a diamond in a halo, in either theme


class Look(BaseModel, frozen=True, extra="forbid"):
    """One meaning: its colour, its mark, its pattern in charts (Plotly's name for it) and its words."""

    colour: str
    text_colour: str
    mark: str
    pattern: str
    words: str


WITHIN = Look(colour="#0072B2", text_colour="#00598C", mark="●", pattern="", words="within the limits")
NEAR = Look(colour="#56B4E9", text_colour="#00598C", mark="◐", pattern="/", words="near the edge")
OUTSIDE = Look(colour="#D55E00", text_colour="#A34700", mark="✕", pattern="x", words="outside the limits")
CANNOT_TELL = Look(colour="#5F6B76", text_colour="#56626D", mark="?", pattern=".", words="cannot tell")

LOOKS = {"within": WITHIN, "near": NEAR, "outside": OUTSIDE, "cannot-tell": CANNOT_TELL}

CONDITION_COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#5F6B76")
"""One hue per condition in the order that conditions keep everywhere (Okabe and Ito's order)."""

TAG_DASHES = {"leaflet": "solid", "cited": "solid", "our-assumption": "dash", "model-output": "dot"}

TREATMENT_MARKS = {"cold": "✶", "heat": "▲", "rays": "✚", "cold or heat": "■"}
TREATMENT_SYMBOLS = {"cold": "hexagram", "heat": "triangle-up", "rays": "cross", "cold or heat": "square"}
TREATMENT_COLOURS = {
    "cold": WITHIN.colour, "heat": OUTSIDE.colour, "rays": CANNOT_TELL.colour, "cold or heat": CANNOT_TELL.colour,
}  # fmt: skip
"""How each kind of treatment looks where several stand on one axis: its mark in words, Plotly's name, its hue."""

TEMPLATE: dict[str, object] = {
    "font": {"size": 14, "color": INK},
    "title": {"x": 0, "xanchor": "left", "xref": "paper"},
    "margin": {"l": 8, "r": 12, "t": 64, "b": 8},
    "showlegend": False,
    "shapedefaults": {"line": {"color": INK, "width": 2}},
    "annotationdefaults": {"showarrow": False, "bgcolor": PAPER, "borderpad": 2, "arrowcolor": INK},
    "dragmode": False,
    "xaxis": {"automargin": True, "showgrid": False, "zeroline": False, "ticks": "outside", "title": {"standoff": 8}},
    "yaxis": {"automargin": True, "showgrid": False, "zeroline": False, "ticks": "outside", "title": {"standoff": 8}},
}
"""The defaults of every chart, as Plotly's layout."""
