/** Whoever has made a step is taken to where it led: its first heading, once the page has come to rest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { call } from "./page.js";
import arrive from "../../cryoteach/widgets/parts/page/arrival.js";

/** @type {(() => void)[]} */
const looks = [];
globalThis.setInterval = (look) => looks.push(look);
globalThis.clearInterval = (at) => delete looks[at - 1];
const look = () => looks.forEach((each) => each());

let state = "notRunning";
document.querySelector = () => ({ getAttribute: () => state });

/** A place of a page with these elements, which write down what is done with them. */
function pageWith(...tags) {
  const did = [];
  const made = tags.map((tag) => ({
    tag,
    classList: { add: (name) => did.push(`${tag} ${name}`) },
    scrollIntoView: () => did.push(`${tag} in sight`),
    focus: () => did.push(`${tag} focused`),
  }));
  const find = (selector) => made.find(({ tag }) => selector.split(", ").includes(tag));
  const here = { closest: (selector) => (selector.includes("arrive_") ? { querySelector: find } : null) };
  return { here, made, taken: () => did.splice(0) };
}

test("a step leads to the first heading, which has the focus, once", () => {
  const { here, made, taken } = pageWith("p", "h3");
  arrive(call(here, { turn: 1, isNow: false }));
  look();
  assert.deepEqual(taken(), [], "a page that was only opened moves nobody");
  arrive(call(here, { turn: 2, isNow: true }));
  look();
  assert.deepEqual(taken(), ["h3 ct-arrived", "h3 in sight", "h3 focused"]);
  assert.equal(made[1].tabIndex, -1);
  arrive(call(here, { turn: 2, isNow: false }));
  look();
  assert.deepEqual(taken(), []);
});

test("a place that comes with the step itself is gone to", () => {
  const { here, taken } = pageWith("h2");
  arrive(call(here, { turn: 7, isNow: true }));
  look();
  assert.deepEqual(taken().at(-1), "h2 focused");
});

test("a page that still runs is waited for", () => {
  const { here, taken } = pageWith("h2");
  state = "running";
  arrive(call(here, { turn: 1, isNow: true }));
  look();
  assert.deepEqual(taken(), []);
  state = "notRunning";
  look();
  assert.deepEqual(taken().at(-1), "h2 focused");
  look();
  assert.deepEqual(taken(), [], "and then left alone");
});

test("without a heading the first words are gone to, and without words nothing breaks", () => {
  const [withWords, empty] = [pageWith("p"), pageWith()];
  for (const { here } of [withWords, empty]) arrive(call(here, { turn: 1, isNow: true }));
  look();
  assert.deepEqual(withWords.taken().at(-1), "p focused");
  assert.deepEqual(empty.taken(), []);
});
