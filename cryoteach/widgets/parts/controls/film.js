/**
 * The bar of a film: counts the frames here and tells the chart which one to show; the chart has them all. Python is
 * told when the film has come to rest, and is heard again only when it has heard of our last move.
 */
import { lessMotion, setText } from "../page/dom.js";
import { receive, send } from "../page/events.js";
import { buildBar, draw, lastOf } from "./film_bar.js";
import { lifecycle } from "../page/lifecycle.js";
import { typedNumber } from "./numbers.js";

/** @typedef {import("./film_bar.js").Payload} Payload */
/**
 * @typedef {import("./film_bar.js").Bar & { turn?: number, setStateValue?:
 *   import("../page/lifecycle.js").Call["setStateValue"] }} Part
 */

const FRAME = 800; // ms

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, payload) {
  /** @type {Part} */
  const part = buildBar(place, payload);
  const { playButton, less, more, slider, typed } = part;
  playButton.addEventListener("click", () => (part.timer ? rest(part) : play(part)));
  less.addEventListener("click", () => goTo(part, part.at - 1));
  more.addEventListener("click", () => goTo(part, part.at + 1));
  typed.addEventListener("change", () => takeTyped(part));
  slider.addEventListener("input", () => goTo(part, Number(slider.value), false));
  slider.addEventListener("change", () => goTo(part, Number(slider.value)));
  return part;
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  receive("frame-asked", signal, ({ of }) => of === part.payload.of && sendFrame(part));
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload, setStateValue }) {
  Object.assign(part, { payload, setStateValue });
  part.turn ??= payload.turn;
  if (payload.turn === part.turn) part.at = payload.at; // else Python answers an older move than our last
  part.at = Math.min(part.at, lastOf(part));
  show(part);
  if (!part.timer) sayAloud(part);
}

/** @param {Part} part */
function play(part) {
  if (part.at >= lastOf(part)) part.at = 0;
  part.turn = (part.turn ?? 0) + 1; // what Python says from here on is older than what is shown
  part.timer = setInterval(() => step(part), FRAME);
  show(part);
}

/** @param {Part} part */
function step(part) {
  part.at = Math.min(part.at + 1, lastOf(part));
  if (part.at === lastOf(part)) rest(part);
  else show(part);
}

/** @param {Part} part */
function stop(part) {
  clearInterval(part.timer);
  part.timer = undefined;
}

/**
 * Go to a frame by hand; that stops the film.
 *
 * @param {Part} part
 * @param {number} at
 */
function goTo(part, at, settled = true) {
  stop(part);
  part.at = Math.min(lastOf(part), Math.max(0, at));
  part.turn = (part.turn ?? 0) + 1;
  if (settled) rest(part);
  else show(part);
}

/** @param {Part} part */
function rest(part) {
  stop(part);
  show(part);
  sayAloud(part);
  part.setStateValue?.("moved", { value: part.at, settled: true, turn: part.turn });
}

/** @param {Part} part */
function takeTyped(part) {
  const { number: at, trouble = `“${part.typed.value}” is not possible` } = typedNumber(part.typed.value);
  if (at !== undefined && Number.isInteger(at) && at >= 0 && at <= lastOf(part)) return goTo(part, at);
  part.typed.ariaInvalid = "true"; // what was typed stays, so that it can be mended
  part.trouble.textContent = `${trouble}; it takes a whole number from 0 to ${lastOf(part)}.`;
}

/** @param {Part} part */
function show(part) {
  draw(part, { canPlay: !lessMotion() });
  sendFrame(part);
}

/** @param {Part} part */
function sendFrame({ payload: { of }, at }) {
  send("frame", { of, at });
}

/**
 * Seen at every frame, but said aloud only where the film stands.
 *
 * @param {Part} part
 */
function sayAloud(part) {
  setText(part.aloud, part.payload.words[part.at] ?? "");
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, listen, update, unmount: stop };
export default lifecycle(steps);
