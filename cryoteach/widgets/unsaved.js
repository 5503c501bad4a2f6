// Keeps what is typed and not left yet. Streamlit tells Python of a text when its field is left: until then a server that
// is started again, or a reload, would lose it. Here it lies in this tab's own memory until Python has it.

const PREFIX = "cryoteach:typed:";
const FIELD = "textarea, input[type=text]";
const found = new WeakMap(); // a field -> what stood in it when it was entered: what Python has
let left = new Set(); // names of the texts that were left since the page last ran

function watchTyping() {
  document.addEventListener("focusin", ({ target }) => isOurs(target) && found.set(target, target.value));
  document.addEventListener("input", ({ target }) => isOurs(target) && keep(target));
  document.addEventListener("focusout", ({ target }) => isOurs(target) && !inAForm(target) && leave(target));
  document.addEventListener("keydown", ({ target, key }) => key === "Enter" && isOurs(target) && leave(target));
  document.addEventListener("click", ({ target }) => target.closest?.('[data-testid="stFormSubmitButton"]') && leaveAll(), true);
}

function isOurs(field) {
  return field.matches?.(FIELD) && nameOf(field) !== undefined;
}

/** A form tells Python of its fields when it is sent, and not before. */
function inAForm(field) {
  return field.closest('[data-testid="stForm"]') !== null;
}

/** A field is called by its page and by the key that Python gave it. */
function nameOf(field) {
  const holder = field.closest('.stTextArea, .stTextInput')?.closest('[class*="st-key-"]');
  const key = [...(holder?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  return key && `${PREFIX}${location.pathname}:${key}`;
}

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

function leave(field) {
  left.add(nameOf(field));
}

function leaveAll() {
  for (const name of names()) left.add(name);
}

function names() {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
}

/** The page has run to its end: Python has what was left before. What it has not is put back. */
function ran(isDone) {
  if (!isDone) return;
  for (const name of left) sessionStorage.removeItem(name);
  left = new Set();
  bringBack();
}

/** Put back what Python does not have, where the field stands as it stood before the typing. */
function bringBack() {
  const kept = names().filter((name) => !left.has(name) && name.startsWith(`${PREFIX}${location.pathname}:`));
  if (!kept.length) return;
  for (const field of document.querySelectorAll(FIELD)) {
    const name = nameOf(field);
    if (!kept.includes(name)) continue;
    const { before, text } = JSON.parse(sessionStorage.getItem(name));
    if (field.value === before) write(field, text);
  }
}

/** Write as a hand does, so that Streamlit hears it, and leave the field, so that Python has it. */
function write(field, text) {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  const wasIn = document.activeElement === field;
  field.focus({ preventScroll: true });
  set.call(field, text);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  if (!wasIn && !inAForm(field)) field.blur();
}
