/** Puts the file together: reads its data, shows the page that the address names, keeps what was answered. */
import { casesPage } from "./cases.js";
import { memory, noMemory } from "./memory.js";
import { personPage } from "./person.js";
import { practiceOf } from "./practice.js";
import { began, isKeptElsewhere } from "./reporting.js";
import { placeOf, valueAt } from "./judging/tables.js";

/** @typedef {import("./judging/tables.js").Person} Person */
/** @typedef {import("./judging/tables.js").Fact} Fact */
/** @typedef {import("./judging/tables.js").Tables & { mark: string, facts: Record<string, Fact>,
 *   controls: import("./controls.js").Asked[], presets: Record<string, { title: string, person: Person }>,
 *   cases: import("./judging/stages.js").Case[], practice: string, marks: string,
 *   first: Person }} File everything that this file holds */

const PAGES = ["one-person", "practise", "about"];

/** @param {File} file */
export function start(file) {
  const kept = isKeptElsewhere() ? noMemory() : memory(file.mark);
  const page = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.getElementById(name));
  const first = { person: file.first, profile: Object.keys(file.profiles)[0] ?? "" };
  const shown = { ...first, ...before(file, kept.read("person")) };
  const showPerson = personPage(file, page("one-person"), shown, (now) => kept.write("person", JSON.stringify(now)));
  const practice = practiceOf(file, file.cases, (state) => kept.write("practice", state));
  practice.restore(kept.read("practice"));
  began(practice);
  const draw = casesPage(file, practice, page("practise"), (one) => {
    const known = Object.assign({}, ...one.stages.map((stage) => stage.findings));
    showPerson({ person: { ...file.first, ...empty(file), ...known }, profile: one.profile });
    location.hash = "#one-person";
  });
  draw("");
  const turn = (/** @type {boolean} */ focus) => {
    const name = PAGES.find((each) => `#${each}` === location.hash) ?? "one-person";
    for (const each of PAGES) page(each).hidden = each !== name;
    document.querySelectorAll("nav a").forEach((link) => {
      if (link.getAttribute("href") === `#${name}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    if (focus) arriveAt(page(name));
  };
  window.addEventListener("hashchange", () => turn(true));
  document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
  page("kept").textContent = whoKeeps(kept.lasts);
  turn(false);
}

/** @param {boolean} lasts */
function whoKeeps(lasts) {
  if (isKeptElsewhere()) return "Your answers go to the learning platform that you opened this in, and are kept there.";
  return lasts ? "Your answers stay in this browser and go nowhere else."
    : "Your answers last until this page is closed: this browser keeps nothing for files.";
}

/** @param {File} file */
function empty(file) {
  return Object.fromEntries(Object.keys(file.scales).map((name) => [name, null]));
}

/** @param {HTMLElement} page */
function arriveAt(page) {
  /** @type {HTMLElement | null} */
  const heading = page.querySelector("h2");
  heading?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** @param {File} file @param {string} text @returns {{ person?: Person, profile?: string }} what of it is possible */
function before(file, text) {
  try {
    const { person, profile } = JSON.parse(text);
    if (!file.profiles[profile]) return {};
    const legal = Object.entries(file.scales).map(([name, scale]) => {
      const place = placeOf(scale, person[name]);
      return [name, place >= 0 ? valueAt(scale, place) : null];
    });
    return { person: Object.fromEntries(legal), profile };
  } catch {
    return {}; // nothing was kept, or somebody else wrote it
  }
}
