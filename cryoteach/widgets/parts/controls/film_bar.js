/** What the bar of a film looks like: its elements, built once, and drawn again at every frame. */
import { STYLES } from "../constants.js";
import { addStyles, element } from "../page/dom.js";

/**
 * @typedef {object} Payload
 * @property {string} of the key of the chart that has the frames
 * @property {string} label what the frames count: "Minute"
 * @property {string[]} words what each frame is, as a sentence
 * @property {number} at the frame to show
 * @property {number} turn of the last move that Python has heard of
 */
/**
 * @typedef {object} Bar
 * @property {Payload} payload
 * @property {number} at the frame that is shown
 * @property {number} [timer] while it plays
 * @property {HTMLElement} label
 * @property {HTMLButtonElement} playButton
 * @property {HTMLButtonElement} less
 * @property {HTMLButtonElement} more
 * @property {HTMLInputElement} typed
 * @property {HTMLInputElement} slider
 * @property {HTMLElement} words
 * @property {HTMLElement} aloud
 * @property {HTMLElement} trouble
 * @property {HTMLElement} hint
 */

addStyles(STYLES.quantity);

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Bar}
 */
export function buildBar(place, payload) {
  /** @type {Bar} */
  const bar = {
    payload, at: payload.at,
    label: element("span", { className: "ct-q-label" }),
    playButton: element("button", { type: "button", textContent: "Play", className: "ct-q-play" }),
    less: element("button", { type: "button", textContent: "−", className: "ct-q-step" }),
    more: element("button", { type: "button", textContent: "+", className: "ct-q-step" }),
    typed: element("input", { type: "text", inputMode: "numeric", autocomplete: "off" }),
    slider: element("input", { type: "range", min: "0", step: "1" }),
    words: element("p", { className: "ct-q-now", ariaHidden: "true" }),
    aloud: element("p", { role: "status", ariaLive: "polite", className: "ct-q-aloud" }),
    trouble: element("p", { className: "ct-q-trouble", role: "alert" }),
    hint: element("p", { className: "ct-q-hint", textContent: "Your device asks for less motion: go step by step." }),
  };
  const row = element("div", { className: "ct-q-row" }, bar.playButton, bar.less, bar.typed, bar.more);
  const parts = [bar.label, row, bar.slider, bar.trouble, bar.hint, bar.words, bar.aloud];
  place.append(element("div", { className: "ct-q", role: "group", ariaLabel: "The film" }, ...parts));
  return bar;
}

/**
 * The last frame.
 *
 * @param {Bar} bar
 */
export function lastOf({ payload }) {
  return payload.words.length - 1;
}

/**
 * @param {Bar} bar
 * @param {{ canPlay: boolean }} device
 */
export function draw(bar, { canPlay }) {
  const { at, playButton, slider, typed, less, more } = bar;
  const { label, words } = bar.payload;
  const last = lastOf(bar);
  bar.label.textContent = label;
  playButton.textContent = bar.timer ? "Pause" : "Play";
  playButton.hidden = !canPlay;
  bar.hint.hidden = canPlay;
  Object.assign(slider, { max: last, value: at, ariaLabel: label, ariaValueText: words[at] });
  Object.assign(typed, { value: at, ariaLabel: `${label}, typed`, ariaInvalid: "false" });
  Object.assign(less, { ariaLabel: `${label}: one step less`, disabled: at <= 0 });
  Object.assign(more, { ariaLabel: `${label}: one step more`, disabled: at >= last });
  bar.trouble.textContent = "";
  bar.words.textContent = words[at] ?? "";
}
