// Keeps what is typed and not left yet. Streamlit tells Python of a text when its field is left: until then a server that
// is started again, or a reload, would lose it. Here it lies in this tab's own memory until Python has it.

const PREFIX = "cryoteach:typed:";
const FIELD = "textarea, input[type=text]";
const found = new WeakMap(); // a field -> what stood in it when it was entered: what Python has
const left = new Map(); // the name of each text that was left -> when; once the page has run since, Python has it
const LOOK = 500; // ms between two looks
const A_RUN = 1000; // ms in which a page begins to run with what was left

function watchTyping(app) {
  setInterval(() => tend(app), LOOK);
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
  left.set(nameOf(field), performance.now());
}

function leaveAll() {
  for (const name of names()) left.set(name, performance.now());
}

function names() {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
}

/** What was left and has been run with is Python's; what was left while nobody was there is not. What Python has not is
 * put back, once somebody is there. */
function tend(app) {
  if (!isConnected(app)) return left.clear();
  if (app.getAttribute("data-test-script-state") !== "notRunning") return;
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
  for (const field of document.querySelectorAll(FIELD)) {
    const name = nameOf(field);
    if (!kept.includes(name)) continue;
    const { before, text } = JSON.parse(sessionStorage.getItem(name));
    if (field.value === before) write(field, before, text);
  }
}

/** Write as a hand does, so that Streamlit hears of a change, and leave the field, so that Python has it. */
function write(field, before, text) {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  const wasIn = document.activeElement === field;
  field.focus({ preventScroll: true });
  found.set(field, before);
  set.call(field, text);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  if (!wasIn && !inAForm(field)) field.blur();
}
