/** The gates as a list that opens; a gate that is open stays open while its words change, after a rerun or a move. */
import { STYLES } from "../constants.js";
import { addStyles, element, setText } from "../page/dom.js";
import { followMoves } from "./follow_moves.js";
import { lifecycle } from "../page/lifecycle.js";

/** @typedef {{ id: string, mark: string, name: string, says: string, inside: string }} Gate as Python describes it */
/** @typedef {{ key: string, title: string, gates: Gate[], note: string }} Payload */
/**
 * @typedef {object} Box what stands in the page for a gate
 * @property {HTMLDetailsElement} details
 * @property {HTMLElement} name
 * @property {Text} mark
 * @property {Text} says
 * @property {HTMLElement} body
 * @property {string} inside what is to stand in the body once it is open
 * @property {string} [filled] what stands there
 */
/**
 * @typedef {{ place: HTMLElement, key: string, title: HTMLElement, all: HTMLElement, note: HTMLElement, boxes:
 *   Map<string, Box> }} Part
 */

addStyles(STYLES.gates);

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, { key }) {
  const note = element("p", { className: "ct-small" });
  const part = { place, key, title: element("h2"), all: element("div"), note, boxes: new Map() };
  place.append(element("div", { className: "stHtml ct-gates" }, part.title, part.all, part.note));
  return part;
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  /** @type {(came: import("./follow_moves.js").AfterMove<Payload>) => void} */
  const take = ({ payload }) => payload && draw(part, payload);
  followMoves(part.place, part.key, signal, take);
  window.addEventListener("beforeprint", () => openForPaper(part), { signal });
}

/**
 * On paper every gate is open; those that were closed are closed again afterwards.
 *
 * @param {Part} part
 */
function openForPaper({ boxes }) {
  const closed = [...boxes.values()].filter(({ details }) => !details.open);
  for (const box of closed) {
    box.details.open = true;
    fill(box);
  }
  const close = () => closed.forEach(({ details }) => void (details.open = false));
  window.addEventListener("afterprint", close, { once: true });
}

/**
 * @param {Part} part
 * @param {Payload} payload
 */
function draw(part, { title, gates, note }) {
  part.title.textContent = title;
  part.note.textContent = note;
  // An open gate stays open while its words change, also when another set of limits leaves some gates out.
  const shown = gates.map((gate) => drawGate(part, gate));
  const before = part.all.children;
  const same = shown.length === before.length && shown.every((gate, at) => gate === before[at]);
  if (!same) part.all.replaceChildren(...shown);
}

/**
 * @param {Part} part
 * @param {Gate} gate
 */
function drawGate(part, { id, mark, name, says, inside }) {
  const box = part.boxes.get(id) ?? newBox(id);
  part.boxes.set(id, box);
  setText(box.mark, `${mark} `);
  setText(box.name, name);
  setText(box.says, `: ${says}`);
  box.inside = inside;
  fill(box);
  return box.details;
}

/**
 * @param {string} id
 * @returns {Box}
 */
function newBox(id) {
  const [name, mark, says, body] = [element("strong"), new Text(), new Text(), element("div")];
  const summary = element("summary", {}, element("span", {}, mark, name, says));
  const details = element("details", {}, summary, body);
  details.dataset.gate = id;
  /** @type {Box} */
  const box = { details, name, mark, says, body, inside: "" };
  details.addEventListener("toggle", () => fill(box));
  return box;
}

/**
 * Only what is open is built. Python has escaped every word of it: the only tags are those that gates.py writes.
 *
 * @param {Box} box
 */
function fill(box) {
  if (!box.details.open || box.filled === box.inside) return;
  box.body.innerHTML = box.filled = box.inside;
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, listen, update: (part, { payload, isNews }) => isNews && draw(part, payload) };
export default lifecycle(steps);
