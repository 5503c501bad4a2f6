/** What the control of a number looks like: its elements, built once, and drawn again whenever its value changes. */
import { STYLES } from "../constants.js";
import { addStyles, element, setText } from "../page/dom.js";

/**
 * @typedef {object} Payload
 * @property {string} label
 * @property {number} low
 * @property {number} high
 * @property {number} step
 * @property {number} decimals that the value is shown with
 * @property {string} unit
 * @property {string} range the legal range, in words
 * @property {number} start where the slider stands before any value was known
 * @property {[string, number][]} words that stand for a value, as buttons
 * @property {number | null} value
 * @property {string} nothing names the state of having no value; empty where there is always one
 * @property {string} [finding] which of the person's numbers it is
 * @property {number} [turn] of the last move that Python has heard of, for any other number
 */
/**
 * @typedef {object} Panel
 * @property {Payload} payload
 * @property {number | null} value
 * @property {number} [last] the last value that was known
 * @property {boolean} [isTyping] something is typed and not left yet
 * @property {(value: number) => void} choose
 * @property {HTMLElement} label
 * @property {HTMLInputElement} typed
 * @property {HTMLButtonElement} less
 * @property {HTMLButtonElement} more
 * @property {HTMLElement} box around the box to tick and its words
 * @property {HTMLInputElement} unknown
 * @property {HTMLElement} nothing
 * @property {HTMLInputElement} slider
 * @property {HTMLElement} words
 * @property {HTMLElement} trouble
 */

addStyles(STYLES.quantity);

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @param {(value: number) => void} choose is called for a word that was pressed
 * @returns {Panel}
 */
export function buildPanel(place, payload, choose) {
  const [unknown, nothing] = [element("input", { type: "checkbox" }), element("span")];
  /** @type {Panel} */
  const panel = {
    payload, value: payload.value, choose, unknown, nothing,
    label: element("span", { className: "ct-q-label" }),
    typed: element("input", { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false }),
    less: element("button", { type: "button", className: "ct-q-step", textContent: "−" }),
    more: element("button", { type: "button", className: "ct-q-step", textContent: "+" }),
    box: element("label", { className: "ct-q-unknown" }, unknown, nothing),
    slider: element("input", { type: "range" }),
    words: element("div", { className: "ct-q-words", role: "group" }),
    trouble: element("p", { className: "ct-q-trouble", role: "alert" }),
  };
  const { label, less, typed, more, box, slider, words, trouble } = panel;
  const row = element("div", { className: "ct-q-row" }, less, typed, more, box);
  place.append(element("div", { className: "ct-q" }, label, row, slider, trouble, words));
  return panel;
}

/**
 * The value that a panel goes back to from "not known".
 *
 * @param {Panel} panel
 */
export function remembered(panel) {
  return panel.last ?? panel.payload.start;
}

/** @param {Panel} panel */
export function draw(panel) {
  const { value, slider, less, more, unknown } = panel;
  const { label, low, high, step, decimals, unit, nothing } = panel.payload;
  if (value !== null) panel.last = value;
  const shown = value === null ? "" : value.toFixed(decimals);
  panel.label.textContent = label;
  Object.assign(slider, { min: low, max: high, step, ariaLabel: label });
  slider.value = String(value ?? remembered(panel));
  slider.ariaValueText = value === null ? nothing : `${shown} ${unit}`.trim();
  slider.classList.toggle("ct-q-dim", value === null);
  Object.assign(panel.typed, { ariaLabel: `${label}, typed`, placeholder: "?" });
  if (!panel.isTyping) drawTyped(panel, shown); // an answer that comes meanwhile leaves what is being typed
  Object.assign(less, { ariaLabel: `${label}: one step less`, disabled: value !== null && value <= low });
  Object.assign(more, { ariaLabel: `${label}: one step more`, disabled: value !== null && value >= high });
  Object.assign(unknown, { checked: value === null, ariaLabel: `${label}: ${nothing}` });
  panel.nothing.textContent = nothing;
  panel.box.hidden = !nothing; // a number that is always known
  drawWords(panel);
}

/**
 * @param {Panel} panel
 * @param {string} shown
 */
function drawTyped({ typed, trouble }, shown) {
  if (typed.value !== shown) typed.value = shown;
  typed.ariaInvalid = "false";
  setText(trouble, "");
}

/** @param {Panel} panel */
function drawWords(panel) {
  const { label, words } = panel.payload;
  panel.words.ariaLabel = `${label}, in a word`;
  if (panel.words.childElementCount !== words.length) {
    panel.words.replaceChildren(...words.map(([word, value]) => wordButton(panel, word, value)));
  }
  const buttons = [...panel.words.children];
  words.forEach(([, value], at) => Object.assign(buttons[at] ?? {}, { ariaPressed: String(value === panel.value) }));
}

/**
 * @param {Panel} panel
 * @param {string} word
 * @param {number} value
 */
function wordButton(panel, word, value) {
  const made = element("button", { type: "button", textContent: `${word} ${value}` });
  made.addEventListener("click", () => panel.choose(value));
  return made;
}
