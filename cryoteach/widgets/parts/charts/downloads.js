/** The three downloads of a chart, made in the browser: its rows as CSV, its picture as SVG and PNG. */
import { figureOf } from "./drawing.js";
import { asCsv, inLines, plain } from "./text.js";
import { element } from "../page/dom.js";
import { loadPlotly } from "./plotly.js";

/** @typedef {import("./chart.js").Chart} Chart */

/** @type {Record<string, string>} For paper and slides: dark ink on white, whatever the theme of the screen. */
const PAPER = {
  "--st-text-color": "#1B2530",
  "--st-background-color": "#FFFFFF",
  "--st-secondary-background-color": "#F1EFE8",
  "--st-border-color": "#87897F",
};
const PAPER_WIDTH = 960;
// Letters that fit on a line of this paper, even in a wide font.
const TITLE = { size: 18, letters: 76 };
const HINT = { size: 14, letters: 104 };
const TIME_TO_SAVE = 10_000; // ms

/** @param {Chart} chart */
export function buttonsFor(chart) {
  return ["csv", "svg", "png"].map((kind) => {
    const button = element("button", { type: "button", textContent: kind.toUpperCase() });
    button.addEventListener("click", () => void download(chart, kind));
    return button;
  });
}

/**
 * @param {Chart} chart
 * @param {string} kind
 */
async function download(chart, kind) {
  const { key, table } = chart.payload;
  const type = "text/csv;charset=utf-8";
  const file = kind === "csv" ? new Blob([asCsv(table)], { type }) : await picture(chart, kind);
  const href = URL.createObjectURL(file);
  element("a", { href, download: `${key.replace(/[^\w-]+/g, "-")}.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), TIME_TO_SAVE);
}

/**
 * @param {Chart} chart
 * @param {string} format
 */
async function picture(chart, format) {
  const Plotly = await loadPlotly();
  const paper = onPaper(chart);
  const { width, height } = paper.layout;
  const address = await Plotly.toImage(paper, { format, width, height, scale: format === "png" ? 2 : 1 });
  return (await fetch(address)).blob();
}

/**
 * The figure with its title back inside, wrapped by letters because Plotly does not wrap.
 *
 * @param {Chart} chart
 */
function onPaper(chart) {
  const style = getComputedStyle(chart.place);
  const { data, layout } = figureOf(chart, (name) => PAPER[name] ?? style.getPropertyValue(name));
  const title = inLines(plain(layout.title?.text), TITLE.letters);
  const hint = inLines(plain(layout.title?.subtitle?.text), HINT.letters);
  const room = 40 + 1.4 * (TITLE.size * title.length + HINT.size * hint.length);
  const words = {
    text: title.map((line) => `<b>${line}</b>`).join("<br>"),
    font: { size: TITLE.size },
    subtitle: { text: hint.join("<br>"), font: { size: HINT.size } },
    x: 0.01, xanchor: "left", y: 1, yanchor: "top", yref: "container", pad: { t: 30 },
  };
  const margin = { ...layout.template.layout.margin, ...layout.margin, t: room };
  const size = { width: PAPER_WIDTH, height: chart.payload.height + room };
  return { data, layout: { ...layout, ...size, margin, title: words, paper_bgcolor: "#FFFFFF" } };
}
