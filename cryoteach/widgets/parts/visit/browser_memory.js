/**
 * Keeps in this browser, and nowhere else, which chapters were seen and done and where somebody was, and tells Python
 * once what it did not know. Where the browser keeps nothing for us, all goes on as without us.
 */
import { takeNoRoom } from "../page/streamlit_page.js";
import { lifecycle } from "../page/lifecycle.js";
import { keepFocus } from "./focus.js";
import { offerSkipping } from "./skip.js";

/** @typedef {[page: string, rest: string] | null} Last the page that was open last, and the rest of its address */
/** @typedef {{ seen: string[], done: string[], last: Last }} Kept */
/**
 * @typedef {Kept & { page: string, forget: string, never: string[] }} Payload
 *   forget: another text asks to forget once; never: the parts of an address that are not kept
 */

const PREFIX = "cryoteach:";
const NAME = `${PREFIX}visit`;
const LOOK = 1000; // ms between two looks at where we are
const LONGEST = 20_000; // characters of an address that are kept

/** @type {string} what was forgotten last */
let forgotten = "";
let page = "";
/** @type {string[]} the parts of an address that are never kept */
let never = [];
/** @type {string | undefined} what Python was told last */
let told;
let isWatching = false;

/** @returns {Kept} */
function read() {
  try {
    const { seen, done, last } = JSON.parse(localStorage.getItem(NAME) ?? "{}");
    const kept = { seen: list(seen), done: list(done) };
    return { ...kept, last: Array.isArray(last) ? [String(last[0]), keepable(String(last[1]))] : null };
  } catch {
    return { seen: [], done: [], last: null };
  }
}

/** @param {unknown} value */
const list = (value) => (Array.isArray(value) ? value.map(String) : []);

/**
 * The rest of an address as it may be kept: with a draft, or a trainer's sealed cases, only that the page was open.
 *
 * @param {string} rest
 */
function keepable(rest) {
  const parts = new URLSearchParams(rest);
  return never.some((name) => parts.has(name)) ? "" : rest;
}

/** @param {Kept} kept */
function write(kept) {
  try {
    localStorage.setItem(NAME, JSON.stringify(kept));
  } catch (error) {
    console.warn(error); // the browser keeps nothing for us: the visit goes on without
  }
}

function forget() {
  for (const memory of ["localStorage", "sessionStorage"]) {
    try {
      /** @type {Storage} */
      const kept = Reflect.get(window, memory);
      for (const name of Object.keys(kept)) if (name.startsWith(PREFIX)) kept.removeItem(name);
    } catch (error) {
      console.warn(error); // where nothing can be kept, nothing is
    }
  }
}

/** Note where we are, the start apart, also when only a part of the page has changed its address. */
function noteWhere() {
  if (!page || location.search.length > LONGEST) return;
  const [before, rest] = [read(), keepable(location.search)];
  if (before.last?.[0] === page && before.last[1] === rest) return;
  write({ ...before, last: [page, rest] });
}

/** @param {HTMLElement} place */
function mount(place) {
  takeNoRoom(place);
  if (isWatching) return;
  isWatching = true;
  setInterval(noteWhere, LOOK);
  window.addEventListener("pagehide", noteWhere);
  keepFocus();
  offerSkipping();
}

/** @type {import("../page/lifecycle.js").Steps<Payload, void>["update"]} */
function update(_part, { payload, setTriggerValue }) {
  if (payload.forget && payload.forget !== forgotten) {
    forgotten = payload.forget;
    forget();
  }
  ({ page, never } = payload);
  const before = read();
  const seen = [...new Set([...before.seen, ...payload.seen])];
  const done = [...new Set([...before.done, ...payload.done])];
  write({ seen, done, last: before.last });
  noteWhere();
  const isNews = seen.length > payload.seen.length || done.length > payload.done.length;
  const wasElsewhere = !page && JSON.stringify(before.last) !== JSON.stringify(payload.last);
  const text = JSON.stringify([seen, done, wasElsewhere && before.last]);
  if ((!isNews && !wasElsewhere) || text === told) return;
  told = text;
  setTriggerValue("kept", { seen, done, last: before.last });
}

export default lifecycle({ mount, update });
