/** What the walk looks like: its pictures, what a step says, its buttons; built once, and drawn again at every step. */
import { STYLES } from "../constants.js";
import { addStyles, element, lessMotion, setText } from "../page/dom.js";

/**
 * @typedef {object} Payload
 * @property {string[]} pictures as SVG, one for each layout
 * @property {string[]} words what each step says; none before anything was asked
 * @property {number} turn the number of the last press that led here
 * @property {boolean} isNow whether it has just been made
 * @property {boolean} plays whether they walk at it
 */
/**
 * @typedef {object} Panel
 * @property {Payload} payload
 * @property {number} step how many gates they have come to
 * @property {string} drawn the pictures that stand there
 * @property {HTMLElement} box
 * @property {HTMLElement} panel
 * @property {HTMLElement} words
 * @property {HTMLElement} aloud
 * @property {HTMLElement} result printed only
 * @property {HTMLButtonElement} skip
 * @property {HTMLButtonElement} next
 * @property {HTMLButtonElement} again
 * @property {HTMLElement} pictures
 */

addStyles(STYLES.walk);

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Panel}
 */
export function buildPanel(place, payload) {
  const [panel, pictures] = [element("div", { className: "ct-walk-panel" }), element("div")];
  /** @type {Panel} */
  const part = {
    payload, step: 0, drawn: "", panel, pictures,
    box: element("div", { className: "ct-walk" }, panel, pictures),
    words: element("p", { className: "ct-walk-words", tabIndex: -1 }),
    aloud: element("p", { className: "ct-walk-aloud", role: "status", ariaLive: "polite" }),
    result: element("p", { className: "ct-walk-result" }),
    skip: element("button", { type: "button", textContent: "Skip to the result" }),
    next: element("button", { type: "button", textContent: "Next gate" }),
    again: element("button", { type: "button", textContent: "Walk again" }),
  };
  const buttons = element("div", { className: "ct-walk-buttons" }, part.next, part.skip, part.again);
  panel.append(part.words, part.result, buttons, part.aloud);
  place.append(part.box);
  return part;
}

/**
 * Put the pictures there, with everybody in the block. Python has escaped every word in them: the only tags are those
 * that drawings/walk.py writes.
 *
 * @param {Panel} part
 */
export function drawPictures(part) {
  const drawn = part.payload.pictures.join();
  if (drawn === part.drawn) return;
  part.drawn = drawn;
  part.pictures.innerHTML = part.payload.pictures.join("");
}

/** @param {Panel} part */
export function drawStep(part) {
  const { payload: { words }, step } = part;
  const last = Math.max(words.length - 1, 0);
  part.panel.hidden = !words.length;
  setText(part.words, words[step] ?? "");
  setText(part.result, words[last] ?? "");
  part.next.hidden = step === last || !lessMotion();
  part.skip.hidden = step === last;
  part.again.hidden = step !== last;
  for (const picture of part.pictures.querySelectorAll("svg")) move(picture, step);
  for (const later of part.pictures.querySelectorAll(".ct-later")) {
    later.classList.toggle("ct-now", step >= Number(later.getAttribute("data-at")));
  }
}

/**
 * Everybody to the gate of this step, or to the one that has stopped them.
 *
 * @param {SVGElement} picture
 * @param {number} step
 */
function move(picture, step) {
  const stops = (picture.dataset.stops ?? "").split(" ").map((stop) => stop.split(","));
  for (const group of /** @type {NodeListOf<SVGElement>} */ (picture.querySelectorAll(".ct-walkers"))) {
    const gate = Number(group.dataset.gate);
    const [x = "0", y = "0"] = stops[Math.min(step, gate)] ?? [];
    group.style.setProperty("--x", `${x}px`);
    group.style.setProperty("--y", `${y}px`);
    group.classList.toggle("ct-fallen", step >= gate);
  }
}
