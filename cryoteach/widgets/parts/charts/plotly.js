/** Loads Plotly's script when the first chart of the page is to be drawn, once for all of them. */
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

/** @type {Promise<PlotlyScript> | undefined} */
let plotly;

/** @returns {Promise<PlotlyScript>} */
export function loadPlotly() {
  plotly ??= new Promise((resolve, reject) => {
    const fail = () => {
      plotly = undefined; // the next redraw tries again
      reject(new Error("Plotly's script did not arrive"));
    };
    const script = element("script", { src: PLOTLY });
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : fail());
    script.onerror = fail;
    document.head.append(script);
  });
  return plotly;
}
