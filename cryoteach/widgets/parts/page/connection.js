/**
 * Says when CryoTeach cannot be reached, in our own words, and keeps what is typed meanwhile (see unsaved.js).
 * Streamlit would ask a learner whether the internet is there: it is our server that has stopped, and most have it on
 * their machine.
 */
import { STYLES } from "../constants.js";
import { addStyles, element } from "./dom.js";
import { lifecycle } from "./lifecycle.js";
import { CONNECTION, findApp, isConnected, takeNoRoom } from "./streamlit_page.js";
import { watchTyping } from "./unsaved.js";

/**
 * @typedef {{ words: string, process: string }} Payload process: an address that only this process of the server has
 */
/** @typedef {Payload & { notice: HTMLElement, wasDown: boolean, waiting?: number }} Watch the one of this page */

const PATIENCE = 1500; // ms; a connection that is back sooner was no news
const THEIRS = "Connection error"; // the title of Streamlit's own dialog
let isWatching = false;

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 */
function mount(place, payload) {
  takeNoRoom(place);
  const app = findApp();
  if (isWatching || !app) return;
  isWatching = true;
  addStyles(STYLES.connection);
  const notice = element("div", { className: "ct-down", role: "alert", hidden: true });
  document.body.append(notice);
  /** @type {Watch} */
  const watch = { ...payload, notice, wasDown: false };
  new MutationObserver(() => look(watch, app)).observe(app, { attributeFilter: [CONNECTION] });
  new MutationObserver(closeTheirs).observe(document.body, { childList: true, subtree: true });
  watchTyping(app);
  look(watch, app);
}

/**
 * @param {Watch} watch
 * @param {Element} app
 */
function look(watch, app) {
  if (!isConnected(app)) {
    watch.wasDown = true;
    const say = () => Object.assign(watch.notice, { hidden: false, textContent: watch.words });
    watch.waiting ??= setTimeout(say, PATIENCE);
    return;
  }
  clearTimeout(watch.waiting);
  watch.waiting = undefined;
  Object.assign(watch.notice, { hidden: true, textContent: "" });
  if (watch.wasDown) void comeBack(watch);
  watch.wasDown = false;
}

/**
 * A server that was started again knows nothing of this page, and would not hear its controls: the page is loaded anew.
 * All that was set is in the address, and all that was typed is kept.
 *
 * @param {Watch} watch
 */
async function comeBack({ process }) {
  const answer = await fetch(new URL(process, document.baseURI), { cache: "no-store" }).catch(() => undefined);
  if (answer?.status === 404) location.reload();
}

/** Streamlit's dialog says the same with other words and lies over what is being typed: it is closed as it comes. */
function closeTheirs() {
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    if (!dialog.textContent?.startsWith(THEIRS)) continue;
    /** @type {HTMLElement | null} */
    const close = dialog.querySelector('button[aria-label="Close"]');
    close?.click();
  }
}

/** @type {import("./lifecycle.js").Steps<Payload, void>} */
const steps = { mount, update: () => {} };
export default lifecycle(steps);
