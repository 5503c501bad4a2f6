/**
 * Takes whoever has just made a step to where it led: the first heading of the place is scrolled into view and has the
 * focus, so that neither an eye on a phone nor a screen reader is left at the button that has gone.
 */
import { findApp, isAtRest, takeNoRoom } from "./streamlit_page.js";
import { lifecycle } from "./lifecycle.js";

/** @typedef {{ turn: number, isNow: boolean }} Payload turn: the number of the last step that led here */
/** @typedef {{ place: HTMLElement, turn: number, waiting?: number }} Part */

const LOOK_EVERY = 50; // ms
const LOOK_UNTIL = 5000; // ms; a page that has not come to rest by then is taken as it stands

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, { turn, isNow }) {
  takeNoRoom(place);
  return { place, turn: isNow ? turn - 1 : turn };
}

/** @type {import("./lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload: { turn } }) {
  if (turn === part.turn) return;
  part.turn = turn;
  const began = performance.now();
  clearInterval(part.waiting);
  part.waiting = setInterval(() => {
    const app = findApp();
    if (app && !isAtRest(app) && performance.now() - began < LOOK_UNTIL) return;
    clearInterval(part.waiting);
    goTo(part.place);
  }, LOOK_EVERY);
}

/** @param {HTMLElement} place */
function goTo(place) {
  const around = place.closest('[class*="st-key-arrive_"]') ?? document.querySelector("main");
  /** @type {HTMLElement | null | undefined} */
  const heading = around?.querySelector("h1, h2, h3, h4") ?? around?.querySelector("p");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.classList.add("ct-arrived");
  heading.scrollIntoView({ block: "start", behavior: "instant" });
  heading.focus({ preventScroll: true });
}

export default lifecycle({ mount, update, unmount: (/** @type {Part} */ part) => clearInterval(part.waiting) });
