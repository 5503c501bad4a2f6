"""Our two charts in marimo, written as its own guide would write them: one slider, one cell that depends on it."""

import marimo

app = marimo.App(width="full")


@app.cell
def _():
    import marimo as mo

    from tests.benchmarks.twins.charts import COUNTS, two_charts

    return COUNTS, mo, two_charts


@app.cell
def _(COUNTS, mo):
    count = mo.ui.slider(COUNTS["low"], COUNTS["high"], value=COUNTS["start"], label="Liver lesions")
    count
    return (count,)


@app.cell
def _(count, mo, two_charts):
    mo.vstack([mo.ui.plotly(chart) for chart in two_charts(count.value)])
    return


if __name__ == "__main__":
    app.run()
