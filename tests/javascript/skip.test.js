/** The first link of a page leads to the first result that is in sight. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { offerSkipping } from "../../cryoteach/widgets/parts/visit/skip.js";

/** Offer the link on a page where these are found, each in sight or not; return what a press leads to. */
function pressedOn(found) {
  const did = [];
  /** @type {(event: object) => void} */
  let press;
  const link = { append: () => {}, addEventListener: (_, heard) => (press = heard) };
  const at = (selector) => ({
    checkVisibility: () => found[selector],
    scrollIntoView: () => {},
    focus: () => did.push(selector),
  });
  Object.assign(document, {
    createElement: () => link,
    body: { prepend: (first) => assert.equal(first, link) },
    querySelector: (selector) => (selector in found ? at(selector) : null),
  });
  offerSkipping();
  press({ preventDefault: () => did.push("the address stays") });
  return did;
}

test("the verdict comes before a chart, and what is hidden is passed over", () => {
  assert.deepEqual(pressedOn({ "main .ct-verdict": true, "main .ct-chart": true }), [
    "the address stays", "main .ct-verdict",
  ]);
  assert.deepEqual(pressedOn({ "main .ct-verdict": false, "main .ct-chart": true }).at(-1), "main .ct-chart");
});

test("a page without a result leads to its heading, and one without anything nowhere", () => {
  assert.deepEqual(pressedOn({ "main h1": true }).at(-1), "main h1");
  assert.deepEqual(pressedOn({}), ["the address stays"]);
});
