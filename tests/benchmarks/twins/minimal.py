"""The floor: the least a Streamlit page with a chart can be. One slider, one heatmap, one marker, no settings."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

count = st.slider("Liver lesions", 1, 60, 1)
axis = np.arange(60)
figure = go.Figure(
    [
        go.Heatmap(z=np.hypot.outer(axis, axis)),
        go.Scatter(x=[count - 1], y=[30], mode="markers", marker={"symbol": "diamond", "size": 16, "color": "black"}),
    ]
)
st.plotly_chart(figure)
