/** The keys of a trainer: what each stands for, and when it belongs to what has the focus. */
import assert from "node:assert/strict";
import test from "node:test";

import { isTaken, meaning } from "../../cryoteach/web/room/desk/keys.js";

test("keys, and those of a clicker, stand for buttons", () => {
  const names = [" ", "ArrowRight", "PageDown", "ArrowLeft", "PageUp", "R", "v", "b", "Q", "l", "?"].map((key) => meaning({ key }));
  assert.deepEqual(names, ["next", "next", "next", "back", "back", "r", "v", "b", "q", "l", "?"]);
});

test("other keys, a key that is held, and keys with Ctrl stand for nothing", () => {
  const nothing = [{ key: "x" }, { key: "Enter" }, { key: "F5" }, { key: "" }, { key: " ", repeat: true }, { key: "r", ctrlKey: true }];
  for (const pressed of nothing) assert.equal(meaning(pressed), "", pressed.key);
});

test("what is typed stays typed, and the space bar presses what has the focus", () => {
  /** @param {string} name */
  const focus = (name) => /** @type {Element} */ (/** @type {unknown} */ ({ matches: (/** @type {string} */ list) => list.split(", ").includes(name) }));
  assert.equal(isTaken(focus("input"), "r"), true);
  assert.equal(isTaken(focus("button"), " "), true);
  assert.equal(isTaken(focus("button"), "r"), false);
  assert.equal(isTaken(focus("body"), " "), false);
});
