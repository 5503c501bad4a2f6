/** Reads the tables that the engine wrote: columns in runs, values of scales and their words. No judging here. */

/** @typedef {number | string} Value */
/** @typedef {Record<string, Value | null>} Person */
/** @typedef {{ label: string, term: string, options?: Record<string, string>, low: number, high: number, step: number,
 *   decimals: number, unit: string, one: string, before: string }} Scale */
/** @template T @typedef {{ of: T[], runs: number[] }} Runs */
/** @typedef {{ id: string, finding: string, title: string, limit: string, edge: string, tag: string, leaflet: string,
 *   why: string, note: string, cites: string[], status: Runs<string>, margin: (number | null)[],
 *   unit: (number | null)[], reason: Runs<string>, inward: Runs<string>, outward: Runs<string>,
 *   nearest: Runs<Value | null> }} Condition */
/** @typedef {{ cuts: number[], inside: number[], ends: [number, number], line: number | null, dash: string,
 *   label: string }} Axis */
/** @typedef {{ id: string, version: string, date: string, title: string, summary: string, reviewer: string,
 *   conditions: Condition[], leftOut: string[], map: Record<string, Axis> }} Profile */
/** @typedef {{ text: string, word: string, meaning: string }} TagWords */
/** @typedef {{ words: string, mark: string }} Look */
/** @typedef {{ team: string, verdicts: Record<string, string>, letters: Record<string, string>,
 *   statuses: Record<string, string>, tags: Record<string, TagWords>, looks: Record<string, Look>,
 *   sure: Record<string, string>, right: Record<string, number>, wrong: Record<string, number> }} Words */
/** @typedef {{ says: string, about: string, mind: string, source: string, others: string, link: string }} Fact */
/** @typedef {{ scales: Record<string, Scale>, profiles: Record<string, Profile>, words: Words,
 *   order: string[] }} Tables the part of the file that judges */

/**
 * The place of a value in its column; what is not known stands at the end.
 *
 * @param {Scale} scale
 * @param {Value | null | undefined} value
 */
export function placeOf(scale, value) {
  if (value === null || value === undefined) return count(scale);
  if (scale.options) return Object.keys(scale.options).indexOf(String(value));
  return Math.round((Number(value) - scale.low) / scale.step);
}

/**
 * The value at a place of a column; null at its end, where it is not known.
 *
 * @param {Scale} scale
 * @param {number} place
 * @returns {Value | null}
 */
export function valueAt(scale, place) {
  if (place >= count(scale)) return null;
  if (scale.options) return Object.keys(scale.options)[place] ?? null;
  return Number((scale.low + place * scale.step).toFixed(scale.decimals));
}

/**
 * How many values a scale has.
 *
 * @param {Scale} scale
 */
export function count(scale) {
  return scale.options ? Object.keys(scale.options).length : Math.round((scale.high - scale.low) / scale.step) + 1;
}

/**
 * A value in words, with its unit; "not known" where it is unknown.
 *
 * @param {Scale} scale
 * @param {Value | null | undefined} value
 */
export function valueWords(scale, value) {
  if (value === null || value === undefined) return "not known";
  if (scale.options) return scale.options[String(value)] ?? "";
  const unit = value === 1 && scale.one ? scale.one : scale.unit;
  return `${scale.before} ${Number(value).toFixed(scale.decimals)} ${unit}`.trim();
}

/**
 * What stands at a place of a column in runs.
 *
 * @template T
 * @param {Runs<T>} column
 * @param {number} place
 * @returns {T}
 */
export function cell(column, place) {
  let [rest, at] = [place, 0];
  while (rest >= (column.runs[at + 1] ?? Infinity)) {
    rest -= column.runs[at + 1] ?? 0;
    at += 2;
  }
  return /** @type {T} */ (column.of[column.runs[at] ?? 0]);
}

/**
 * The scale of a finding.
 *
 * @param {Tables} tables
 * @param {string} finding
 */
export function scaleOf(tables, finding) {
  const scale = tables.scales[finding];
  if (!scale) throw new Error(`no scale for ${finding}`);
  return scale;
}

/**
 * A set of limits by its id, or the first of the file.
 *
 * @param {Tables} tables
 * @param {string} id
 */
export function profileOf(tables, id) {
  const profile = tables.profiles[id] ?? Object.values(tables.profiles)[0];
  if (!profile) throw new Error("no set of limits");
  return profile;
}
