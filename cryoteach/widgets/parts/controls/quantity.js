/**
 * One number of a person: a slider, steppers, a typed value and a box for "not known", all of one value.
 *
 * They are one part and not four Streamlit widgets because four would race: Streamlit sends the state of every widget
 * with each move, so a quick second move brings the stale value of its neighbour along and undoes the first. Here the
 * browser owns the value while it moves; Python's is taken over only when Python has heard of our last move.
 */
import { receive, send } from "../page/events.js";
import { lifecycle } from "../page/lifecycle.js";
import { typedNumber } from "./numbers.js";
import { buildPanel, draw, remembered } from "./quantity_panel.js";
import { isOnScale, rounded, stepped } from "./scales.js";

/** @typedef {import("./quantity_panel.js").Payload} Payload */
/** @typedef {import("./quantity_panel.js").Panel} Panel */
/**
 * @typedef {object} Moving what is known of the moves of a number that is none of the person's findings
 * @property {number} [turn] a count of the moves, which Python sends back
 * @property {boolean} [settled] whether the slider is let go of
 * @property {number} [waiting]
 * @property {number} [sent] when Python was told last
 * @property {import("../page/lifecycle.js").Call["setStateValue"]} [setStateValue]
 */
/** @typedef {Panel & Moving} Part */

const PAUSE = 60; // ms between two messages while a slider is dragged

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, payload) {
  /** @type {Part} */
  const part = buildPanel(place, payload, (value) => move(part, value));
  const { less, more, slider, typed, unknown } = part;
  const step = (/** @type {1 | -1} */ way) => move(part, stepped(part.value, remembered(part), way, part.payload));
  less.addEventListener("click", () => step(-1));
  more.addEventListener("click", () => step(+1));
  slider.addEventListener("input", () => move(part, Number(slider.value), false));
  // A drag that ends where it began is no change to the browser: that the slider is let go of is heard by itself.
  // So is a press on the thumb of a number that has no value yet: whoever presses there means what stands there.
  slider.addEventListener("pointerup", () => part.value === null && move(part, Number(slider.value)));
  for (const end of ["change", "pointerup", "pointercancel"]) slider.addEventListener(end, () => settle(part));
  typed.addEventListener("input", () => (part.isTyping = true));
  typed.addEventListener("change", () => takeTyped(part));
  unknown.addEventListener("change", () => move(part, unknown.checked ? null : remembered(part)));
  return part;
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  receive("person", signal, ({ person }) => {
    const value = /** @type {number | null | undefined} */ (person[part.payload.finding ?? ""]);
    if (value === undefined || value === part.value) return;
    Object.assign(part, { value, isTyping: false });
    draw(part);
  });
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload, setStateValue }) {
  Object.assign(part, { payload, setStateValue });
  if (payload.finding) {
    draw(part);
    send("person-asked", {}); // moves.js knows where it stands, also when this part has just been built anew
    return;
  }
  part.turn ??= payload.turn;
  if (payload.turn !== part.turn || part.waiting) return; // Python answers an older move than our last
  if (part.value !== payload.value) part.isTyping = false; // a value from elsewhere takes the field over
  part.value = payload.value;
  draw(part);
}

/** @param {Part} part */
function settle(part) {
  if (part.settled === false) move(part, Number(part.slider.value));
}

/**
 * The number moves: draw at once, and say so. A value is settled when the slider is let go of: only then can it become
 * a place that Back returns to. A finding is taken by moves.js; of any other number Python is told from here, at most
 * every PAUSE ms and always of the last move.
 *
 * @param {Part} part
 * @param {number | null} value
 */
function move(part, value, settled = true) {
  Object.assign(part, { value, settled, isTyping: false });
  draw(part);
  const { finding } = part.payload;
  if (finding) return send("moved", { values: { [finding]: value }, settled });
  part.turn = (part.turn ?? 0) + 1;
  part.waiting ??= setTimeout(() => tellPython(part), Math.max(0, (part.sent ?? 0) + PAUSE - performance.now()));
}

/** @param {Part} part */
function tellPython(part) {
  part.waiting = undefined;
  part.sent = performance.now();
  part.setStateValue?.("moved", { value: part.value, settled: part.settled, turn: part.turn });
}

/** @param {Part} part */
function takeTyped(part) {
  const { typed, payload } = part;
  const { number, trouble = `“${typed.value}” is not possible` } = typedNumber(typed.value);
  if (number !== undefined && isOnScale(number, payload)) return move(part, rounded(number, payload.decimals));
  typed.ariaInvalid = "true"; // what was typed stays, so that it can be mended
  part.trouble.textContent = `${trouble}; it takes ${payload.range}.`;
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, listen, update };
export default lifecycle(steps);
