/** The script of a phone's page: when it asks again, and what it may put over what is on screen. */
import assert from "node:assert/strict";
import test from "node:test";

import { backoff } from "../../cryoteach/web/room/asking.js";
import { isNews } from "../../cryoteach/web/room/phone/waiting.js";

test("asks again after half a second at first, never later than after eight, and not all phones at once", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 9].map((failures) => backoff(failures, 1)),
    [500, 1000, 2000, 4000, 8000, 8000],
  );
  assert.equal(backoff(0, 0), 250);
  assert.ok(backoff(3, 0.2) < backoff(3, 0.8));
});

test("the same state is no news", () => {
  assert.equal(isNews({ state: "3.0" }, { state: "3.0" }, false), false);
  assert.equal(isNews({ state: "3.0" }, { state: "4.0" }, false), true);
});

test("a half-filled form stays while its question is open, and goes when it is closed", () => {
  const form = { state: "3.0", asks: "1.1" };
  assert.equal(isNews(form, { state: "3.1", asks: "1.1" }, true), false);
  assert.equal(isNews(form, { state: "3.1", asks: "1.1" }, false), true);
  assert.equal(isNews(form, { state: "4.0", asks: "" }, true), true);
  assert.equal(isNews({ state: "1.0", asks: "" }, { state: "2.0", asks: "" }, true), true);
});
