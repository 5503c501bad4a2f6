/**
 * The keys of a trainer and of a clicker: each presses a button that is on the page, and only where it is there.
 * A key that is held down presses once, and a form is sent once, so nothing is skipped.
 */
const NAMES = new Map([
  [" ", "next"],
  ["ArrowRight", "next"],
  ["PageDown", "next"],
  ["ArrowLeft", "back"],
  ["PageUp", "back"],
]);
const LETTERS = "rvbql?";
const TYPED_IN = "input, textarea, select, [contenteditable]";
const PRESSED_BY_SPACE = "button, summary, a";

/** What a key stands for, as a button names it; nothing where it stands for nothing.
 * @param {{ key: string, repeat?: boolean, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean }} pressed */
export function meaning({ key, repeat, altKey, ctrlKey, metaKey }) {
  if (repeat || altKey || ctrlKey || metaKey) return "";
  const letter = key.toLowerCase();
  return NAMES.get(key) ?? (letter.length === 1 && LETTERS.includes(letter) ? letter : "");
}

/** Whether a key belongs to what has the focus: text that is typed, or a button that the space bar presses itself.
 * @param {Element} target @param {string} key */
export const isTaken = (target, key) => target.matches(TYPED_IN) || (key === " " && target.matches(PRESSED_BY_SPACE));

/** @param {Element} found */
function press(found) {
  if (found instanceof HTMLDetailsElement) {
    found.open = !found.open;
    if (found.open) found.scrollIntoView({ block: "nearest" });
    found.querySelector("summary")?.focus({ preventScroll: true });
  } else /** @type {HTMLElement} */ (found).click();
}

/** @param {KeyboardEvent} pressed */
function onKey(pressed) {
  const name = meaning(pressed);
  const target = pressed.target instanceof Element ? pressed.target : document.body;
  if (!name || isTaken(target, pressed.key)) return;
  const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-keys]")]);
  const found = buttons.find((button) => button.dataset.keys?.split(" ").includes(name));
  if (!found) return;
  pressed.preventDefault();
  press(found);
}

/** @param {SubmitEvent} sent */
function once(sent) {
  const form = /** @type {HTMLFormElement} */ (sent.target);
  if (form.method !== "post") return;
  if (form.dataset.sent) sent.preventDefault();
  form.dataset.sent = "1";
}

/** Begin; a page out of the browser's memory is asked for anew, for its buttons are old. */
export function begin() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", once);
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

if (globalThis.document) begin();
