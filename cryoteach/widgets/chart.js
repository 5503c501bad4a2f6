// One chart: mounted once, then redrawn in place by Plotly.react, so that the eye sees no blink and hover, focus and an
// open table survive every rerun. `BAKED` (the style sheet, the template, the name of Plotly's file) stands above this
// line when the file is served: see chart.py. Data reaches the page as text only, never as HTML.

const charts = new WeakMap(); // the place Streamlit gives us -> our chart; the place outlives every rerun
const openTables = new Set(); // keys of charts whose table is open, kept also when Streamlit rebuilds the page
const still = matchMedia("(prefers-reduced-motion: reduce)");
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: false, showTips: false };
// Downloads are for paper and slides: dark ink on white, whatever the theme of the screen.
const PAPER = {
  "--st-text-color": "#1b1f24",
  "--st-background-color": "#ffffff",
  "--st-secondary-background-color": "#f3f5f7",
  "--st-border-color": "#c9d0d6",
};
const PAPER_WIDTH = 960;
const A_TAP = 10; // px: a finger that moved further was scrolling the page

document.head.append(element("style", { textContent: BAKED.css }));

let plotly; // one promise, shared by all charts of the page

function loadPlotly() {
  plotly ??= new Promise((resolve, reject) => {
    const script = element("script", { src: new URL(BAKED.plotly, import.meta.url).href });
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      plotly = undefined; // the next redraw tries again
      reject(new Error("Plotly's script did not arrive"));
    };
    document.head.append(script);
  });
  return plotly;
}

/** Streamlit calls this at the first mount, after every rerun that changed the data, and when the theme changes. */
export default function show({ text, parentElement, setTriggerValue }) {
  const chart = charts.get(parentElement) ?? mount(parentElement);
  Object.assign(chart, { text, post: JSON.parse(text), send: setTriggerValue });
  redraw(chart);
  // Streamlit also calls this clean-up for a rerun that a newer one has overtaken: only then is the place still there.
  return () => setTimeout(() => parentElement.isConnected || dispose(chart));
}

function mount(place) {
  const chart = { place, drawn: "" };
  chart.caption = element("p", { className: "ct-title", ariaHidden: "true" }); // the picture's own name says the same
  chart.hint = element("p", { className: "ct-hint", ariaHidden: "true" });
  chart.plot = element("div", { className: "ct-plot ct-waiting" });
  chart.picture = element("div", { className: "ct-picture", role: "img" }, chart.plot);
  chart.trouble = element("p", { className: "ct-trouble", role: "status" });
  chart.files = element("div", { className: "ct-files", role: "group", ariaLabel: "Download this chart" });
  for (const kind of ["csv", "svg", "png"]) chart.files.append(downloadButton(chart, kind));
  chart.rows = element("div", { className: "ct-rows", tabIndex: 0, role: "region" });
  chart.details = element("details", {}, element("summary", { textContent: "Show as table" }), chart.rows);
  chart.details.addEventListener("toggle", () => showTable(chart));
  chart.root = element("div", { className: "ct-chart" });
  chart.root.append(chart.caption, chart.hint, chart.picture, chart.trouble, chart.files, chart.details);
  place.append(chart.root);
  listenForTaps(chart);
  chart.watch = new ResizeObserver(() => redraw(chart));
  chart.watch.observe(chart.picture);
  charts.set(place, chart);
  return chart;
}

function dispose(chart) {
  chart.watch.disconnect();
  charts.delete(chart.place);
  window.Plotly?.purge(chart.plot);
}

/** Draw what is newest. Posts that arrive while Plotly draws are not queued: only the last of them is drawn. */
async function redraw(chart) {
  chart.again = true;
  if (chart.drawing) return;
  chart.drawing = true;
  try {
    while (chart.again) {
      chart.again = false;
      await draw(chart);
    }
    chart.trouble.textContent = "";
  } catch (error) {
    console.error(error);
    chart.trouble.textContent = "The chart could not be drawn. The table below has the same numbers.";
  } finally {
    chart.drawing = false;
  }
}

async function draw(chart) {
  const { post } = chart;
  chart.details.open ||= openTables.has(post.key);
  chart.plot.style.height = `${post.height}px`;
  chart.plot.classList.toggle("ct-clickable", post.clickable);
  name(chart, post);
  showTable(chart);
  const width = chart.picture.clientWidth;
  if (!width) return; // in a closed tab: the observer calls again when it shows
  const figure = onScreen(chart, width);
  const now = JSON.stringify(figure);
  if (now === chart.drawn) return; // a rerun that changed another chart
  const Plotly = await loadPlotly();
  await Plotly.react(chart.plot, figure.data, figure.layout, CONFIG);
  chart.drawn = now;
  chart.plot.classList.remove("ct-waiting");
  window.dispatchEvent(new CustomEvent("cryoteach:drawn", { detail: { key: post.key } }));
}

/** The title becomes text of the page (Plotly cannot wrap it on a phone) and, with the name, what a reader hears. */
function name(chart, { name, figure }) {
  const title = words(figure.layout.title?.text);
  const hint = words(figure.layout.title?.subtitle?.text);
  chart.caption.textContent = title;
  chart.hint.textContent = hint;
  chart.picture.ariaLabel = [name, title, hint].filter(Boolean).join(". ");
}

