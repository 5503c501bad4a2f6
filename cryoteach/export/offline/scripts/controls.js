/** The controls of one person: a finding is moved by a slider, by steps, by typing or by a choice, unknown included. */
import { typedNumber } from "../../../widgets/parts/controls/numbers.js";
import { drawn, piece } from "./pieces.js";
import { count, placeOf, valueAt, valueWords } from "./judging/tables.js";

/** @typedef {import("./judging/tables.js").Scale} Scale */
/** @typedef {import("./judging/tables.js").Value} Value */
/** @typedef {{ finding: string, title: string, unknown: string, buttons: boolean,
 *   words: Record<string, number> }} Asked */
/** @typedef {(value: Value | null) => void} Told */
/** @typedef {{ element: Element, set: Told }} Control */

/**
 * @param {Asked} asked how a finding is asked for
 * @param {Scale} scale
 * @param {Told} told
 * @returns {Control}
 */
export function control(asked, scale, told) {
  if (scale.options) return choice(asked, scale, told);
  return asked.buttons ? buttons(asked, scale, told) : quantity(asked, scale, told);
}

/** @param {Asked} asked @param {Scale} scale @param {Told} told @returns {Control} */
function choice({ finding, title, unknown }, scale, told) {
  const options = Object.entries(scale.options ?? {}).map(([value, words]) => piece("option", { value }, words));
  const heard = () => told(select.value || null);
  const element = drawn(piece("div.control", {}, piece("label", { for: finding }, title),
    piece("select", { id: finding, onchange: heard }, options, piece("option", { value: "" }, unknown))));
  const select = /** @type {HTMLSelectElement} */ (element.querySelector("select"));
  return { element, set: (value) => { select.value = value === null ? "" : String(value); } };
}

/** @param {Asked} asked @param {Scale} scale @param {Told} told @returns {Control} */
function buttons({ finding, title }, scale, told) {
  const values = [...Array(count(scale)).keys(), null];
  const radios = values.map((value) => piece("label", {},
    piece("input", { type: "radio", name: finding, value: value ?? "", onchange: () => told(value) }),
    piece("span", value === null ? { title: "not known" } : {}, value === null ? "?" : String(value),
      ...(value === null ? [piece("span.unseen", {}, " not known")] : []))));
  const row = piece("div.row", {}, radios);
  const element = drawn(piece("fieldset.control.buttons", {}, piece("legend", {}, title), row));
  return {
    element,
    set: (now) => element.querySelectorAll("input").forEach((input) => {
      input.checked = input.value === String(now ?? "");
    }),
  };
}

/** @param {Asked} asked @param {Scale} scale @param {Told} told @returns {Control} */
function quantity(asked, scale, told) {
  /** @type {{ value: Value | null, last: number }} */
  const state = { value: null, last: Math.floor(count(scale) / 3) };
  const step = (/** @type {number} */ by) => () => {
    const place = state.value === null ? state.last : placeOf(scale, state.value) + by;
    told(valueAt(scale, Math.min(Math.max(place, 0), count(scale) - 1)));
  };
  const element = drawn(quantityPieces(asked, scale, told, step));
  const find = (/** @type {string} */ kind) => /** @type {HTMLInputElement} */ (element.querySelector(kind));
  const [typed, range, trouble] = [find(".typed"), find("[type=range]"), find(".trouble")];
  typed.addEventListener("change", () => {
    const { value, why } = read(typed.value, scale);
    trouble.textContent = why;
    if (!why) told(value);
  });
  return { element, set: (value) => {
    if (value !== null) state.last = placeOf(scale, value);
    state.value = value;
    [typed.value, range.value] = [value === null ? "" : Number(value).toFixed(scale.decimals), String(state.last)];
    range.setAttribute("aria-valuetext", valueWords(scale, value));
    range.classList.toggle("unknown", value === null);
    find("[type=checkbox]").checked = value === null;
    trouble.textContent = "";
  } };
}

/** @param {Asked} asked @param {Scale} scale @param {Told} told @param {(by: number) => () => void} step */
function quantityPieces({ finding, title, words }, scale, told, step) {
  const move = (/** @type {Event} */ moved) =>
    told(valueAt(scale, Number(/** @type {HTMLInputElement} */ (moved.target).value)));
  const toggle = (/** @type {Event} */ ticked) => {
    if (/** @type {HTMLInputElement} */ (ticked.target).checked) told(null);
    else step(0)();
  };
  const trouble = `${finding}-trouble`;
  return piece("fieldset.control.quantity", {}, piece("legend", {}, title),
    piece("div.row", {},
      piece("button", { type: "button", onclick: step(-1), "aria-label": `${title}: one step less` }, "−"),
      piece("input.typed", { inputmode: "decimal", autocomplete: "off", maxlength: 40, "aria-label": `${title}, typed`,
        "aria-describedby": trouble, placeholder: "?" }),
      piece("button", { type: "button", onclick: step(1), "aria-label": `${title}: one step more` }, "+"),
      piece("label.unknown", {}, piece("input", { type: "checkbox", onchange: toggle }), "not known")),
    piece("input", { type: "range", min: 0, max: count(scale) - 1, step: 1, "aria-label": title, oninput: move }),
    Object.keys(words).length ? piece("div.row.words", {}, Object.entries(words).map(([word, value]) =>
      piece("button", { type: "button", onclick: () => told(value) }, word))) : [],
    piece("p.trouble", { id: trouble, role: "alert" }));
}

/** @param {string} text @param {Scale} scale @returns {{ value: Value | null, why: string }} */
function read(text, scale) {
  if (!text.trim()) return { value: null, why: "" };
  const { number, trouble } = typedNumber(text);
  if (number === undefined) return { value: null, why: `${trouble}.` };
  const place = placeOf(scale, number);
  const value = valueAt(scale, place);
  const isOn = place >= 0 && value !== null && Math.abs(Number(value) - number) < 1e-6;
  if (isOn) return { value, why: "" };
  const ends = `${valueWords(scale, scale.low)} to ${valueWords(scale, scale.high)}`;
  return { value, why: `${number} is not on this scale; it goes from ${ends}, in steps of ${scale.step}.` };
}
