/**
 * Keeps the page of a phone up to date: waits for news of the room, puts the new part in the place of the old one, and
 * sends a vote again while the network is away. Without it the page is a form like any other.
 */
import { backoff, begin, stop, wait } from "../asking.js";

const PATIENCE_MS = 120_000;
const TOO_LATE_MS = 20_000;
const SOON_MS = 5000;

/** Whether a new part takes the place of the one on screen: not where it shows the same, nor over a half-filled form
 * whose question is still open.
 * @param {DOMStringMap} now @param {DOMStringMap} next @param {boolean} dirty */
export const isNews = (now, next, dirty) => now.state !== next.state && !(dirty && now.asks && now.asks === next.asks);

/** @type {URLSearchParams | null} */
let unsent = null;
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

/** @param {string} address */
async function sendOnce(address) {
  try {
    const answer = await fetch(address, { method: "POST", body: unsent, signal: AbortSignal.timeout(TOO_LATE_MS) });
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

if (globalThis.document) {
  document.addEventListener("submit", send);
  document.addEventListener("input", () => (dirty = true));
  begin({
    told: () => main().dataset,
    show: (html) => show(html, false),
    say: (isLost) => say(isLost ? "No connection. Trying again." : ""),
    isBusy: () => unsent !== null,
    soonMs: SOON_MS,
  });
}
