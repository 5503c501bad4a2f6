/**
 * Draws a chart: its title as text of the page, its picture by Plotly, in the colours that the page has at the moment.
 */
import { showTable } from "./table.js";
import { plain, withColours } from "./text.js";
import { TEMPLATE } from "../constants.js";
import { lessMotion } from "../page/dom.js";
import { loadPlotly } from "./plotly.js";
import { cameraOf, canTurn, untilQuiet } from "./turning.js";

/** @typedef {import("./chart.js").Chart} Chart */
/** @typedef {{ text?: string, subtitle?: { text?: string }, [name: string]: unknown }} Title */
/**
 * @typedef {{ title?: Title, margin?: Record<string, unknown>, scene?: Record<string, unknown>, [name: string]:
 *   unknown }} Layout
 */
/** @typedef {{ data: { type?: string, z?: unknown }[], layout: Layout }} Figure */

const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: false, showTips: false };

/**
 * Draw what is newest. What arrives while Plotly draws is not queued: only the last of it is drawn.
 *
 * @param {Chart} chart
 */
export async function redraw(chart) {
  chart.again = true;
  if (chart.isDrawing) return;
  chart.isDrawing = true;
  try {
    while (chart.again && chart.wasGiven) {
      chart.again = false;
      await draw(chart);
    }
    chart.trouble.textContent = canTurn(chart) ? "" : (chart.payload.turns ?? "");
  } catch (error) {
    console.error(error);
    chart.trouble.textContent = "The chart could not be drawn. The table below has the same numbers.";
  } finally {
    chart.isDrawing = false;
  }
}

/** @param {Chart} chart */
async function draw(chart) {
  const { payload, plot } = chart;
  const width = chart.picture.clientWidth;
  plot.style.height = `${payload.height}px`;
  plot.classList.toggle("ct-clickable", Boolean(payload.clickable));
  const frame = frameOf(chart);
  writeTitle(chart, width);
  showTable(chart);
  if (!width || !canTurn(chart)) return; // in a closed tab: the observer calls again when it shows
  const style = getComputedStyle(chart.place);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name);
  const stamp = [width, frame && chart.at, withColours(chart.text, colour), withColours(TEMPLATE, colour)].join();
  if (stamp === chart.stamp) return; // a rerun that changed another chart
  if (payload.turns && !chart.stamp) await untilQuiet();
  const Plotly = await loadPlotly();
  const { data, layout } = figureOf(chart, colour);
  const { title: _title, ...rest } = layout;
  await Plotly.react(plot, data, { ...rest, width, height: payload.height, dragmode: false }, CONFIG);
  chart.stamp = stamp;
  plot.classList.remove("ct-waiting");
}

/** @param {Chart} chart */
function frameOf({ payload: { frames }, at }) {
  return frames?.[Math.min(at, frames.length - 1)];
}

/**
 * The title becomes text of the page (Plotly cannot wrap it on a phone) and, with the name, what a screen reader says.
 *
 * @param {Chart} chart
 * @param {number} width
 */
function writeTitle(chart, width) {
  const { name, figure } = chart.payload;
  const title = plain(frameOf(chart)?.title ?? figure.layout.title?.text);
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

/**
 * A fresh figure each time, in our template, because Plotly writes into what it is given.
 *
 * @param {Chart} chart
 * @param {(name: string) => string} colour
 * @returns {Figure & { layout: { template: { layout: Layout } } }}
 */
export function figureOf(chart, colour) {
  /** @type {Figure} */
  const { data, layout } = JSON.parse(withColours(chart.text, colour)).figure;
  const frame = frameOf(chart);
  if (frame) {
    layout.title = { ...layout.title, text: frame.title };
    for (const trace of data) if (trace.type === "contour") trace.z = { ...frame.z };
  }
  if (chart.view) layout.scene = { ...layout.scene, camera: cameraOf(chart.view) };
  if (lessMotion()) delete layout.transition;
  return { data, layout: { ...layout, template: JSON.parse(withColours(TEMPLATE, colour)) } };
}
