/** The keys of a trainer: what each stands for, and when it belongs to what has the focus. */
import assert from "node:assert/strict";
import test from "node:test";

import { isTaken, meaning } from "../../cryoteach/web/room/desk/keys.js";

test("keys, and those of a clicker, stand for buttons", () => {
  const keys = [" ", "ArrowRight", "PageDown", "ArrowLeft", "PageUp", "R", "v", "b", "Q", "l", "?"];
  const names = keys.map((key) => meaning({ key }));
  assert.deepEqual(names, ["next", "next", "next", "back", "back", "r", "v", "b", "q", "l", "?"]);
});

test("other keys, a key that is held, and keys with Ctrl stand for nothing", () => {
  const others = ["x", "Enter", "F5", ""].map((key) => ({ key }));
  for (const pressed of [...others, { key: " ", repeat: true }, { key: "r", ctrlKey: true }])
    assert.equal(meaning(pressed), "", pressed.key);
});

test("what is typed stays typed, and the space bar presses what has the focus", () => {
  /** @param {string} name @returns {Element} */
  const focus = (name) => {
    const matches = (/** @type {string} */ list) => list.split(", ").includes(name);
    // @ts-expect-error: of an element nothing else is asked
    return { matches };
  };
  assert.equal(isTaken(focus("input"), "r"), true);
  assert.equal(isTaken(focus("button"), " "), true);
  assert.equal(isTaken(focus("button"), "r"), false);
  assert.equal(isTaken(focus("body"), " "), false);
});