function words(text = "") {
  return text.replace(/<br\s*\/?>/gi, " ").replace(/<\/?(?:b|i|em|strong|su[bp]|span)\b[^>]*>/gi, "");
}

function onScreen(chart, width) {
  const style = getComputedStyle(chart.place);
  const { data, layout } = figure(chart, (token) => style.getPropertyValue(token));
  const { title, ...rest } = layout;
  return { data, layout: { ...rest, width, height: chart.post.height, dragmode: false } };
}

function onPaper(chart) {
  const style = getComputedStyle(chart.place);
  const { data, layout } = figure(chart, (token) => PAPER[token] ?? style.getPropertyValue(token));
  const lines = wrapped(words(layout.title?.text), 90);
  const room = 28 + 24 * lines.length;
  const title = { text: lines.join("<br>"), x: 0.02, xanchor: "left", y: 1, yanchor: "top", pad: { t: 16 } };
  const margin = { ...layout.template.layout.margin, ...layout.margin, t: room };
  const size = { width: PAPER_WIDTH, height: chart.post.height + room };
  return { data, layout: { ...layout, ...size, title, margin, paper_bgcolor: "#ffffff" } };
}

/** A fresh figure (Plotly writes into what it is given), in our template, its colour names replaced by colours. */
function figure(chart, colour) {
  const escaped = (token) => JSON.stringify(colour(token).trim()).slice(1, -1);
  const filled = (text) => text.replace(/var\((--[\w-]+)\)/g, (_, token) => escaped(token));
  const { data, layout } = JSON.parse(filled(chart.text)).figure;
  layout.template = JSON.parse(filled(BAKED.template));
  if (still.matches) delete layout.transition;
  return { data, layout };
}

function wrapped(text, length) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    if (lines.at(-1).length + word.length > length) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

/** A click or tap anywhere on the plotting area, not only on a mark, becomes a place on the two axes. */
function listenForTaps(chart) {
  let down;
  chart.plot.addEventListener("pointerdown", (event) => (down = event), true);
  // Plotly covers the page while a button is down, so the release is heard on the window.
  const up = (event) => {
    if (!chart.place.isConnected) return window.removeEventListener("pointerup", up, true);
    const start = down;
    down = undefined;
    if (!start || start.pointerId !== event.pointerId || start.button !== 0 || !chart.post.clickable) return;
    if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > A_TAP) return;
    const { xaxis, yaxis } = chart.plot._fullLayout ?? {};
    const box = chart.plot.getBoundingClientRect();
    const x = event.clientX - box.left - xaxis?._offset;
    const y = event.clientY - box.top - yaxis?._offset;
    if (x >= 0 && y >= 0 && x <= xaxis._length && y <= yaxis._length) {
      chart.send("click", { x: xaxis.p2d(x), y: yaxis.p2d(y) });
    }
  };
  window.addEventListener("pointerup", up, true);
  window.addEventListener("pointercancel", () => (down = undefined), true);
}

function showTable(chart) {
  const { key, table } = chart.post;
  chart.details.open ? openTables.add(key) : openTables.delete(key);
  chart.rows.ariaLabel = table.caption;
  if (!chart.details.open) return; // nobody looks: no rows to build at every move
  const line = (cells, tag) => element("tr", {}, ...cells.map((cell, at) => tag(cell ?? "not known", at)));
  const head = (textContent) => element("th", { scope: "col", textContent });
  const cell = (textContent, at) => (at ? element("td", { textContent }) : element("th", { scope: "row", textContent }));
  const body = table.rows.map((row) => line(row, cell));
  const parts = [
    element("caption", { textContent: table.caption }),
    element("thead", {}, line(table.columns, head)),
    element("tbody", {}, ...body),
  ];
  chart.rows.replaceChildren(element("table", {}, ...parts));
}

function downloadButton(chart, kind) {
  const button = element("button", { type: "button", textContent: kind.toUpperCase() });
  button.addEventListener("click", async () => {
    const file = kind === "csv" ? csv(chart.post.table) : await picture(chart, kind);
    const href = URL.createObjectURL(file);
    element("a", { href, download: `${chart.post.key.replace(/[^\w-]+/g, "-")}.${kind}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  });
  return button;
}

async function picture(chart, format) {
  const Plotly = await loadPlotly();
  const paper = onPaper(chart);
  const { width, height } = paper.layout;
  const address = await Plotly.toImage(paper, { format, width, height, scale: format === "png" ? 2 : 1 });
  return (await fetch(address)).blob();
}

function csv({ columns, rows }) {
  // A text that a spreadsheet would take for a formula is quoted with an apostrophe, as spreadsheets do themselves.
  const safe = (cell) => (typeof cell === "string" ? cell.replace(/^[=+\-@]/, "'$&") : String(cell ?? ""));
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [columns, ...rows].map((row) => row.map((cell) => quoted(safe(cell))).join(","));
  return new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
