/**
 * One chart: mounted once, then redrawn in place by Plotly.react, so that the eye sees no blink and hover, focus and an
 * open table survive every rerun.
 */
import { buttonsFor } from "./downloads.js";
import { redraw } from "./drawing.js";
import { showTable, wasOpen } from "./table.js";
import { listenForTaps } from "./taps.js";
import { makeTurn } from "./turning.js";
import { STYLES } from "../constants.js";
import { addStyles, element } from "../page/dom.js";
import { receive, send } from "../page/events.js";
import { followMoves } from "../person/follow_moves.js";
import { lifecycle } from "../page/lifecycle.js";
import { reportButton } from "../visit/report.js";

/** @typedef {{ columns: string[], rows: import("./text.js").Cell[][], caption: string }} Table */
/**
 * @typedef {{ z: Record<string, unknown>, title: string }} Frame of a film: what changes in the figure from one to the
 *   next
 */
/**
 * @typedef {object} Payload
 * @property {string} key
 * @property {string} name what a screen reader calls the chart
 * @property {number} height
 * @property {Table} table the same facts as rows
 * @property {import("./drawing.js").Figure} figure
 * @property {boolean} [clickable] a tap means something
 * @property {{ x: Tapped, y: Tapped }} [taps] the findings on its axes; without them the page is told where the tap was
 * @property {import("../page/events.js").Asked} [of] the person it shows; such a chart follows moves by itself
 * @property {Frame[]} [frames]
 * @property {string} [turns] a picture in three dimensions that can be turned; what is said where none can be drawn
 */
/** @typedef {import("../controls/scales.js").Scale & { finding: string }} Tapped */
/**
 * @typedef {object} Chart
 * @property {HTMLElement} place
 * @property {Payload} payload the newest
 * @property {string} text the payload as it came
 * @property {boolean} wasGiven Python has given it a payload
 * @property {number} at the frame that is shown
 * @property {HTMLElement} title
 * @property {HTMLElement} hint
 * @property {HTMLElement} head
 * @property {HTMLElement} plot
 * @property {HTMLElement} picture
 * @property {HTMLElement} trouble
 * @property {HTMLElement} files
 * @property {HTMLElement} rows
 * @property {HTMLDetailsElement} details
 * @property {import("../page/lifecycle.js").Call["setTriggerValue"]} [setTriggerValue]
 * @property {number} [width] that the title was laid out for
 * @property {string} [stamp] of what was drawn last
 * @property {boolean} [isDrawing]
 * @property {boolean} [again] something newer is to be drawn
 * @property {import("./turning.js").View} [view] from where a picture in three dimensions is seen
 */

addStyles(STYLES.chart);

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Chart}
 */
function mount(place, payload) {
  const [title, hint] = [element("p", { className: "ct-title" }), element("p", { className: "ct-hint" })];
  const plot = element("div", { className: "ct-plot ct-waiting" });
  const rows = element("div", { className: "ct-rows", role: "region", tabIndex: 0 });
  const summary = element("summary", { textContent: "Show as table" });
  /** @type {Chart} */
  const chart = {
    place, payload, text: "", wasGiven: false, at: 0, title, hint, plot, rows,
    // Hidden from screen readers, which hear the same words as the name of the picture.
    head: element("div", { ariaHidden: "true" }, title, hint),
    picture: element("div", { className: "ct-picture", role: "img" }, plot),
    trouble: element("p", { className: "ct-trouble", role: "status" }),
    files: element("div", { className: "ct-files", role: "group" }),
    details: element("details", { open: wasOpen(payload.key) }, summary, rows),
  };
  const { head, picture, trouble, files, details } = chart;
  const about = () => `the chart “${chart.payload.name}”: ${title.textContent}`;
  files.append(reportButton(about), ...buttonsFor(chart));
  details.addEventListener("toggle", () => showTable(chart));
  place.append(element("div", { className: "ct-chart" }, head, picture, trouble, files, details));
  if (payload.turns) makeTurn(chart);
  return chart;
}

/**
 * @param {Chart} chart
 * @param {AbortSignal} signal
 */
function listen(chart, signal) {
  const { place, payload, picture } = chart;
  listenForTaps(chart, signal);
  if (payload.of) followMoves(place, payload.key, signal, (came) => takeMove(chart, came));
  if (payload.frames) followFilm(chart, payload.key, signal);
  const watch = new ResizeObserver(() => void redraw(chart));
  watch.observe(picture);
  signal.addEventListener("abort", () => watch.disconnect());
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Chart>["update"]} */
function update(chart, { text, payload, isNews, setTriggerValue }) {
  chart.setTriggerValue = setTriggerValue;
  if (isNews) {
    const again = chart.wasGiven;
    Object.assign(chart, { text, payload, wasGiven: true });
    if (payload.of) send("chart-given", { of: payload.of, again });
  }
  void redraw(chart); // also for a change of theme
}

/**
 * @param {Chart} chart
 * @param {import("../person/follow_moves.js").AfterMove<Payload>} came
 */
function takeMove(chart, { payload, text }) {
  if (!payload) return;
  Object.assign(chart, { text, payload });
  void redraw(chart);
}

/**
 * Show the frame that the film's bar says (see film.js), also the one it said before this chart was there.
 *
 * @param {Chart} chart
 * @param {string} key
 * @param {AbortSignal} signal
 */
function followFilm(chart, key, signal) {
  receive("frame", signal, ({ of, at }) => {
    if (of !== key || at === chart.at) return;
    chart.at = at;
    void redraw(chart);
  });
  send("frame-asked", { of: key });
}

/** @param {Chart} chart */
function unmount(chart) {
  window.Plotly?.purge(chart.plot);
  chart.stamp = undefined;
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Chart>} */
const steps = { mount, listen, update, unmount };
export default lifecycle(steps);
