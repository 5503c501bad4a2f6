/**
 * Shows a page to a class, one idea at a time: each heading begins one. The keys are those of a clicker; where the page
 * has no further idea, its own link to the next chapter is pressed, so that the visit goes on.
 */
import { element } from "../page/dom.js";
import { takeNoRoom } from "../page/streamlit_page.js";
import { lifecycle } from "../page/lifecycle.js";
import { ideasOf, isReveal, rangeOf } from "./ideas.js";

/**
 * @typedef {object} Payload
 * @property {string} page
 * @property {[keys: string, does: string][]} keys
 * @property {string} next the class of the place that holds the link onward
 * @property {string} previous the same for the link back
 * @property {Record<string, string>} light what the address holds for a light page without a menu
 */
/**
 * @typedef {object} Part
 * @property {HTMLStyleElement} style hides all but one idea
 * @property {HTMLElement} black
 * @property {HTMLElement} help
 * @property {string} page
 * @property {number} at the idea that is shown
 * @property {Payload} payload
 */

const BLOCK = '[data-testid="stMainBlockContainer"] > .stVerticalBlock';
const MOST_OF_A_SCREEN = 0.8;
const CONTROL =
  "input, textarea, select, [role='slider'], [role='radio'], [role='tab'], [role='combobox'], [role='dialog'] *";

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, payload) {
  takeNoRoom(place);
  becomeLight(payload.light);
  const black = element("div", { className: "ct-black", hidden: true });
  const rows = payload.keys.flatMap(([keys, does]) => [
    element("dt", { textContent: keys }), element("dd", { textContent: does }),
  ]);
  const help = element("div", { className: "ct-keys", role: "note", hidden: true }, element("dl", {}, ...rows));
  const style = element("style");
  document.head.append(style);
  document.body.append(black, help);
  return { style, black, help, page: payload.page, at: 0, payload };
}

/**
 * Streamlit takes its light theme by the address alone: one that was typed by hand is completed, once.
 *
 * @param {Record<string, string>} light what the address then holds
 */
function becomeLight(light) {
  const parts = new URLSearchParams(location.search);
  if (Object.keys(light).every((name) => parts.has(name))) return;
  for (const [name, value] of Object.entries(light)) parts.set(name, value);
  location.replace(`${location.pathname}?${parts}`);
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload }) {
  if (payload.page !== part.page) part.at = 0;
  Object.assign(part, { payload, page: payload.page });
  show(part);
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  window.addEventListener("keydown", (event) => press(part, event), { signal, capture: true });
  const block = document.querySelector(BLOCK);
  const watch = new MutationObserver(() => show(part));
  if (block) watch.observe(block, { childList: true });
  signal.addEventListener("abort", () => watch.disconnect());
}

/** @type {Record<string, (part: Part) => void>} */
const ACTS = {
  PageDown: (part) => move(part, 1),
  ArrowRight: (part) => move(part, 1),
  PageUp: (part) => move(part, -1),
  ArrowLeft: (part) => move(part, -1),
  b: ({ black }) => void (black.hidden = !black.hidden),
  r: () => reveal(),
  "?": ({ help }) => void (help.hidden = !help.hidden),
};

/**
 * @param {Part} part
 * @param {KeyboardEvent} event
 */
function press(part, event) {
  const act = ACTS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const isTyping = event.target instanceof Element && event.target.matches(CONTROL);
  if (!act || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  act(part);
}

/** Press what shows the answer, if it is in sight. */
function reveal() {
  const buttons = [...document.querySelectorAll("main button")];
  const found = buttons.find((button) => button.checkVisibility() && isReveal(button.textContent ?? ""));
  if (found instanceof HTMLElement) found.click();
}

/**
 * On within a long idea, else to the next one, else to the next chapter; and the same backwards.
 *
 * @param {Part} part
 * @param {1 | -1} by
 */
function move(part, by) {
  const scroller = document.querySelector('[data-testid="stMain"]');
  const before = scroller?.scrollTop ?? 0;
  scroller?.scrollBy({ top: by * innerHeight * MOST_OF_A_SCREEN, behavior: "instant" });
  if ((scroller?.scrollTop ?? 0) !== before) return;
  const count = ideas().length;
  if (part.at + by >= 0 && part.at + by < count) {
    part.at += by;
    show(part);
    scroller?.scrollTo({ top: by > 0 ? 0 : scroller.scrollHeight, behavior: "instant" });
    return;
  }
  turnTo(by > 0 ? part.payload.next : part.payload.previous);
}

/** @param {string} name the class of the place that holds the link */
function turnTo(name) {
  const link = document.getElementsByClassName(name)[0]?.querySelector("a");
  link?.click();
}

function ideas() {
  const block = document.querySelector(BLOCK);
  const parts = [...(block?.children ?? [])].map((child) => ({
    opens: Boolean(child.querySelector("h2")),
    isTitle: Boolean(child.querySelector("h1")) || !(child.textContent ?? "").trim(),
    stays: Boolean(child.querySelector(".st-key-projector, .st-key-sticky_bar, .ct-notice, .st-key-onward")),
  }));
  return ideasOf(parts);
}

/** @param {Part} part */
function show(part) {
  const all = ideas();
  part.at = Math.min(part.at, Math.max(all.length - 1, 0));
  const css = all.length > 1 ? rangeOf(all, part.at, `main ${BLOCK}`) : "";
  if (part.style.textContent !== css) part.style.textContent = css;
}

/** @param {Part} part */
function unmount({ style, black, help }) {
  for (const made of [style, black, help]) made.remove();
}

export default lifecycle({ mount, update, listen, unmount });
