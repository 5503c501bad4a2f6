/**
 * Waits for news of a room, for phones, projector and desk alike: asks, shows what comes, and asks again; more and more
 * slowly while there is no connection, and not at all while nobody looks.
 */
const LONGEST_MS = 8000;
const SHORTEST_MS = 500;
const TOO_LATE_MS = 40_000;

/**
 * What a page does with news.
 * @typedef {object} Page
 * @property {() => DOMStringMap} told what stands at its part that changes: where to wait, and where to look again
 * @property {(html: string) => void} show puts a new part in the place of the old one
 * @property {(isLost: boolean) => void} say tells whether there is a connection
 * @property {() => boolean} [isBusy] whether it has something better to do just now
 * @property {number} soonMs an answer without news that comes sooner than this is asked again more slowly
 */

/** How long to wait after so many failures: from half a second to eight, never all at once.
 * @param {number} failures @param {number} chance from 0 to 1 */
export const backoff = (failures, chance) => Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures) * (0.5 + chance / 2);

/** @type {Page | undefined} */
let page;
/** @type {AbortController | null} */
let waiting = null;
let timer = 0;
let failures = 0;

/** @param {Page} page @param {AbortController} mine */
async function ask({ told, show, say, soonMs }, mine) {
  const late = setTimeout(() => mine.abort(), TOO_LATE_MS);
  const began = Date.now();
  const { wait: address = "", page: again = "" } = told();
  try {
    const answer = await fetch(address, { signal: mine.signal });
    if ([403, 404, 410].includes(answer.status)) location.replace(again);
    if (!answer.ok) throw new Error();
    if (answer.status === 200) show(await answer.text());
    failures = answer.status === 204 && Date.now() - began < soonMs ? failures + 1 : 0;
    say(false);
  } catch {
    failures += waiting === mine ? 1 : 0;
    if (failures > 1) say(true);
  }
  clearTimeout(late);
}

/** Wait for news, from now on. */
export async function wait() {
  clearTimeout(timer);
  if (!page || document.hidden || page.isBusy?.() || !page.told().wait) return;
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  await ask(page, mine);
  if (waiting === mine) timer = setTimeout(wait, failures && backoff(failures - 1, Math.random()));
}

/** Wait no longer. */
export function stop() {
  clearTimeout(timer);
  const mine = waiting;
  waiting = null;
  mine?.abort();
}

/** Begin; a page that comes back from sleep or from the browser's memory asks at once.
 * @param {Page} mine */
export function begin(mine) {
  page = mine;
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : wait()));
  window.addEventListener("pageshow", ({ persisted }) => persisted && wait());
  window.addEventListener("pagehide", stop);
  window.addEventListener("online", () => wait());
  wait();
}
