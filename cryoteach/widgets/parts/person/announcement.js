/**
 * Puts a sentence into a live region half a second after it stopped changing, so that a screen reader says one sentence
 * for a dragged slider, and not thirty.
 */
import { element, setText } from "../page/dom.js";
import { followMoves } from "./follow_moves.js";
import { lifecycle } from "../page/lifecycle.js";
import { takeNoRoom } from "../page/streamlit_page.js";

/** @typedef {{ key: string, text: string }} Payload */
/** @typedef {{ place: HTMLElement, key: string, region: HTMLElement, known: string, waiting?: number }} Part */

const PAUSE = 500; // ms
const OUT_OF_SIGHT = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, { key, text }) {
  // What was there when the page came is not news: it stands on the page, and need not be read there twice.
  const region = element("div", { role: "status", ariaLive: "polite" });
  region.style.cssText = OUT_OF_SIGHT;
  takeNoRoom(place);
  place.append(region);
  return { place, key, region, known: text };
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  /** @type {(came: import("./follow_moves.js").AfterMove<Payload>) => void} */
  const take = ({ payload, trouble }) => announce(part, payload ? payload.text : (trouble ?? ""));
  followMoves(part.place, part.key, signal, take);
}

/**
 * @param {Part} part
 * @param {string} words
 */
function announce(part, words) {
  clearTimeout(part.waiting);
  part.waiting = setTimeout(() => {
    if (words !== part.known) setText(part.region, words);
    part.known = words;
  }, PAUSE);
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, listen, update: (part, { payload }) => announce(part, payload.text) };
export default lifecycle(steps);
