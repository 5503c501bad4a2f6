/**
 * A bar that says how far a long work has come, and asks Python to look again until it is told that there is no more.
 */
import { STYLES } from "../constants.js";
import { addStyles, element } from "./dom.js";
import { lifecycle } from "./lifecycle.js";

/** @typedef {{ share: number, words: string, look: number, wait: number }} Payload look: the number of this look */
/** @typedef {{ place: HTMLElement, words: HTMLElement, progress: HTMLProgressElement, waiting?: number }} Part */

const LOST = 10_000; // ms; a look that was interrupted before it came back is asked for once more

addStyles(STYLES.under_way);

/**
 * @param {HTMLElement} place
 * @returns {Part}
 */
function mount(place) {
  const part = { place, words: element("p"), progress: element("progress") };
  place.append(element("div", { className: "ct-under-way" }, part.words, part.progress));
  return part;
}

/** @type {import("./lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload: { share, words, look, wait }, setTriggerValue }) {
  part.words.textContent = words;
  part.progress.value = share;
  part.progress.ariaLabel = words;
  clearInterval(part.waiting);
  const ask = () => {
    clearInterval(part.waiting);
    setTriggerValue("looked", look);
    part.waiting = setInterval(ask, LOST);
  };
  part.waiting = setInterval(ask, wait);
}

export default lifecycle({ mount, update, unmount: (/** @type {Part} */ part) => clearInterval(part.waiting) });
