/**
 * Keeps the focus on the page: where what was pressed has gone, the nearest place that is still there has it, so that
 * nobody with a keyboard begins again at the top. A link to another page leads to that page's heading.
 */
import { findApp, isAtRest } from "../page/streamlit_page.js";

const LOOK = 100; // ms
const LOOK_UNTIL = 6000; // ms
const TURN_UNTIL = 30_000; // ms; a page that has not come by then has its heading found by hand

/** @type {ReturnType<typeof setInterval> | undefined} */
let looking;

export function keepFocus() {
  const follow = (/** @type {MouseEvent} */ { target }) => {
    const pressed = target instanceof Element ? target.closest("button, a, label, summary") : null;
    if (!pressed || !document.querySelector("main")?.contains(pressed)) return;
    if (turnsThePage(pressed)) watchForPage(pressed);
    else watch(placesAround(pressed));
  };
  document.addEventListener("click", follow, { capture: true }); // before the page turns, and the address with it
}

/** @param {Element} pressed */
function turnsThePage(pressed) {
  if (!(pressed instanceof HTMLAnchorElement) || pressed.target) return false;
  const { origin, pathname } = new URL(pressed.href);
  return origin === location.origin && pathname !== location.pathname;
}

/**
 * Once the other page's heading is there it has the focus, and keeps it until that page has come to rest.
 *
 * @param {Element} pressed
 */
function watchForPage(pressed) {
  const [began, before] = [performance.now(), findHeading()?.textContent];
  clearInterval(looking);
  looking = setInterval(() => {
    const [app, heading] = [findApp(), findHeading()];
    const isNew = heading && heading.textContent !== before;
    const isLost = document.activeElement === document.body || document.activeElement === pressed;
    if (isNew && isLost) receive(heading);
    if ((isNew && app && isAtRest(app)) || performance.now() - began > TURN_UNTIL) clearInterval(looking);
  }, LOOK);
}

/** @returns {HTMLElement | null} */
const findHeading = () => document.querySelector("main h1");

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
  const place = places.find((at) => at?.checkVisibility()) ?? findHeading();
  if (!(place instanceof HTMLElement)) return;
  const inside = place.querySelector("h1, h2, h3, button:not(:disabled)");
  receive(inside instanceof HTMLElement ? inside : place);
}

/** @param {HTMLElement} found what the focus goes to */
function receive(found) {
  if (found.tabIndex < 0) found.tabIndex = -1;
  found.classList.add("ct-arrived");
  found.focus({ preventScroll: true });
}
