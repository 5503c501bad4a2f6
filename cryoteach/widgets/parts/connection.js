// Says when CryoTeach cannot be reached, in our own words, and keeps what is typed meanwhile (see unsaved.js). Streamlit
// would ask a learner whether the internet is there: it is our server that has stopped, and most have it on their machine.

const PATIENCE = 1500; // ms; a connection that is back sooner was no news
const THEIRS = "Connection error"; // the title of Streamlit's own dialog
let notice;
let waiting;
let wasDown = false;

export default function show({ text, parentElement }) {
  takeNoRoom(parentElement);
  if (!notice) begin(JSON.parse(text).words);
}

function begin(words) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: BAKED.css }));
  notice = Object.assign(document.createElement("div"), { className: "ct-down", role: "alert", hidden: true });
  document.body.append(notice);
  const app = document.querySelector('[data-testid="stApp"]');
  new MutationObserver(() => follow(app, words)).observe(app, { attributeFilter: ["data-test-connection-state"] });
  new MutationObserver(closeTheirs).observe(document.body, { childList: true, subtree: true });
  watchTyping(app);
  follow(app, words);
}

function isConnected(app) {
  return app.getAttribute("data-test-connection-state") === "CONNECTED";
}

function follow(app, words) {
  if (isConnected(app)) {
    clearTimeout(waiting);
    waiting = undefined;
    notice.hidden = true;
    notice.textContent = "";
    if (wasDown) comeBack();
    wasDown = false;
    return;
  }
  wasDown = true;
  waiting ??= setTimeout(() => Object.assign(notice, { hidden: false, textContent: words }), PATIENCE);
}

/** A server that was started again knows nothing of this page, and would not hear its controls: the page is loaded anew.
 * All that was set is in the address, and all that was typed is kept. This script has another name in every process. */
async function comeBack() {
  const answer = await fetch(import.meta.url, { cache: "no-store" }).catch(() => undefined);
  if (answer && !answer.headers.get("content-type")?.includes("javascript")) location.reload();
}

/** Streamlit's dialog says the same with other words and lies over what is being typed: it is closed as it comes. */
function closeTheirs() {
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    if (!dialog.textContent.startsWith(THEIRS)) continue;
    dialog.querySelector('button[aria-label="Close"]')?.click();
  }
}

/** Streamlit leaves a gap around every element; one that nobody sees needs none. */
function takeNoRoom(place) {
  const around = place.closest('[data-testid="stElementContainer"]');
  if (around) Object.assign(around.style, { position: "absolute", width: "1px", overflow: "hidden" });
}
