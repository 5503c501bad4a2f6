// One chart: mounted once, then redrawn in place by Plotly.react, so that the eye sees no blink and hover, focus and an
// open table survive every rerun. `BAKED` (the style sheet, the template, the name of Plotly's file) stands above this
// line when the file is served, and chart_downloads.js below it: see chart.py. Data reaches the page as text only,
// never as HTML.

const charts = new WeakMap(); // the place Streamlit gives us -> our chart; the place outlives every rerun
const openTables = new Set(); // keys of charts whose table is open, kept also when Streamlit rebuilds the page
const still = matchMedia("(prefers-reduced-motion: reduce)");
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: false, showTips: false };
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
  const chart = charts.get(parentElement) ?? mount(parentElement, JSON.parse(text));
  chart.send = setTriggerValue;
  if (text !== chart.given) take(chart, text);
  redraw(chart);
  // Streamlit also calls this clean-up for a rerun that a newer one has overtaken: only then is the place still there.
  return () => setTimeout(() => parentElement.isConnected || dispose(chart));
}

/** A post that came with the page; a chart that follows the hand says which person it has been given. */
function take(chart, text) {
  const post = JSON.parse(text);
  const again = chart.given !== undefined;
  Object.assign(chart, { text, post, given: text });
  if (post.of) window.dispatchEvent(new CustomEvent("cryoteach:charted", { detail: { of: post.of, again } }));
}

/** A post that came by itself, after a move (see moves.js). */
function followHand(chart, { post, text }) {
  if (!post) return;
  Object.assign(chart, { text, post });
  redraw(chart);
}

/** Show the frame that the film's bar says (see film.js), also the one it said before this chart was there. */
function followFilm(chart, key) {
  const hear = ({ detail: { of, at } }) => {
    if (of !== key || at === chart.at) return;
    chart.at = at;
    redraw(chart);
  };
  window.addEventListener("cryoteach:frame", hear, { signal: chart.gone.signal });
  window.dispatchEvent(new CustomEvent("cryoteach:frame-asked", { detail: { of: key } }));
}

function frameOf({ post: { frames }, at = 0 }) {
  return frames?.[Math.min(at, frames.length - 1)];
}

function mount(place, { key, of, frames }) {
  const chart = { place, gone: new AbortController(), watch: new ResizeObserver(() => redraw(chart)) };
  chart.title = element("p", { className: "ct-title" });
  chart.hint = element("p", { className: "ct-hint" });
  // Hidden from screen readers, which hear the same words as the name of the picture.
  chart.head = element("div", { ariaHidden: "true" }, chart.title, chart.hint);
  chart.plot = element("div", { className: "ct-plot ct-waiting" });
  chart.picture = element("div", { className: "ct-picture", role: "img" }, chart.plot);
  chart.trouble = element("p", { className: "ct-trouble", role: "status" });
  const buttons = ["csv", "svg", "png"].map((kind) => downloadButton(chart, kind));
  chart.files = element("div", { className: "ct-files", role: "group" }, ...buttons);
  chart.rows = element("div", { className: "ct-rows", role: "region", tabIndex: 0 });
  const summary = element("summary", { textContent: "Show as table" });
  chart.details = element("details", { open: openTables.has(key) }, summary, chart.rows);
  chart.details.addEventListener("toggle", () => showTable(chart));
  const parts = [chart.head, chart.picture, chart.trouble, chart.files, chart.details];
  place.append(element("div", { className: "ct-chart" }, ...parts));
  listenForTaps(chart);
  if (of) follow(place, key, (came) => followHand(chart, came));
  if (frames) followFilm(chart, key);
  chart.watch.observe(chart.picture);
  charts.set(place, chart);
  return chart;
}

