/** Where a learning platform is looked for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findApi } from "../../cryoteach/export/scorm/scripts/find_api.js";

test("the platform is looked for in ten parents, then in what opened them", () => {
  const API = {};
  const below = (top, deep) => (deep ? { parent: below(top, deep - 1) } : top);
  const top = { API };
  top.parent = top;
  assert.equal(findApi(top), API);
  assert.equal(findApi(below(top, 10)), API);
  assert.equal(findApi(below(top, 11)), null);
  const popup = { opener: below(top, 3) };
  popup.parent = popup;
  assert.equal(findApi({ parent: { parent: popup } }), API);
  const refuse = () => { throw new Error("another site"); };
  const foreign = Object.defineProperties({}, { API: { get: refuse }, opener: { get: refuse } });
  assert.equal(findApi({ parent: foreign, opener: null }), null);
});
