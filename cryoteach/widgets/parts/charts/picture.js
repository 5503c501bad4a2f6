/**
 * Shows HTML and SVG that Python wrote, and tells Python which button in it was pressed. Python has escaped every word
 * of it: the only tags are those that our own widgets write.
 */
import { STYLES } from "../constants.js";
import { addStyles, element } from "../page/dom.js";
import { lifecycle } from "../page/lifecycle.js";

/** @typedef {{ html: string }} Payload */
/** @typedef {{ box: HTMLElement, tell?: import("../page/lifecycle.js").Call["setTriggerValue"] }} Part */

addStyles(STYLES.picture);

/**
 * @param {HTMLElement} place
 * @returns {Part}
 */
function mount(place) {
  const box = element("div", { className: "stHtml ct-picture" });
  place.append(box);
  return { box };
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  part.box.addEventListener("click", ({ target }) => press(part, target), { signal });
}

/**
 * @param {Part} part
 * @param {EventTarget | null} target
 */
function press({ tell }, target) {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button) tell?.("pressed", button.value);
}

/**
 * Buttons keep the focus when the picture is written anew.
 *
 * @param {HTMLElement} box
 * @param {string} html
 */
function draw(box, html) {
  const held = document.activeElement;
  const value = held instanceof HTMLButtonElement && box.contains(held) ? held.value : undefined;
  box.innerHTML = html;
  const same = [...box.querySelectorAll("button")].find((button) => button.value === value);
  same?.focus({ preventScroll: true });
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = {
  mount,
  listen,
  update: (part, { payload, isNews, setTriggerValue }) => {
    part.tell = setTriggerValue;
    if (isNews) draw(part.box, payload.html);
  },
};
export default lifecycle(steps);
