/** The script of projector and desk: what is news. */
import assert from "node:assert/strict";
import test from "node:test";

import { withoutPlace } from "../../cryoteach/web/room/screen/following.js";

test("a page that differs in the place that it has seen only is no news", () => {
  const at = (/** @type {number} */ place, /** @type {string} */ words) =>
    `<div id="room" data-wait="/r/K7M4QX/desk/wait?seen=${place}" data-page="/r">${words}</div>`;
  assert.equal(withoutPlace(at(3, "1 answer")), withoutPlace(at(4, "1 answer")));
  assert.notEqual(withoutPlace(at(3, "1 answer")), withoutPlace(at(4, "2 answers")));
});
