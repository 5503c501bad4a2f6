"""The pages we are measured against: the minimal Streamlit page, and our two charts in Dash and in marimo."""
