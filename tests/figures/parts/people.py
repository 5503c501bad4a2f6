"""Any person under any shipped set of limits, and a reader of what a figure draws."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from plotly import graph_objects as go

from cryoteach import theme
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.patient import SCALES, Person, Quantity
from cryoteach.wiring import content

PROFILES = content().rules.profiles


def _legal(name: str) -> list[Any]:
    scale = SCALES[name]
    return [scale.checked(x) for x in scale.grid().tolist()] if isinstance(scale, Quantity) else list(scale.options)


profiles = st.sampled_from(list(PROFILES.values()))
people = st.builds(Person, **{name: st.none() | st.sampled_from(_legal(name)) for name in SCALES})
known_people = st.builds(Person, **{name: st.sampled_from(_legal(name)) for name in SCALES})
met = {
    "performance_status": st.sampled_from([0, 1]),
    "chemotherapy_response": st.just("progressed"),
    "doubling_time_days": st.just(600),
    "extrahepatic_disease": st.just("none-seen"),
}
near_the_corner = st.builds(
    Person,
    lesion_count=st.integers(1, 12),
    largest_diameter_cm=st.sampled_from(_legal("largest_diameter_cm")[:60]),
    **met,
)
"""People whom only number and size can keep out."""

assessments: st.SearchStrategy[Assessment] = st.builds(assess, people | near_the_corner, profiles)

PALETTE = {value.lower() for value in vars(theme).values() if isinstance(value, str) and value.startswith("#")}
PALETTE |= {colour.lower() for colour in theme.CONDITION_COLOURS}
PALETTE |= {colour.lower() for look in theme.LOOKS.values() for colour in (look.colour, look.text_colour)}


def colours(part: object) -> set[str]:
    """Every colour that a figure names, without its transparency."""
    return {match[:7].lower() for text in texts(part) for match in re.findall(r"#[0-9a-fA-F]{6,8}\b", text)}


def named_colours(part: object) -> list[str]:
    """Every colour that is written as a word or as numbers, which no palette could hold."""
    named = re.compile(r"(rgba?|hsla?)\(.*\)|black|white|red|green|blue|gr[ae]y")
    return [text for text in texts(part) if named.fullmatch(text) and text != theme.CLEAR]


def texts(part: object) -> Iterator[str]:
    """Every text anywhere in a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from texts(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from texts(inner)


def plain(figure: go.Figure) -> dict[str, Any]:
    """A figure as plain data, its template apart."""
    data = figure.to_plotly_json()
    data["layout"].pop("template")
    return data
