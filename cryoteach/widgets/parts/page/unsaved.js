/**
 * Keeps what is typed and not left yet. Streamlit tells Python of a text when its field is left: until then a server
 * that is started again, or a reload, would lose it. Here it lies in this tab's own memory until Python has it.
 */
import { isAtRest, isConnected, isInForm, keyOf, sendsForm } from "./streamlit_page.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const PREFIX = "cryoteach:typed:";
const FIELD = "textarea, input[type=text]";
const LOOK = 500; // ms between two looks
const A_BREATH = 100; // ms in which Streamlit hears that a text changed; a field left sooner tells Python nothing
const A_RUN = 1000; // ms in which a page begins to run with what was left
/** @type {WeakMap<Field, string>} a field and what stood in it when it was entered: what Python has */
const found = new WeakMap();
/**
 * @type {Map<string, number>} the name of each text that was left, and when; once the page has run since, Python has it
 */
const left = new Map();

/** @param {Element} app Streamlit's */
export function watchTyping(app) {
  setInterval(() => tend(app), LOOK);
  onFields("focusin", (field) => found.set(field, field.value));
  onFields("input", keep);
  onFields("focusout", (field) => isInForm(field) || leave(field)); // a form tells Python only when it is sent
  onFields("keydown", (field, { key }) => key === "Enter" && leave(field));
  document.addEventListener("click", ({ target }) => sendsForm(target) && leaveAll(), true);
}

/**
 * @template {"focusin" | "focusout" | "input" | "keydown"} Name
 * @param {Name} name
 * @param {(field: Field, event: DocumentEventMap[Name]) => void} act
 */
function onFields(name, act) {
  document.addEventListener(name, (event) => {
    const { target } = event;
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (isField && target.matches(FIELD) && keyOf(target)) act(target, event);
  });
}

/**
 * A field is called by its page and by the key that Python gave it.
 *
 * @param {Field} field
 */
function nameOf(field) {
  return `${PREFIX}${location.pathname}:${keyOf(field)}`;
}

/** @param {Field} field */
function keep(field) {
  const name = nameOf(field);
  left.delete(name);
  const before = found.get(field) ?? "";
  try {
    if (field.value === before) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify({ before, text: field.value }));
  } catch (error) {
    console.warn(error); // the browser's memory is full or switched off: typing goes on as without us
  }
}

/** @param {Field} field */
function leave(field) {
  left.set(nameOf(field), performance.now());
}

function leaveAll() {
  for (const name of names()) left.set(name, performance.now());
}

function names() {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
}

/**
 * What was left and has been run with is Python's; what was left while nobody was there is not. What Python has not is
 * put back, once somebody is there.
 *
 * @param {Element} app
 */
function tend(app) {
  if (!isConnected(app)) return left.clear();
  if (!isAtRest(app)) return;
  for (const [name, when] of left) {
    if (performance.now() - when < A_RUN) continue;
    sessionStorage.removeItem(name);
    left.delete(name);
  }
  bringBack();
}

/** Put back what Python does not have. A field in which somebody types has its text still, and is left alone. */
function bringBack() {
  const kept = names().filter((name) => !left.has(name) && name.startsWith(`${PREFIX}${location.pathname}:`));
  if (!kept.length) return;
  /** @type {NodeListOf<Field>} */
  const fields = document.querySelectorAll(FIELD);
  for (const field of fields) {
    const keptText = keyOf(field) && kept.includes(nameOf(field)) && sessionStorage.getItem(nameOf(field));
    if (!keptText) continue;
    const { before, text } = JSON.parse(keptText);
    if (field.value === before) write(field, before, text);
    else if (field.value === text && document.activeElement !== field) leaveAgain(field);
  }
}

/**
 * The text was left while the server was away: leave it once more, without taking the focus from where somebody types.
 *
 * @param {Field} field
 */
function leaveAgain(field) {
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

/**
 * Write as a person does, so that Streamlit hears of a change, and leave the field, so that Python has it.
 *
 * @param {Field} field
 * @param {string} before
 * @param {string} text
 */
function write(field, before, text) {
  const wasIn = document.activeElement === field;
  field.focus({ preventScroll: true });
  found.set(field, before);
  // React has put a property of its own over the field's value; only the one beneath makes it hear of a change.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, text);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  if (!wasIn && !isInForm(field)) setTimeout(() => field.blur(), A_BREATH);
}
