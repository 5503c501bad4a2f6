/**
 * Keeps projector and desk up to date: waits for news of the room and puts the new part in the place of the old one.
 * Whoever was at a button, had a list open or was typing stays there. Without it the page is links and forms.
 */
const LONGEST_MS = 8000;
const SHORTEST_MS = 500;
const TOO_LATE_MS = 40_000;
const SOON_MS = 1000;

/** How long to wait after so many failures: from half a second to eight, never all at once.
 * @param {number} failures @param {number} chance from 0 to 1 */
export const backoff = (failures, chance) => Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures) * (0.5 + chance / 2);

/** What stays the same on a page while its address for waiting moves on.
 * @param {string} html */
export const withoutPlace = (html) => html.replace(/ data-wait="[^"]*"/, "");

/** @type {AbortController | null} */
let waiting = null;
let timer = 0;
let failures = 0;

const room = () => /** @type {HTMLElement} */ (document.querySelector("#room"));

/** Where somebody is, so that they find themselves there again.
 * @param {Element | null} element */
function wayTo(element) {
  if (!element || !room().contains(element)) return "";
  if (element.id) return `#${CSS.escape(element.id)}`;
  const inside = element.closest("details[id]");
  const within = inside ? `#${CSS.escape(inside.id)} ` : "";
  if (element.localName === "summary") return `${within}> summary`;
  const name = ["data-keys", "value", "href"].find((key) => element.getAttribute(key));
  return name ? `${within}${element.localName}[${name}="${CSS.escape(element.getAttribute(name) ?? "")}"]` : "";
}

/** @param {Element} now @param {Element} next */
function keep(now, next) {
  for (const folded of now.querySelectorAll("details[id]")) {
    const same = next.querySelector(`#${CSS.escape(folded.id)}`);
    same?.toggleAttribute("open", folded.hasAttribute("open"));
  }
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (now.querySelectorAll("input[id]"))) {
    const same = /** @type {HTMLInputElement | null} */ (next.querySelector(`#${CSS.escape(field.id)}`));
    if (same) same.value = field.value;
  }
}

/** @param {string} html */
function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const next = /** @type {HTMLElement | null} */ (page.querySelector("#room"));
  const now = room();
  if (!next) return;
  keep(now, next);
  if (withoutPlace(now.outerHTML) === withoutPlace(next.outerHTML)) {
    now.dataset.wait = next.dataset.wait;
    return;
  }
  const way = wayTo(document.activeElement);
  now.replaceWith(next);
  const title = next.querySelector("h1")?.textContent ?? "";
  document.title = document.title.replace(/^[^·]*/, `${title} `);
  if (way) /** @type {HTMLElement | null} */ (next.querySelector(way))?.focus({ preventScroll: true });
  const live = document.querySelector("#live");
  if (live && now.dataset.says !== next.dataset.says) live.textContent = next.dataset.says ?? "";
}

/** @param {AbortController} mine @param {DOMStringMap} told */
async function ask(mine, { wait: address = "", page = "" }) {
  const late = setTimeout(() => mine.abort(), TOO_LATE_MS);
  const began = Date.now();
  try {
    const answer = await fetch(address, { signal: mine.signal });
    if ([403, 404, 410].includes(answer.status)) location.replace(page);
    if (!answer.ok) throw new Error();
    if (answer.status === 200) show(await answer.text());
    failures = answer.status === 204 && Date.now() - began < SOON_MS ? failures + 1 : 0;
    document.body.classList.remove("ct-lost");
  } catch {
    failures += waiting === mine ? 1 : 0;
    if (failures > 1) document.body.classList.add("ct-lost");
  }
  clearTimeout(late);
}

async function wait() {
  clearTimeout(timer);
  const told = room().dataset;
  if (document.hidden || !told.wait) return;
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

/** Begin; a page that comes back from sleep or from the browser's memory asks at once. */
export function begin() {
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : wait()));
  window.addEventListener("pageshow", ({ persisted }) => persisted && wait());
  window.addEventListener("pagehide", stop);
  window.addEventListener("online", () => wait());
  wait();
}

if (globalThis.document) begin();
