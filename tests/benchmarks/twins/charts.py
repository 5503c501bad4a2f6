"""The two charts of chapter 2 for one lesion count, so that every neighbour draws what we draw."""

from pathlib import Path
from typing import Any

import plotly.graph_objects as go

COUNTS = {"low": 1, "high": 60, "start": 1}
FIGURES_EXIST = (Path(__file__).resolve().parents[3] / "cryoteach" / "figures" / "limit_map.py").exists()
FINDINGS: dict[str, Any] = {
    "largest_diameter_cm": 2.1,
    "performance_status": 1,
    "chemotherapy_response": "progressed",
    "doubling_time_days": 155,
    "extrahepatic_disease": "none-seen",
}


def two_charts(count: int) -> tuple[go.Figure, go.Figure]:
    """The limit map and the margin chart for one person with this many lesions; their like before they exist."""
    return _ours(count) if FIGURES_EXIST else (_map_like(count), _margins_like(count))


def _ours(count: int) -> tuple[go.Figure, go.Figure]:
    from cryoteach import Person, assess, load_profiles  # noqa: PLC0415 - the twins also run without the project
    from cryoteach.figures.one_person import limit_map, margins  # noqa: PLC0415 - likewise

    profile = load_profiles()["leaflet"]
    assessment = assess(Person(lesion_count=count, **FINDINGS), profile)
    return limit_map.figure(assessment), margins.figure(assessment)


def _map_like(count: int) -> go.Figure:
    """Nine patterned regions, two limit lines and a marker: a chart of the limit map's weight."""
    figure = go.Figure()
    for place in range(9):
        left, foot = 20 * (place % 3), 5 * (place // 3)
        figure.add_scatter(
            x=[left, left + 20, left + 20, left, left],
            y=[foot, foot, foot + 5, foot + 5, foot],
            fill="toself",
            mode="lines",
            fillpattern={"shape": ("", "/", "x")[place % 3]},
            name=f"region {place + 1}",
        )
    figure.add_vline(5, annotation_text="5 lesions · leaflet").add_hline(3, annotation_text="3.0 cm · leaflet")
    figure.add_scatter(x=[count], y=[2.1], mode="markers+text", text=["you are here"], marker={"symbol": "diamond"})
    return figure.update_layout(title=f"{count} lesions of 2.1 cm", showlegend=False, height=350)


def _margins_like(count: int) -> go.Figure:
    """Six diverging bars: a chart of the margin chart's weight."""
    names = ["chemotherapy", "fitness", "number", "size", "growth", "elsewhere"]
    margins = [1.0, 0.5, (5 - count) / 5, 0.3, 0.7, 1.0]
    bars = go.Bar(x=margins, y=names, orientation="h", text=[f"{margin:+.1f}" for margin in margins])
    return go.Figure(bars).add_vline(0).update_layout(title=f"Number: {margins[2]:+.1f}", height=350)
