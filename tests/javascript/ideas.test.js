/** A page before a class is cut at its headings, and what always stays belongs to no idea. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ideasOf, isReveal, rangeOf } from "../../cryoteach/widgets/parts/visit/ideas.js";

const plain = { opens: false, stays: false };
const heading = { opens: true, stays: false };
const bar = { opens: false, stays: true };

test("each heading begins an idea, and what stands above the first is one", () => {
  assert.deepEqual(ideasOf([plain, bar, plain, heading, plain, heading]), [[1, 3], [4, 5], [6]]);
  assert.deepEqual(ideasOf([heading, plain]), [[1, 2]]);
  assert.deepEqual(ideasOf([]), []);
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
