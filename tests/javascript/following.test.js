/** The script of projector and desk: when it asks again, and what is news. */
import assert from "node:assert/strict";
import test from "node:test";

import { backoff, withoutPlace } from "../../cryoteach/web/room/screen/following.js";

test("asks again after half a second at first, and never later than after eight", () => {
  assert.deepEqual(
    [0, 1, 5, 9].map((failures) => backoff(failures, 1)),
    [500, 1000, 8000, 8000],
  );
  assert.equal(backoff(0, 0), 250);
});

test("a page that differs in the place that it has seen only is no news", () => {
  const at = (/** @type {number} */ place, /** @type {string} */ words) =>
    `<div id="room" data-wait="/r/K7M4QX/desk/wait?seen=${place}" data-page="/r">${words}</div>`;
  assert.equal(withoutPlace(at(3, "1 answer")), withoutPlace(at(4, "1 answer")));
  assert.notEqual(withoutPlace(at(3, "1 answer")), withoutPlace(at(4, "2 answers")));
});
