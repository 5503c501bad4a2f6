/**
 * Keeps the page of a phone up to date: waits for news of the room, puts the new part in the place of the old one, and
 * sends a vote again while the network is away. Without it the page is a form like any other.
 */
const LONGEST_MS = 8000;
const SHORTEST_MS = 500;
const PATIENCE_MS = 120_000;
const TOO_LATE_MS = 40_000;
const SOON_MS = 5000;

/** How long to wait after so many failures: from half a second to eight, never all phones at once.
 * @param {number} failures @param {number} chance from 0 to 1 */
export const backoff = (failures, chance) => Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures) * (0.5 + chance / 2);

/** Whether a new part takes the place of the one on screen: not where it shows the same, nor over a half-filled form
 * whose question is still open.
 * @param {DOMStringMap} now @param {DOMStringMap} next @param {boolean} dirty */
export const isNews = (now, next, dirty) => now.state !== next.state && !(dirty && now.asks && now.asks === next.asks);

/** @type {AbortController | null} */
let waiting = null;
/** @type {URLSearchParams | null} */
let unsent = null;
let timer = 0;
let failures = 0;
let dirty = false;

const main = () => /** @type {HTMLElement} */ (document.querySelector("main"));

/** @param {string} words */
function say(words) {
  const live = document.querySelector("#live");
  if (live && live.textContent !== words) live.textContent = words;
}

/** @param {string} html @param {boolean} always */
function show(html, always) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const [now, next] = [main(), page.querySelector("main")];
  if (!next) return;
  if (!always && !isNews(now.dataset, next.dataset, dirty)) {
    now.dataset.wait = next.dataset.wait;
    return;
  }
  if (dirty) next.querySelector("[data-unsent]")?.removeAttribute("hidden");
  dirty = false;
  now.replaceWith(next);
  scrollTo(0, 0);
  /** @type {HTMLElement | null} */ (next.querySelector("h1"))?.focus({ preventScroll: true });
}

/** @param {AbortController} mine @param {DOMStringMap} told */
async function ask(mine, { wait: address = "", page = "" }) {
  const late = setTimeout(() => mine.abort(), TOO_LATE_MS);
  const began = Date.now();
  try {
    const answer = await fetch(address, { signal: mine.signal });
    if ([403, 404, 410].includes(answer.status)) location.replace(page);
    if (!answer.ok) throw new Error();
    if (answer.status === 200) show(await answer.text(), false);
    failures = answer.status === 204 && Date.now() - began < SOON_MS ? failures + 1 : 0;
    say("");
  } catch {
    failures += waiting === mine ? 1 : 0;
    if (failures > 1) say("No connection. Trying again.");
  }
  clearTimeout(late);
}

async function wait() {
  clearTimeout(timer);
  const told = main().dataset;
  if (document.hidden || unsent || !told.wait) return;
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  await ask(mine, told);
  if (waiting === mine) timer = setTimeout(wait, failures && backoff(failures - 1, Math.random()));
}

function stop() {
  clearTimeout(timer);
  const mine = waiting;
  waiting = null;
  mine?.abort();
}

/** @param {string} address */
async function sendOnce(address) {
  try {
    const answer = await fetch(address, { method: "POST", body: unsent, signal: AbortSignal.timeout(TOO_LATE_MS / 2) });
    if (answer.status === 503) return false;
    const html = await answer.text();
    if (answer.redirected) history.replaceState(null, "", answer.url);
    show(html, true);
    return true;
  } catch {
    return false;
  }
}

/** @param {SubmitEvent} submitted */
async function send(submitted) {
  const form = /** @type {HTMLFormElement} */ (submitted.target);
  submitted.preventDefault();
  const isFirst = !unsent;
  // @ts-expect-error: what stands in a form is text
  unsent = new URLSearchParams(new FormData(form));
  if (!isFirst) return; // the one that is under way takes it along
  stop();
  const until = Date.now() + PATIENCE_MS;
  let sent = await sendOnce(form.action);
  for (let tries = 0; !sent && Date.now() < until; tries += 1) {
    say("Not sent yet. Trying again.");
    await new Promise((resolve) => setTimeout(resolve, backoff(tries, Math.random())));
    sent = await sendOnce(form.action);
  }
  say(sent ? "" : "Not sent. Your choice is kept here: press Send again.");
  unsent = null;
  wait();
}

/** Begin; a page that comes back from sleep or from the browser's memory asks at once. */
export function begin() {
  document.addEventListener("submit", send);
  document.addEventListener("input", () => (dirty = true));
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : wait()));
  window.addEventListener("pageshow", ({ persisted }) => persisted && wait());
  window.addEventListener("online", () => wait());
  wait();
}

if (globalThis.document) begin();
