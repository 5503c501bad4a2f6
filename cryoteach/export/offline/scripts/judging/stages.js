/** The way through one case: who the person is at a stage, which stages ask, and whether what was said there holds. */
import { judge, limiting } from "./judge.js";
import { hex, unhex } from "./replies.js";
import { profileOf } from "./tables.js";

/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {{ kind: string, prompt: string, options?: { text: string, right: boolean, feedback: string }[],
 *   answer?: number, tolerance?: number, unit?: string, feedback?: string, moved?: string | null }} Question */
/** @typedef {{ label: string, story: string, findings: import("./tables.js").Person, question: Question | null,
 *   note: string }} Stage */
/** @typedef {{ id: string, title: string, called: string, level: string, author: string, licence: string,
 *   review: string, profile: string, vignette: string, stages: Stage[], point: string, debrief: string[],
 *   twin: string }} Case */
/** @typedef {string | number | string[]} Said a verdict or shift, a number or an option's place, named conditions */

/** @type {Record<string, string>} */
const KINDS = { verdict: "v", "limiting-conditions": "l", choice: "c", number: "n", "more-same-less": "s" };
const OF_THE_COMMIT = ["verdict", "limiting-conditions"];
const [VERDICTS, SHIFTS] = [["within", "outside", "cannot-tell"], ["more", "same", "less"]];
/** @type {Record<string, string>} */
const SHORT = { within: "w", outside: "o", "cannot-tell": "c", more: "m", same: "s", less: "l" };

/**
 * The engine's key at every stage of a case.
 *
 * @param {Tables} tables
 * @param {Case} one
 */
export function stageKeys(tables, one) {
  const profile = profileOf(tables, one.profile);
  /** @type {import("./tables.js").Person} */
  let known = {};
  return one.stages.map((stage) => {
    known = { ...known, ...stage.findings };
    return judge(tables, profile, known);
  });
}

/**
 * The stages that ask on the way; what the commit at the end asks anyway is left to it.
 *
 * @param {Case} one
 */
export function asking(one) {
  const last = one.stages.length - 1;
  return one.stages.flatMap(({ question }, at) =>
    question && (at < last || !OF_THE_COMMIT.includes(question.kind)) ? [at] : []);
}

/**
 * One reply, with the letter of its question's kind.
 *
 * @param {Question} question
 * @param {Said} said
 * @param {string[]} conditions
 */
export function writeSaid(question, said, conditions) {
  const letter = KINDS[question.kind] ?? "";
  if (Array.isArray(said)) return `${letter}${hex(said, conditions)}`;
  return `${letter}${typeof said === "number" ? Number(said.toPrecision(12)) : SHORT[said]}`;
}

/**
 * The same read again; null where it does not fit the question.
 *
 * @param {Question} question
 * @param {string} written
 * @param {string[]} conditions
 * @returns {Said | null}
 */
export function readSaid(question, written, conditions) {
  const [letter, text] = [written.slice(0, 1), written.slice(1)];
  if (letter !== KINDS[question.kind]) return null;
  if (letter === "l") return /^[0-9a-f]{2}$/.test(text) ? unhex(text, conditions) : null;
  if (letter === "v") return VERDICTS.find((name) => SHORT[name] === text) ?? null;
  if (letter === "s") return SHIFTS.find((name) => SHORT[name] === text) ?? null;
  return readNumber(question, text);
}

/** @param {Question} question @param {string} text */
function readNumber(question, text) {
  const number = text === "" ? NaN : Number(text);
  if (!Number.isFinite(number)) return null;
  return question.kind === "choice" && !question.options?.[number] ? null : number;
}

/**
 * Whether a reply is right; the engine holds the key wherever the question carries none.
 *
 * @param {Question} question
 * @param {Said} said
 * @param {import("./judge.js").Judgement} key
 */
export function holds(question, said, key) {
  if (question.kind === "choice") return question.options?.[Number(said)]?.right ?? false;
  if (question.kind === "number") {
    return Math.abs(Number(said) - (question.answer ?? 0)) <= (question.tolerance ?? 0) + 1e-9;
  }
  if (Array.isArray(said)) return sameNames(said, limiting(key));
  return said === (question.kind === "verdict" ? key.verdict : question.moved);
}

/**
 * Whether two lists hold the same names.
 *
 * @param {string[]} one
 * @param {string[]} other
 */
export function sameNames(one, other) {
  return one.length === other.length && one.every((name) => other.includes(name));
}
