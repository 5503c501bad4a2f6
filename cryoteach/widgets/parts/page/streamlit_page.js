/**
 * What the scripts read and set of Streamlit's own page, outside the places that it gives them: its test ids, in one
 * file.
 */

const ELEMENT = '[data-testid="stElementContainer"]';
const FORM = '[data-testid="stForm"]';
const SUBMIT = '[data-testid="stFormSubmitButton"]';

/** The app: its attributes say whether the server is there and whether the page runs. */
export const findApp = () => document.querySelector('[data-testid="stApp"]');
export const CONNECTION = "data-test-connection-state";

/** @param {Element} app */
export const isConnected = (app) => app.getAttribute(CONNECTION) === "CONNECTED";

/** @param {Element} app */
export const isAtRest = (app) => app.getAttribute("data-test-script-state") === "notRunning";

/** @param {Element} field */
export const isInForm = (field) => field.closest(FORM) !== null;

/** @param {EventTarget | null} target */
export const sendsForm = (target) => target instanceof Element && target.closest(SUBMIT) !== null;

/**
 * The key that Python gave a text field, as Streamlit writes it into a class.
 *
 * @param {Element} field
 */
export function keyOf(field) {
  const holder = field.closest(".stTextArea, .stTextInput")?.closest('[class*="st-key-"]');
  return [...(holder?.classList ?? [])].find((name) => name.startsWith("st-key-"));
}

/**
 * Take a part that nobody sees out of the page's flow: Streamlit leaves a gap around every element.
 *
 * @param {HTMLElement} place
 */
export function takeNoRoom(place) {
  /** @type {HTMLElement | null} */
  const around = place.closest(ELEMENT);
  if (around) Object.assign(around.style, { position: "absolute", width: "1px", overflow: "hidden" });
}

/** @param {Element} app */
export const areElementsThere = (app) => app.querySelector(ELEMENT) !== null;

/**
 * Whether an element still waits for its script, or one of our parts for its own.
 *
 * @param {Element} app
 */
export function areElementsComing(app) {
  const parts = [...app.querySelectorAll('[data-testid="stBidiComponentRegular"]')];
  const waits = parts.some((part) => !part.hasAttribute("data-ct-place")); // see the loader in front_end.py
  return waits || app.querySelector('[data-testid="stSkeleton"]') !== null;
}
