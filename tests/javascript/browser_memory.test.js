/** What a browser keeps of a visit: told to Python once, joined with what Python knows, and forgotten when asked. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { call, place } from "./page.js";
import remember from "../../cryoteach/widgets/parts/visit/browser_memory.js";

const NAME = "cryoteach:visit";

class Memory {
  getItem(name) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name, text) {
    this[name] = text;
  }
  removeItem(name) {
    delete this[name];
  }
}

const link = { addEventListener: () => {}, append: () => {} };
Object.assign(document, { createElement: () => link, addEventListener: () => {}, body: { prepend: () => {} } });
globalThis.setInterval = () => 0;
globalThis.location = { search: "?a=1" };
console.warn = () => {};

let given = [];
const kept = () => JSON.parse(localStorage.getItem(NAME));
const none = { seen: [], done: [], last: null, forget: "", never: ["draft", "own"] };

/** A page comes up, or runs again. */
function run(here, payload) {
  remember(call(here, { ...none, page: "one-person", ...payload }, { setTriggerValue: (_, what) => given.push(what) }));
}

beforeEach(() => {
  for (const memory of ["localStorage", "sessionStorage"]) globalThis[memory] = window[memory] = new Memory();
  given = [];
});

test("what the browser knew is told once, and where somebody was", () => {
  const last = ["how-exact", "?more=3"];
  localStorage.setItem(NAME, JSON.stringify({ seen: ["how-exact"], done: [], last }));
  const here = place();
  run(here, { seen: ["one-person"] });
  run(here, { seen: ["one-person"] });
  assert.deepEqual(given, [{ seen: ["how-exact", "one-person"], done: [], last }]);
  assert.deepEqual(kept(), { seen: ["how-exact", "one-person"], done: [], last: ["one-person", "?a=1"] });
});

test("what Python knows already is not told, and is kept with the rest", () => {
  localStorage.setItem(NAME, JSON.stringify({ seen: ["a"], done: ["a"], last: null }));
  run(place(), { seen: ["a", "b"], done: ["a", "b"] });
  assert.deepEqual(given, []);
  assert.deepEqual([kept().seen, kept().done], [["a", "b"], ["a", "b"]]);
});

test("a draft and sealed cases are not kept, only that the page was open; nor are those that were kept before", () => {
  localStorage.setItem(NAME, JSON.stringify({ seen: [], done: [], last: ["desk", "?draft=old"] }));
  const here = place();
  run(here, { page: "" });
  assert.deepEqual(given, [{ seen: [], done: [], last: ["desk", ""] }]);
  for (const [page, search] of [["desk", "?draft=x&laid=1"], ["clinic-list", "?list=nia&own=v2.x"]]) {
    location.search = search;
    run(here, { page });
    assert.deepEqual(kept().last, [page, ""]);
  }
  location.search = "?a=1";
  run(here, { page: "clinic-list" });
  assert.deepEqual(kept().last, ["clinic-list", "?a=1"]);
});

test("the start is not noted as the place where somebody was", () => {
  run(place(), { page: "" });
  assert.equal(kept().last, null);
});

test("an address too long to keep is not kept", () => {
  location.search = `?a=${"1".repeat(20_000)}`;
  run(place(), {});
  location.search = "?a=1";
  assert.equal(kept().last, null);
});

test("forgetting takes all of ours, in both memories, and nothing of anybody else", () => {
  localStorage.setItem(NAME, JSON.stringify({ seen: ["a"], done: ["a"], last: ["a", ""] }));
  sessionStorage.setItem("cryoteach:draft", "x");
  for (const memory of [localStorage, sessionStorage]) memory.setItem("somebody-else", "y");
  run(place(), { page: "", forget: "1" });
  assert.deepEqual(kept(), { seen: [], done: [], last: null });
  assert.deepEqual(Object.keys(sessionStorage), ["somebody-else"]);
  assert.equal(localStorage.getItem("somebody-else"), "y");
  run(place(), { page: "", seen: ["b"], forget: "1" });
  assert.deepEqual(kept().seen, ["b"], "the same wish is granted once");
});

test("what somebody else wrote under our name spoils nothing", () => {
  for (const text of ["{", "null", "7", '{"seen":3,"done":null,"last":"x"}']) {
    localStorage.setItem(NAME, text);
    run(place(), { seen: ["a"] });
    assert.deepEqual(kept().seen, ["a"], text);
  }
});

test("a browser that keeps nothing for us lets the visit go on", () => {
  const refuse = () => {
    throw new Error("not here");
  };
  for (const name of ["getItem", "setItem"]) localStorage[name] = refuse;
  run(place(), { seen: ["a"], forget: "2" });
  assert.deepEqual(given, []);
});
