/** Steps along a scale: decimals, both ends, and the way out of "not known". */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOnScale, nearest, rounded, stepped, within } from "../../cryoteach/widgets/parts/controls/scales.js";

const DIAMETER = { low: 0.3, high: 15, step: 0.1, decimals: 1 };
const FINE = { low: 0, high: 1, step: 0.05, decimals: 2 };

test("a step keeps the decimals of the scale, whatever binary fractions make of it", () => {
  assert.equal(stepped(0.7, 5, +1, DIAMETER), 0.8); // 0.7 + 0.1 is 0.7999999999999999
  assert.equal(stepped(0.1, 0, +1, FINE), 0.15);
  assert.equal(stepped(2, 5, -1, DIAMETER), 1.9);
});

test("a step goes past neither end", () => {
  assert.equal(stepped(15, 5, +1, DIAMETER), 15);
  assert.equal(stepped(0.3, 5, -1, DIAMETER), 0.3);
});

test("the first step out of not known, either way, lands on the last value", () => {
  assert.equal(stepped(null, 4.2, +1, DIAMETER), 4.2);
  assert.equal(stepped(null, 4.2, -1, DIAMETER), 4.2);
});

test("a typed number is legal on a step and within the ends", () => {
  const typed = [0.3, 1.1, 15, 0.2, 15.1, 2.55, -1, Infinity];
  assert.deepEqual(typed.filter((value) => isOnScale(value, DIAMETER)), [0.3, 1.1, 15]);
});

test("a place on an axis becomes the nearest legal value", () => {
  assert.equal(nearest(6.449, DIAMETER), 6.4);
  assert.equal(nearest(6.451, DIAMETER), 6.5);
  assert.equal(nearest(-3, DIAMETER), 0.3);
  assert.equal(nearest(99, DIAMETER), 15);
});

test("rounding gives a number, and the ends hold", () => {
  assert.equal(rounded(1.005, 1), 1);
  assert.deepEqual([-1, 0.5, 2].map((value) => within(value, FINE)), [0, 0.5, 1]);
});
