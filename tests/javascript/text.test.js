/** What leaves a chart as text: no formula reaches a spreadsheet, no tag a reader, no line the edge of the paper. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asCsv, inLines, plain, withColours } from "../../cryoteach/widgets/parts/charts/text.js";

const csv = (...cells) => asCsv({ columns: ["a"], rows: [cells] });

test("a table is CSV that spreadsheets read as UTF-8, a line each", () => {
  assert.equal(asCsv({ columns: ["who", "how many"], rows: [["Zoë", 3]] }), "\ufeffwho,how many\r\nZoë,3\r\n");
});

test("commas, quotes and line breaks stay inside their cell", () => {
  assert.equal(csv("2, or 3", 'a "few"', "one\ntwo"), '\ufeffa\r\n"2, or 3","a ""few""","one\ntwo"\r\n');
});

test("a text that would run as a formula is text, a negative number stays a number", () => {
  assert.equal(csv("=1+1", "+1", "-1", "@x", -1, "a=b"), "\ufeffa\r\n'=1+1,'+1,'-1,'@x,-1,a=b\r\n");
});

test("what is not known is an empty cell, and naught is not", () => {
  assert.equal(csv(null, 0, false), "\ufeffa\r\n,0,false\r\n");
});

test("a title loses Plotly's tags and nothing else", () => {
  assert.equal(plain("7 tumours<br>at most <b>5</b>, 3<sup>2</sup> < 10"), "7 tumours at most 5, 32 < 10");
  assert.equal(plain(undefined), "");
});

test("a title is broken between words where a line is full", () => {
  assert.deepEqual(inLines("one two three four", 7), ["one two", "three", "four"]);
  assert.deepEqual(inLines("incomprehensibilities are long", 8), ["incomprehensibilities", "are long"]);
  assert.deepEqual([6, 5].map((letters) => inLines("one two", letters).length), [1, 2]);
  assert.deepEqual(inLines("", 8), [""]);
});

test("colours are filled in by name, as JSON has them", () => {
  const colour = (name) => ({ "--st-text-color": " #123456 ", "--st-font": '"Source Sans", serif' })[name];
  const filled = withColours('{"color":"var(--st-text-color)","family":"var(--st-font)"}', colour);
  assert.deepEqual(JSON.parse(filled), { color: "#123456", family: '"Source Sans", serif' });
});
