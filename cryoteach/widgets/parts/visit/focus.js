/**
 * Keeps the focus on the page: where what was pressed has gone, the nearest place that is still there has it, so that
 * nobody with a keyboard begins again at the top.
 */
import { findApp, isAtRest } from "../page/streamlit_page.js";

const LOOK = 100; // ms
const LOOK_UNTIL = 6000; // ms

/** @type {ReturnType<typeof setInterval> | undefined} */
let looking;

export function keepFocus() {
  document.addEventListener("click", ({ target }) => {
    const pressed = target instanceof Element ? target.closest("button, a, label, summary") : null;
    if (pressed && document.querySelector("main")?.contains(pressed)) watch(placesAround(pressed));
  });
}

/**
 * What stands around, from the inside: each by the class that names it, because the page may make it anew.
 *
 * @param {Element} pressed
 */
function placesAround(pressed) {
  /** @type {string[]} */
  const names = [];
  for (let at = pressed.parentElement; at; at = at.parentElement) {
    const name = [...at.classList].find((one) => one.startsWith("st-key-"));
    if (name) names.push(name);
  }
  return names;
}

/** @param {string[]} names */
function watch(names) {
  const began = performance.now();
  clearInterval(looking);
  looking = setInterval(() => {
    const app = findApp();
    const waited = performance.now() - began;
    if (waited < LOOK || (app && !isAtRest(app) && waited < LOOK_UNTIL)) return;
    clearInterval(looking);
    if (document.activeElement === document.body) giveFocus(names);
  }, LOOK);
}

/** @param {string[]} names */
function giveFocus(names) {
  const places = names.map((name) => document.getElementsByClassName(name)[0]);
  const place = places.find((at) => at?.checkVisibility()) ?? document.querySelector("main h1");
  if (!(place instanceof HTMLElement)) return;
  const inside = place.querySelector("h1, h2, h3, button:not(:disabled)");
  const found = inside instanceof HTMLElement ? inside : place;
  if (found.tabIndex < 0) found.tabIndex = -1;
  found.classList.add("ct-arrived");
  found.focus({ preventScroll: true });
}
