/**
 * Shows a page once its first screen is whole. Streamlit draws an element when its script has come and our parts when
 * theirs have: shown one by one, each would push away what is being read. Loaded by the page itself, before Streamlit;
 * where it is not loaded, nothing is hidden (see look/type.css).
 */
import { areElementsComing, areElementsThere, findApp, isAtRest } from "./streamlit_page.js";

const FOOTER = ".ct-footer"; // the last thing on every page
const STILL = 3; // looks in a row at a whole page of the same height: some elements fill themselves a moment later
const LONGEST = 4000; // ms, from the moment when the page has been sent; what has not come by then comes later
const WHATEVER_HAPPENS = 12_000; // ms

const coming = document.documentElement.classList;
const began = performance.now();
/** @type {number | undefined} */
let sent;
let [height, still] = [0, 0];

function look() {
  const app = findApp();
  if (app && wasSent(app)) sent ??= performance.now();
  const now = app ? heightOf(app) : 0;
  still = now && now === height ? still + 1 : 0;
  height = now;
  if (still >= STILL || isOverdue()) coming.remove("ct-coming");
  else requestAnimationFrame(look);
}

/** @param {Element} app */
const wasSent = (app) => document.querySelector(FOOTER) !== null || (areElementsThere(app) && isAtRest(app));

/**
 * How far the page reaches down; nothing while anything is still to come.
 *
 * @param {Element} app
 */
function heightOf(app) {
  const footer = document.querySelector(FOOTER);
  return footer && !areElementsComing(app) ? footer.getBoundingClientRect().top : 0;
}

function isOverdue() {
  const now = performance.now();
  return now - (sent ?? Infinity) > LONGEST || now - began > WHATEVER_HAPPENS;
}

coming.add("ct-coming");
requestAnimationFrame(look);
