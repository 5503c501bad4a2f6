/**
 * Loads Plotly's script when the first chart of the page is to be drawn, once for all of them, and last of all: it is
 * the largest by far and holds the page for a second, so what can be read is painted first. It is fetched meanwhile.
 */
import { PLOTLY } from "../constants.js";
import { element } from "../page/dom.js";

/** @typedef {Record<string, unknown>} Options */
/** @typedef {import("./drawing.js").Figure} Figure */
/**
 * @typedef {object} PlotlyScript what we use of it
 * @property {(plot: HTMLElement, data: unknown[], layout: Options, config: Options) => Promise<unknown>} react
 * @property {(plot: HTMLElement, changes: Options) => Promise<unknown>} relayout
 * @property {(figure: Figure, options: Options) => Promise<string>} toImage
 * @property {(plot: HTMLElement) => void} purge
 */

const LOOK_EVERY = 20; // ms
const A_FRAME = 40; // ms in which what has just been shown is painted

/** @type {Promise<PlotlyScript> | undefined} */
let plotly;

/** @returns {Promise<PlotlyScript>} */
export function loadPlotly() {
  if (plotly) return plotly;
  document.head.append(element("link", { rel: "preload", as: "script", href: PLOTLY, fetchPriority: "low" }));
  plotly = textIsPainted().then(load);
  return plotly;
}

/** Resolves when the page is shown (page/first_screen.js) and has been painted since. */
async function textIsPainted() {
  const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  while (document.documentElement.classList.contains("ct-coming")) await wait(LOOK_EVERY);
  await wait(A_FRAME);
}

/** @returns {Promise<PlotlyScript>} */
function load() {
  return new Promise((resolve, reject) => {
    const fail = () => {
      plotly = undefined; // the next redraw tries again
      reject(new Error("Plotly's script did not arrive"));
    };
    const script = element("script", { src: PLOTLY });
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : fail());
    script.onerror = fail;
    document.head.append(script);
  });
}