function dispose(chart) {
  chart.gone.abort();
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
    while (chart.again && chart.post) {
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
  const width = chart.picture.clientWidth;
  chart.plot.style.height = `${post.height}px`;
  chart.plot.classList.toggle("ct-clickable", post.clickable);
  const frame = frameOf(chart);
  say(chart, post, width, frame);
  showTable(chart);
  if (!width) return; // in a closed tab: the observer calls again when it shows
  const style = getComputedStyle(chart.place);
  const written = coloured(chart.text, (name) => style.getPropertyValue(name));
  const stamp = [width, frame && chart.at, written.text, written.template].join();
  if (stamp === chart.stamp) return; // a rerun that changed another chart
  const Plotly = await loadPlotly();
  const { data, layout } = figureOf(written, frame);
  const { title, ...rest } = layout;
  await Plotly.react(chart.plot, data, { ...rest, width, height: post.height, dragmode: false }, CONFIG);
  chart.stamp = stamp;
  chart.plot.classList.remove("ct-waiting");
  window.dispatchEvent(new CustomEvent("cryoteach:drawn", { detail: { key: post.key } }));
}

/** The title becomes text of the page (Plotly cannot wrap it on a phone) and, with the name, what a reader hears. */
function say(chart, { name, figure }, width, frame) {
  const title = plain(frame?.title ?? figure.layout.title?.text);
  const hint = plain(figure.layout.title?.subtitle?.text);
  chart.title.textContent = title;
  chart.hint.textContent = hint;
  chart.picture.ariaLabel = [name, title, hint].filter(Boolean).join(". ");
  chart.files.ariaLabel = `Download: ${name}`;
  // A title may need a line more after a move; it then keeps that room, so that the picture does not hop up and down.
  if (width !== chart.width) chart.head.style.minHeight = "";
  chart.width = width;
  chart.head.style.minHeight = `${chart.head.offsetHeight}px`;
}

/** Plotly's own few tags, taken out. */
function plain(text = "") {
  return text.replace(/<br\s*\/?>/gi, " ").replace(/<\/?(?:b|i|em|strong|su[bp]|span)\b[^>]*>/gi, "");
}

/** Put real colours where a figure or the template names one of Streamlit's: `var(--st-text-color)`. */
function coloured(text, colour) {
  const escaped = (_, name) => JSON.stringify(colour(name).trim()).slice(1, -1);
  const fill = (json) => json.replace(/var\((--[\w-]+)\)/g, escaped);
  return { text: fill(text), template: fill(BAKED.template) };
}

/** A fresh figure each time, in our template, because Plotly writes into what it is given. */
function figureOf({ text, template }, frame) {
  const { data, layout } = JSON.parse(text).figure;
  if (frame) layout.title.text = frame.title;
  if (frame) data.filter(({ type }) => type === "contour").forEach((part) => (part.z = { ...frame.z }));
  if (still.matches) delete layout.transition;
  return { data, layout: { ...layout, template: JSON.parse(template) } };
}

/** A click or tap anywhere on the plotting area, not only on a mark, becomes a place on the two axes. */
function listenForTaps(chart) {
  const { signal } = chart.gone;
  let start;
  chart.plot.addEventListener("pointerdown", (event) => (start = event), { capture: true, signal });
  // Plotly covers the page while a button is down, so the release is heard on the window.
  const release = (event) => {
    const from = start;
    start = undefined;
    if (!from || !chart.post.clickable || from.button !== 0 || !chart.plot._fullLayout) return;
    if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > A_TAP) return;
    const { xaxis, yaxis } = chart.plot._fullLayout;
    const box = chart.plot.getBoundingClientRect();
    const x = event.clientX - box.left - xaxis._offset;
    const y = event.clientY - box.top - yaxis._offset;
    const inside = x >= 0 && y >= 0 && x <= xaxis._length && y <= yaxis._length;
    if (inside) tapped(chart, { x: xaxis.p2d(x), y: yaxis.p2d(y) });
  };
  window.addEventListener("pointerup", release, { capture: true, signal });
  window.addEventListener("pointercancel", () => (start = undefined), { capture: true, signal });
}

/** A tap moves the person where both axes are findings; elsewhere the page is told of the place. */
function tapped(chart, place) {
  const { taps } = chart.post;
  if (!taps) return chart.send("click", place);
  const values = {};
  for (const [axis, { finding, low, high, step }] of Object.entries(taps)) {
    const near = Number((Math.round(place[axis] / step) * step).toFixed(6));
    values[finding] = Math.min(high, Math.max(low, near));
  }
  window.dispatchEvent(new CustomEvent("cryoteach:moved", { detail: { values, settled: true } }));
}

function showTable(chart) {
  const { key, table } = chart.post;
  const { open } = chart.details;
  openTables[open ? "add" : "delete"](key);
  chart.rows.ariaLabel = table.caption;
  if (!open) return; // nobody looks: no rows to build at every move
  const line = (cells, cell) => element("tr", {}, ...cells.map(cell));
  const heading = (textContent) => element("th", { scope: "col", textContent });
  const cell = (value, column) => {
    const textContent = value ?? "not known";
    return column ? element("td", { textContent }) : element("th", { scope: "row", textContent });
  };
  const caption = element("caption", { textContent: table.caption });
  const head = element("thead", {}, line(table.columns, heading));
  const body = element("tbody", {}, ...table.rows.map((row) => line(row, cell)));
  chart.rows.replaceChildren(element("table", {}, caption, head, body));
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
