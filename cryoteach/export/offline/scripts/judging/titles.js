/** What the two pictures of one person say: the titles of the map and of the margins, their rows, the map's areas. */
import { row, together, withStatus } from "./judge.js";
import { both } from "./sentences.js";
import { scaleOf, valueWords } from "./tables.js";

/** @typedef {import("./judge.js").Judgement} Judgement */
/** @typedef {import("./judge.js").Finding} Finding */
/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {{ x: [number, number], y: [number, number], look: string }} Area */

export const ACROSS = "lesion_count";
export const UP = "largest_diameter_cm";
const MAP = [ACROSS, UP];
const NOT_ASKED = "not asked";

/** @param {Judgement} judgement */
export function marginsTitle(judgement) {
  const failed = withStatus(judgement, "not-met").map(title);
  const open = withStatus(judgement, "cannot-tell").map((finding) => finding.scale.label);
  if (failed.length) {
    const bars = failed.length === 1 ? "One bar falls" : `${failed.length} bars fall`;
    return `${bars} short, and that is enough: ${both(failed)}`;
  }
  const bars = open.length === 1 ? "One bar is" : `${open.length} bars are`;
  if (open.length) return `${bars} open: ${both(open)} not known`;
  const near = judgement.findings.filter((finding) => finding.near).map(title);
  return near.length ? `Every bar reaches its limit; short of ideal: ${both(near)}` : "Every bar reaches its ideal";
}

/** @param {Judgement} judgement @param {Tables} tables */
export function mapTitle(judgement, tables) {
  const here = judgement.findings.filter((finding) => MAP.includes(finding.condition.finding));
  const closed = withStatus(judgement, "not-met").filter((finding) => !here.includes(finding)).map(title);
  if (closed.length) return `Nowhere on this map is within: another gate is closed (${both(closed)})`;
  const failed = here.filter((finding) => finding.status === "not-met");
  if (failed.length) {
    const beyond = failed.map((finding) => `${finding.words} is beyond the limit of ${finding.condition.edge}`);
    const met = here.filter((finding) => finding.status === "met").map((f) => `; ${f.words} is not the problem`);
    return `Outside the corner: ${both(beyond)}${met.join("")}`;
  }
  const unknown = here.filter((finding) => finding.status === "cannot-tell").map((finding) => finding.scale.label);
  if (unknown.length) return `Where on the map? Not known: ${both(unknown)}`;
  return inside(judgement, tables);
}

/** @param {Judgement} judgement @param {Tables} tables */
function inside(judgement, tables) {
  const where = MAP.map((name) => valueWords(scaleOf(tables, name), judgement.person[name])).join(", ");
  const still = withStatus(judgement, "cannot-tell").map((finding) => finding.scale.label);
  return `Inside the corner (${where})${still.length ? `, but not known: ${both(still)}` : ", and no gate is closed"}`;
}

/**
 * The map as rows: the person, the limits and the nearest way in.
 *
 * @param {Judgement} judgement
 * @param {Tables} tables
 * @returns {string[][]}
 */
export function mapRows(judgement, tables) {
  const { profile, person } = judgement;
  const asked = MAP.map((name) => profile.conditions.find((condition) => condition.finding === name));
  const cells = MAP.map((name) => valueWords(scaleOf(tables, name), person[name]));
  const rows = [
    ["this person", ...cells, tables.words.verdicts[judgement.verdict] ?? ""],
    ["the limit", ...asked.map((condition) => condition?.limit ?? NOT_ASKED), "at it is met"],
    ["whose number", ...asked.map((c) => (c ? (tables.words.tags[c.tag]?.text ?? "") : NOT_ASKED)), ""],
  ];
  const target = wayInto(judgement);
  if (target) {
    const words = MAP.map((name, at) => valueWords(scaleOf(tables, name), target[at]));
    rows.push(["nearest way in", ...words, "everything else held"]);
  }
  return rows;
}

/**
 * The margins as rows, in their own units too.
 *
 * @param {Judgement} judgement
 * @param {Tables} tables
 */
export function marginRows(judgement, tables) {
  return judgement.findings.map((f) => [
    f.condition.title, f.words, f.condition.limit, tables.words.tags[f.condition.tag]?.text ?? "",
    tables.words.statuses[f.status] ?? "", f.margin, f.unit,
  ]);
}

/**
 * The nearest point of the map where the verdict flips, when moving on the map is enough.
 *
 * @param {Judgement} judgement
 * @returns {[number, number] | null}
 */
export function wayInto(judgement) {
  const [x, y] = MAP.map((name) => judgement.person[name]);
  const failed = withStatus(judgement, "not-met");
  if (!failed.length || typeof x !== "number" || typeof y !== "number") return null;
  if (failed.some((f) => !MAP.includes(f.condition.finding) || typeof f.nearest !== "number")) return null;
  /** @param {string} name @param {number} now */
  const moved = (name, now) => Number(failed.find((f) => f.condition.finding === name)?.nearest ?? now);
  return [moved(ACROSS, x), moved(UP, y)];
}

/**
 * What somebody in each piece of the map would be, everything else held.
 *
 * @param {Judgement} judgement
 * @param {Tables} tables
 * @returns {Area[]}
 */
export function areas(judgement, tables) {
  const { [ACROSS]: across, [UP]: up } = judgement.profile.map;
  if (!across || !up) return [];
  return across.inside.flatMap((count, i) => up.inside.map((size, j) => ({
    x: span(across.cuts, i), y: span(up.cuts, j), look: lookThere(judgement, tables, { [ACROSS]: count, [UP]: size }),
  })));
}

/** @param {number[]} cuts @param {number} at @returns {[number, number]} */
function span(cuts, at) {
  return [cuts[at] ?? 0, cuts[at + 1] ?? 0];
}

/** @param {Judgement} judgement @param {Tables} tables @param {Record<string, number>} place */
function lookThere({ profile, person, findings }, tables, place) {
  const moved = findings.map((f) => {
    const value = place[f.condition.finding];
    return value === undefined ? f : row(tables, f.condition, value);
  });
  const there = together(profile, person, moved);
  if (there.verdict !== "within") return there.verdict;
  return moved.some((finding) => finding.near && MAP.includes(finding.condition.finding)) ? "near" : "within";
}

/**
 * How far an axis of the map goes: its usual end, or the whole scale for somebody beyond it.
 *
 * @param {Judgement} judgement
 * @param {string} finding
 */
export function axisEnd({ profile, person }, finding) {
  const [usual, whole] = profile.map[finding]?.ends ?? [1, 1];
  const value = person[finding];
  return typeof value === "number" && value > usual ? whole : usual;
}

/** @param {Finding} finding */
function title(finding) {
  return finding.condition.title.toLowerCase();
}
