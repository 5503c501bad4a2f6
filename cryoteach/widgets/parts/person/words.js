/**
 * Redraws words in place, after a rerun and after each move. Python has written them as HTML and escaped every word:
 * the only tags are those of person_view/.
 */
import { element } from "../page/dom.js";
import { followMoves } from "./follow_moves.js";
import { lifecycle } from "../page/lifecycle.js";

/** @typedef {{ key: string, html: string, complains?: boolean }} Payload complains: it says so when no answer came */
/** @typedef {{ place: HTMLElement, box: HTMLElement, first: Payload, html?: string }} Part */

/**
 * @param {HTMLElement} place
 * @param {Payload} first
 * @returns {Part}
 */
function mount(place, first) {
  const box = element("div", { className: "stHtml" });
  place.append(box);
  return { place, box, first };
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  /** @type {(came: import("./follow_moves.js").AfterMove<Payload>) => void} */
  const take = ({ payload, trouble }) => (payload ? write(part, payload) : complain(part, trouble ?? ""));
  followMoves(part.place, part.first.key, signal, take);
}

/**
 * @param {Part} part
 * @param {Payload} payload
 */
function write(part, { html }) {
  if (part.html !== html) part.box.innerHTML = part.html = html;
}

/**
 * No answer came to a move: nothing may go on saying what was true of the person before.
 *
 * @param {Part} part
 * @param {string} trouble
 */
function complain(part, trouble) {
  const words = element("p", { className: "ct-notice", role: "alert", textContent: trouble });
  part.box.replaceChildren(...(part.first.complains ? [words] : []));
  part.html = undefined;
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, listen, update: (part, { payload, isNews }) => isNews && write(part, payload) };
export default lifecycle(steps);
