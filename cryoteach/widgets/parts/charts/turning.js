/**
 * Turns a picture in three dimensions: by buttons, step by step, and by dragging. A finger that moves up or down
 * scrolls the page; nothing moves by itself.
 */
import { element } from "../page/dom.js";

/** @typedef {import("./chart.js").Chart} Chart */
/** @typedef {{ turn: number, tilt: number }} View in degrees */

const STEP = 15; // degrees
const FIRST = { turn: 35, tilt: 18 };
const MOST_TILT = 85;
const DISTANCE = 1.75;
const DEGREES_A_PIXEL = 0.6;
const QUIET_WITHIN = 1500; // ms
const STEPS = [
  { mark: "⟲", name: "Turn left", turn: -STEP, tilt: 0 },
  { mark: "⟳", name: "Turn right", turn: STEP, tilt: 0 },
  { mark: "↑", name: "Tilt up", turn: 0, tilt: STEP },
  { mark: "↓", name: "Tilt down", turn: 0, tilt: -STEP },
];

/** @type {boolean | undefined} */
let webgl;

/** Whether this browser draws in three dimensions at all. */
function hasWebgl() {
  const canvas = element("canvas", {});
  webgl ??= Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
  return webgl;
}

/**
 * Whether a chart can be drawn: every flat one, and one in three dimensions where the browser can.
 *
 * @param {Chart} chart
 */
export function canTurn({ payload }) {
  return !payload.turns || hasWebgl();
}

/**
 * Give a chart its buttons and its view, or take its place away where nothing can be drawn in it.
 *
 * @param {Chart} chart
 */
export function makeTurn(chart) {
  if (!canTurn(chart)) {
    chart.picture.hidden = true;
    return;
  }
  chart.view = { ...FIRST };
  const buttons = STEPS.map(({ mark, name, turn, tilt }) => {
    const button = element("button", { type: "button", textContent: mark, ariaLabel: name, title: name });
    button.addEventListener("click", () => look(chart, turn, tilt));
    return button;
  });
  const named = { className: "ct-turns", role: "group", ariaLabel: "Turn the picture" };
  chart.picture.after(element("div", named, ...buttons));
  const veil = element("div", { className: "ct-veil" });
  veil.addEventListener("pointerdown", ({ pointerId }) => veil.setPointerCapture(pointerId));
  veil.addEventListener("pointermove", (event) => {
    if (!veil.hasPointerCapture(event.pointerId)) return;
    const up = event.pointerType === "touch" ? 0 : event.movementY;
    look(chart, -event.movementX * DEGREES_A_PIXEL, up * DEGREES_A_PIXEL);
  });
  chart.picture.append(veil);
}

/**
 * @param {Chart} chart
 * @param {number} turn
 * @param {number} tilt
 */
function look(chart, turn, tilt) {
  const { view, plot } = chart;
  if (!view || !chart.stamp) return;
  view.turn = (view.turn + turn + 360) % 360;
  view.tilt = Math.min(MOST_TILT, Math.max(-MOST_TILT, view.tilt + tilt));
  void window.Plotly?.relayout(plot, { "scene.camera": cameraOf(view) });
}

/**
 * @param {View} view
 */
export function cameraOf({ turn, tilt }) {
  const [around, above] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const flat = DISTANCE * Math.cos(above);
  const eye = { x: flat * Math.cos(around), y: flat * Math.sin(around), z: DISTANCE * Math.sin(above) };
  return { eye, center: { x: 0, y: 0, z: 0 }, up: { x: 0, y: 0, z: 1 } };
}

/** Wait until the flat charts have been drawn: a picture in three dimensions takes longest, and comes last. */
export function untilQuiet() {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) window.requestIdleCallback(resolve, { timeout: QUIET_WITHIN });
    else setTimeout(resolve, 200);
  });
}
