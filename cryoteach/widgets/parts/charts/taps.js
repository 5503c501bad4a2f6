/** Turns a click or tap anywhere on the plotting area, not only on a mark, into a place on the chart's two axes. */
import { send } from "../page/events.js";
import { nearest } from "../controls/scales.js";

/** @typedef {{ x: number, y: number }} Place */
/** @typedef {{ _offset: number, _length: number, p2d: (pixels: number) => number }} Axis as Plotly keeps it */
/** @typedef {HTMLElement & { _fullLayout?: { xaxis: Axis, yaxis: Axis } }} Plot that Plotly has drawn into */

const A_TAP = 10; // px: a finger that moved further was scrolling the page
const TAPPED = "ct-tapped"; // hides Plotly's label, which would lie on the mark and say what was there before the tap

/**
 * @param {import("./chart.js").Chart} chart
 * @param {AbortSignal} signal
 */
export function listenForTaps(chart, signal) {
  /** @type {PointerEvent | undefined} */
  let start;
  /** @type {PointerEvent | undefined} */
  let tapped;
  const options = { capture: true, signal };
  chart.plot.addEventListener("pointerdown", (event) => (start = event), options);
  window.addEventListener("pointercancel", () => (start = undefined), options);
  const release = (/** @type {PointerEvent} */ event) => {
    const place = start && isTap(start, event) && chart.payload.clickable && placeOf(chart.plot, event);
    start = undefined;
    if (!place) return;
    tapped = event;
    chart.plot.classList.add(TAPPED);
    take(chart, place);
  };
  // A mouse that moves on asks anew. A finger that scrolls does not.
  const moveOn = (/** @type {PointerEvent} */ event) => {
    if (!tapped || event.pointerType === "touch" || isNear(tapped, event)) return;
    tapped = undefined;
    chart.plot.classList.remove(TAPPED);
  };
  // Plotly covers the page while a button is down, so the release is heard on the window.
  window.addEventListener("pointerup", release, options);
  window.addEventListener("pointermove", moveOn, options);
}

/**
 * @param {PointerEvent} start
 * @param {PointerEvent} end
 */
function isTap(start, end) {
  return start.button === 0 && isNear(start, end);
}

/**
 * @param {PointerEvent} start
 * @param {PointerEvent} end
 */
function isNear(start, end) {
  return Math.hypot(end.clientX - start.clientX, end.clientY - start.clientY) <= A_TAP;
}

/**
 * @param {Plot} plot
 * @param {PointerEvent} event
 * @returns {Place | undefined} none outside the plotting area
 */
function placeOf(plot, event) {
  if (!plot._fullLayout) return undefined;
  const { xaxis, yaxis } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  const zoom = box.width / plot.offsetWidth || 1; // before a class a chart is drawn twice as large
  const x = (event.clientX - box.left) / zoom - xaxis._offset;
  const y = (event.clientY - box.top) / zoom - yaxis._offset;
  const isInside = x >= 0 && y >= 0 && x <= xaxis._length && y <= yaxis._length;
  return isInside ? { x: xaxis.p2d(x), y: yaxis.p2d(y) } : undefined;
}

/**
 * A tap moves the person where both axes are findings; elsewhere the page is told of the place.
 *
 * @param {import("./chart.js").Chart} chart
 * @param {Place} place
 */
function take({ payload: { taps }, setTriggerValue }, place) {
  if (!taps) return setTriggerValue?.("click", place);
  const values = { [taps.x.finding]: nearest(place.x, taps.x), [taps.y.finding]: nearest(place.y, taps.y) };
  send("moved", { values, settled: true });
}
