"""Our two charts in Plotly Dash, written as its own guide would write them: one slider, one callback."""

import sys

import plotly.graph_objects as go
from dash import Dash, Input, Output, callback, dcc, html

from tests.benchmarks.twins.charts import COUNTS, two_charts

app = Dash(title="Two charts")
app.layout = html.Div(
    [
        html.Label("Liver lesions", htmlFor="count"),
        dcc.Slider(COUNTS["low"], COUNTS["high"], 1, value=COUNTS["start"], id="count", marks=None, updatemode="drag"),
        dcc.Graph(id="map"),
        dcc.Graph(id="margins"),
    ]
)


@callback(Output("map", "figure"), Output("margins", "figure"), Input("count", "value"))
def draw(count: int) -> tuple[go.Figure, go.Figure]:
    """Both charts, every time the slider moves."""
    return two_charts(count)


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
