/**
 * The walk of a thousand people: a step a gate, by the clock, or by hand where the device asks for less motion. Every
 * step is known from the start; a press of a button elsewhere brings another walk with a higher turn.
 */
import { lessMotion, setText } from "../page/dom.js";
import { lifecycle } from "../page/lifecycle.js";
import { buildPanel, drawPictures, drawStep } from "./walk_panel.js";

/** @typedef {import("./walk_panel.js").Payload} Payload */
/** @typedef {import("./walk_panel.js").Panel & { turn: number, timer?: number }} Part */

const A_GATE = 850; // ms
const BACK = 600; // ms that the dots take back into their block

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, payload) {
  const part = { ...buildPanel(place, payload), turn: payload.isNow ? payload.turn - 1 : payload.turn };
  part.skip.addEventListener("click", () => end(part));
  part.next.addEventListener("click", () => go(part));
  part.again.addEventListener("click", () => start(part));
  return part;
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload, isNews }) {
  if (!isNews) return;
  const isPressed = payload.turn !== part.turn;
  const isOther = payload.pictures.join() !== part.drawn;
  Object.assign(part, { payload, turn: payload.turn });
  if (isPressed && payload.words.length) come(part, payload.plays);
  else if (isOther) end(part, { isQuiet: true });
  else drawStep(part); // only the words of a step are new
}

/**
 * A press led here.
 *
 * @param {Part} part
 * @param {boolean} plays
 */
function come(part, plays) {
  if (plays) start(part);
  else end(part);
  part.words.focus({ preventScroll: true });
  part.box.scrollIntoView({ block: "nearest", behavior: lessMotion() ? "instant" : "smooth" });
}

/**
 * All go back into the block, if they had left it, and set out.
 *
 * @param {Part} part
 */
function start(part) {
  clearTimeout(part.timer);
  const isBack = part.step === 0 || lessMotion();
  part.step = 0;
  drawStep(part);
  if (isBack) setOut(part);
  else part.timer = setTimeout(setOut, BACK, part);
}

/** @param {Part} part */
function setOut(part) {
  drawPictures(part);
  drawStep(part);
  part.box.getBoundingClientRect(); // they stand in the block before they walk
  go(part);
}

/**
 * One gate further.
 *
 * @param {Part} part
 */
function go(part) {
  clearTimeout(part.timer);
  part.step = Math.min(part.step + 1, last(part));
  drawStep(part);
  const hasCome = part.step === last(part);
  if (hasCome || lessMotion()) setText(part.aloud, part.payload.words[part.step] ?? "");
  if (hasCome && document.activeElement === document.body) part.words.focus({ preventScroll: true });
  if (!hasCome && !lessMotion()) part.timer = setTimeout(go, A_GATE, part);
}

/**
 * The last state, at once.
 *
 * @param {Part} part
 * @param {{ isQuiet?: boolean }} how quiet: nobody pressed anything
 */
function end(part, { isQuiet = false } = {}) {
  clearTimeout(part.timer);
  part.step = last(part);
  drawPictures(part);
  drawStep(part);
  if (isQuiet) return;
  setText(part.aloud, part.payload.words[part.step] ?? "");
  part.words.focus({ preventScroll: true });
}

/** @param {Part} part */
function last({ payload }) {
  return Math.max(payload.words.length - 1, 0);
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, update, unmount: (part) => clearTimeout(part.timer) };
export default lifecycle(steps);
