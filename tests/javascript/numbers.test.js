/** The rule of tests/domain/input/test_typed_numbers.py, in the browser. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { typedNumber } from "../../cryoteach/widgets/parts/controls/numbers.js";

const READ = { 2.6: 2.6, "2,6": 2.6, " −3 ": -3, "+0.125": 0.125, "4.": 4, ".5": 0.5, "1e3": 1000, "1\u200b2": 12 };
const REFUSED = {
  seven: "“seven” is not a number; write digits, such as 2 or 2.5",
  "": "“” is not a number; write digits, such as 2 or 2.5",
  "0x1": "“0x1” is not a number; write digits, such as 2 or 2.5",
  "1,500": "“1,500”: is it 1500 or 1.5? Write one of the two",
  "-2.000": "“-2.000”: is it -2000 or -2? Write one of the two",
  "1,234,567": "“1,234,567” has a thousands separator; write the digits without it",
  "٢": "“٢” is written in digits of another script; write it with 0 to 9",
};

for (const [typed, number] of Object.entries(READ)) {
  test(`${JSON.stringify(typed)} is ${number}`, () => assert.deepEqual(typedNumber(typed), { number }));
}

for (const [typed, trouble] of Object.entries(REFUSED)) {
  test(`${JSON.stringify(typed)} is refused by name`, () => assert.deepEqual(typedNumber(typed), { trouble }));
}

test("what is too long is cut off where it is named", () => {
  const long = "1".repeat(40);
  assert.equal(typedNumber(`${long}1`).trouble, `“${long}…” is not a number; write digits, such as 2 or 2.5`);
  assert.equal(typedNumber(long).number, Number(long));
});
