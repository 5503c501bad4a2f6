/** A page before a class is cut at its headings, and what always stays belongs to no idea. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ideasOf, isReveal, rangeOf } from "../../cryoteach/widgets/parts/visit/ideas.js";

const plain = { opens: false, stays: false, isTitle: false };
const title = { opens: false, stays: false, isTitle: true };
const heading = { opens: true, stays: false, isTitle: false };
const bar = { opens: false, stays: true, isTitle: false };

test("each heading begins an idea, and what stands above the first is one", () => {
  assert.deepEqual(ideasOf([plain, bar, plain, heading, plain, heading]), [[1, 3], [4, 5], [6]]);
  assert.deepEqual(ideasOf([heading, plain]), [[1, 2]]);
  assert.deepEqual(ideasOf([]), []);
});

test("a title alone is no idea: it stands with the first one", () => {
  assert.deepEqual(ideasOf([title, bar, heading, plain, heading]), [[1, 3, 4], [5]]);
  assert.deepEqual(ideasOf([title, plain, heading]), [[1, 2], [3]]);
  assert.deepEqual(ideasOf([title]), [[1]]);
});

test("all ideas but one are hidden, and what always stays is not", () => {
  const ideas = ideasOf([plain, bar, heading]);
  assert.equal(rangeOf(ideas, 0, ".page"), ".page > :nth-child(3) { display: none; }");
  assert.equal(rangeOf([[1]], 0, ".page"), "");
});

test("a button that shows the answer is known by its first words", () => {
  assert.ok(isReveal(" Show me"));
  assert.ok(isReveal("Reveal the verdict"));
  assert.ok(!isReveal("Show as table"));
});
