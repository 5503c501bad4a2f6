// The same stopwatch for every page, whoever draws it: from a key press to the moment all charts are drawn again.
//
// It starts at the key's own time stamp. A chart counts as drawn when Plotly says `plotly_afterplot`; a chart that has
// been built anew, when it stands finished in the page. "Painted" is the first frame after the last chart.
// Plotly charts are found by their class in the page and in every shadow root.
(() => {
  const charts = new Map(); // chart element -> time it was last drawn
  const now = () => performance.now();
  let move = null; // {start, drawn: first drawing of each chart since, painted}

  const drawn = (chart) => {
    charts.set(chart, now());
    if (!move || move.drawn.has(chart)) return;
    move.drawn.set(chart, now());
    const current = move;
    requestAnimationFrame(() => setTimeout(() => { current.painted = now(); }, 0));
  };

  const meet = (chart) => {
    if (charts.has(chart) || !chart.on) return;
    charts.set(chart, null);
    chart.on("plotly_afterplot", () => drawn(chart));
    if (chart.querySelector(".trace, .heatmaplayer .hm")) drawn(chart);
  };

  const watch = (root) => {
    const look = () => root.querySelectorAll(".js-plotly-plot").forEach(meet);
    new MutationObserver(look).observe(root, { childList: true, subtree: true, attributeFilter: ["class"] });
  };

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    watch(root);
    return root;
  };
  watch(document);

  addEventListener("keydown", (event) => {
    move = { start: event.timeStamp, drawn: new Map(), painted: null, before: alive() };
  }, true);

  const alive = () => [...charts.keys()].filter((chart) => chart.isConnected);

  const times = () => [...move.drawn].filter(([chart]) => chart.isConnected).map(([, time]) => time - move.start);

  window.stopwatch = {
    standing: () => alive().filter((chart) => charts.get(chart) !== null).length,
    quietFor: () => now() - Math.max(0, ...alive().map((chart) => charts.get(chart) ?? 0)),
    settled: (expected) => Boolean(move && move.painted !== null && times().length >= expected),
    result: (expected) => {
      const drawn = times();
      return {
        charts: drawn.length,
        missed: drawn.length < expected,
        drawn: drawn.length ? Math.max(...drawn) : null,
        painted: move.painted === null ? null : move.painted - move.start,
        torn: move.before.some((chart) => !chart.isConnected),
      };
    },
  };
})();
