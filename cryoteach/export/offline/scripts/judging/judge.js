/** Judges one person by the rows of a table: each condition by its own row, then the verdict of them together. */
import { cell, placeOf, scaleOf, valueWords } from "./tables.js";

/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {import("./tables.js").Profile} Profile */
/** @typedef {import("./tables.js").Person} Person */
/** @typedef {import("./tables.js").Value} Value */
/** @typedef {"met" | "not-met" | "cannot-tell"} Status */
/** @typedef {"within" | "outside" | "cannot-tell"} Verdict */
/** @typedef {{ id: string, condition: import("./tables.js").Condition, scale: import("./tables.js").Scale,
 *   value: Value | null, words: string, status: Status, margin: number | null, unit: number | null, reason: string,
 *   inward: string, outward: string, nearest: Value | null, near: boolean }} Finding */
/** @typedef {{ profile: Profile, person: Person, findings: Finding[], verdict: Verdict, met: number,
 *   weakest: Finding | null }} Judgement */

/** @type {Record<string, Status>} */
const STATUSES = { m: "met", n: "not-met", c: "cannot-tell" };

/**
 * How a person stands against a set of limits.
 *
 * @param {Tables} tables
 * @param {Profile} profile
 * @param {Person} person
 * @returns {Judgement}
 */
export function judge(tables, profile, person) {
  const findings = profile.conditions.map((condition) => row(tables, condition, person[condition.finding] ?? null));
  return together(profile, person, findings);
}

/**
 * What follows from the rows together.
 *
 * @param {Profile} profile
 * @param {Person} person
 * @param {Finding[]} findings
 * @returns {Judgement}
 */
export function together(profile, person, findings) {
  const statuses = findings.map((finding) => finding.status);
  const open = statuses.includes("cannot-tell") ? "cannot-tell" : "within";
  return {
    profile, person, findings,
    verdict: statuses.includes("not-met") ? "outside" : open,
    met: statuses.filter((status) => status === "met").length,
    weakest: weakest(findings),
  };
}

/**
 * One condition's row for a value.
 *
 * @param {Tables} tables
 * @param {import("./tables.js").Condition} condition
 * @param {Value | null} value
 * @returns {Finding}
 */
export function row(tables, condition, value) {
  const scale = scaleOf(tables, condition.finding);
  const place = placeOf(scale, value);
  const [words, margin] = [valueWords(scale, value), condition.margin[place] ?? null];
  const status = STATUSES[cell(condition.status, place)] ?? "cannot-tell";
  return {
    id: condition.id, condition, scale, value, words, status, margin,
    unit: condition.unit[place] ?? null,
    reason: cell(condition.reason, place).split("{value}").join(words),
    inward: cell(condition.inward, place).split("{value}").join(words),
    outward: cell(condition.outward, place).split("{value}").join(words),
    nearest: cell(condition.nearest, place),
    near: status === "met" && margin !== null && margin < 1,
  };
}

/**
 * The finding with the smallest known margin, the first of equals; null when nothing is known.
 *
 * @param {Finding[]} findings
 * @returns {Finding | null}
 */
export function weakest(findings) {
  /** @type {Finding | null} */
  let found = null;
  for (const finding of findings) {
    if (finding.margin !== null && (found === null || finding.margin < (found.margin ?? Infinity))) found = finding;
  }
  return found;
}

/**
 * The findings that have one status, in the order of the set of limits.
 *
 * @param {Judgement} judgement
 * @param {Status} status
 */
export function withStatus(judgement, status) {
  return judgement.findings.filter((finding) => finding.status === status);
}

/**
 * The conditions that decide: those not met, else those that are open; none when every one is met.
 *
 * @param {Judgement} key
 */
export function limiting(key) {
  return withStatus(key, key.verdict === "outside" ? "not-met" : "cannot-tell").map((finding) => finding.id);
}
