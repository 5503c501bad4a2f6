/** Draws the limit map: what somebody at each number and size would be, where this person is, the nearest way in. */
import { piece } from "./pieces.js";
import { ACROSS, UP, areas, axisEnd, mapRows, mapTitle, wayInto } from "./judging/titles.js";

/** @typedef {import("./judging/judge.js").Judgement} Judgement */
/** @typedef {import("./judging/tables.js").Tables} Tables */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{ x: (count: number) => number, y: (size: number) => number, right: number, top: number }} Places */

const [WIDTH, HEIGHT, LEFT, FOOT, HEAD] = [460, 300, 44, 44, 8]; // of the drawing, and around its field
const FIELD = { width: WIDTH - LEFT - 8, height: HEIGHT - FOOT - HEAD };
const STROKES = { near: "M0 10 10 0", outside: "M0 0 10 10M10 0 0 10", "cannot-tell": "M2 2h2M7 7h2" };
export const MAP_COLUMNS = ["what", "liver tumours", "largest diameter", "verdict"];

/**
 * @param {Judgement} judgement
 * @param {Tables} tables
 * @returns {Piece} the drawing; `data-title` and the rows say the same in words
 */
export function limitMap(judgement, tables) {
  const at = places(judgement);
  const rows = mapRows(judgement, tables).map((row) => row.filter(Boolean).join(", "));
  const said = [mapTitle(judgement, tables), ...rows];
  return piece("svg.map", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${said.join(". ")}.` },
    piece("defs", {}, Object.entries(STROKES).map(([look, d]) => pattern(look, d))),
    ground(judgement, tables, at), axes(at), limits(judgement, at), way(judgement, at), here(judgement, at));
}

/**
 * The number and size at a place of the drawing, as shares of its width and height.
 *
 * @param {Judgement} judgement
 * @param {number} across
 * @param {number} down
 * @returns {[number, number]}
 */
export function placeOnMap(judgement, across, down) {
  const [x, y] = [(across * WIDTH - LEFT) / FIELD.width, (down * HEIGHT - HEAD) / FIELD.height];
  const { right, top } = places(judgement);
  return [clamp(Math.round(0.5 + x * right), 1, right), clamp(Math.round((1 - y) * top * 10) / 10, 0.3, top)];
}

/** @param {Judgement} judgement @returns {Places} */
function places(judgement) {
  const [right, top] = [axisEnd(judgement, ACROSS), axisEnd(judgement, UP)];
  return {
    right, top,
    x: (count) => LEFT + FIELD.width * clamp((count - 0.5) / right, 0, 1),
    y: (size) => HEAD + FIELD.height * (1 - clamp(size / top, 0, 1)),
  };
}

/** @param {string} look @param {string} d */
function pattern(look, d) {
  return piece("pattern", { id: `in-${look}`, width: 10, height: 10, patternUnits: "userSpaceOnUse" },
    piece(`rect.ground.${look}`, { width: 10, height: 10 }), piece(`path.lines.${look}`, { d }));
}

/** @param {Judgement} judgement @param {Tables} tables @param {Places} at */
function ground(judgement, tables, at) {
  const all = areas(judgement, tables).map((area) => ({
    ...area, left: at.x(area.x[0]), right: at.x(area.x[1]), top: at.y(area.y[1]), bottom: at.y(area.y[0]),
  }));
  const boxes = all.map((box) => piece(`rect.area.${box.look}`, {
    x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top,
    ...(box.look === "within" ? {} : { fill: `url(#in-${box.look})` }),
  }));
  const looks = [...new Set(all.map((box) => box.look))];
  const size = (/** @type {typeof all[0]} */ box) => (box.right - box.left) * (box.bottom - box.top);
  const marks = looks.flatMap((look) => {
    const [largest] = all.filter((box) => box.look === look).sort((one, other) => size(other) - size(one));
    if (!largest || size(largest) < 400) return [];
    const [x, y] = [(largest.left + largest.right) / 2, largest.top + (largest.bottom - largest.top) * 0.3 + 6];
    return [piece("text.halo", { x, y, "text-anchor": "middle" }, tables.words.looks[look]?.mark ?? "")];
  });
  return [...boxes, ...marks];
}

/** @param {Places} at */
function axes({ x, y, right, top }) {
  const counts = right > 20 ? [1, 10, 20, 30, 40, 50, 60] : [1, 5, 10, 15, 20];
  const sizes = top > 10 ? [0, 5, 10, 15] : [0, 2, 4, 6, 8, 10];
  const foot = HEIGHT - FOOT;
  return [
    piece("path.axis", { d: `M${LEFT} ${HEAD}V${foot}H${WIDTH - 8}` }),
    ...counts.map((count) => piece("text", { x: x(count), y: foot + 16, "text-anchor": "middle" }, String(count))),
    ...sizes.map((size) => piece("text", { x: LEFT - 6, y: y(size) + 4, "text-anchor": "end" }, String(size))),
    piece("text", { x: LEFT + FIELD.width / 2, y: HEIGHT - 8, "text-anchor": "middle" }, "liver tumours (number)"),
    piece("text", { x: 12, y: HEAD + FIELD.height / 2, "text-anchor": "middle",
      transform: `rotate(-90 12 ${HEAD + FIELD.height / 2})` }, "largest diameter (cm)"),
  ];
}

/** @param {Judgement} judgement @param {Places} at */
function limits({ profile, person }, at) {
  const [across, up] = [profile.map[ACROSS], profile.map[UP]];
  const told = [];
  if (across && across.line !== null && across.line <= at.right) {
    const [x, low] = [at.x(across.line), Number(person[UP] ?? 0) > at.top * 0.8];
    told.push(piece("path.limit", { d: `M${x} ${HEAD}V${HEIGHT - FOOT}`, class: `limit ${across.dash}` }),
      piece("text.halo", { x: x + 5, y: low ? HEIGHT - FOOT - 8 : HEAD + 14 }, across.label));
  }
  if (up && up.line !== null && up.line <= at.top) {
    const [y, size] = [at.y(up.line), Number(person[UP] ?? 0)];
    const below = size > up.line && size < up.line + at.top / 6;
    told.push(piece("path.limit", { d: `M${LEFT} ${y}H${WIDTH - 8}`, class: `limit ${up.dash}` }),
      piece("text.halo", { x: WIDTH - 12, y: below ? y + 16 : y - 6, "text-anchor": "end" }, up.label));
  }
  return told;
}

/** @param {Judgement} judgement @param {Places} at */
function way(judgement, at) {
  const target = wayInto(judgement);
  if (!target) return [];
  const [x, y] = [at.x(Number(judgement.person[ACROSS])), at.y(Number(judgement.person[UP]))];
  const [toX, toY] = [at.x(target[0]), at.y(target[1])];
  const angle = Math.atan2(toY - y, toX - x);
  const wing = (/** @type {number} */ turn) =>
    `L${toX - 12 * Math.cos(angle + turn)} ${toY - 12 * Math.sin(angle + turn)}`;
  return [piece("path.way", { d: `M${x} ${y}L${toX} ${toY}${wing(0.5)}M${toX} ${toY}${wing(-0.5)}` })];
}

/** @param {Judgement} judgement @param {Places} at */
function here({ person }, at) {
  const [count, size] = [person[ACROSS], person[UP]];
  if (typeof count === "number" && typeof size === "number") {
    return [piece("path.person", { d: `M${at.x(count)} ${at.y(size) - 10}l10 10l-10 10l-10-10z` })];
  }
  if (typeof count !== "number" && typeof size !== "number") return [];
  const upright = `M${at.x(Number(count))} ${HEAD}V${HEIGHT - FOOT}`;
  const d = typeof size === "number" ? `M${LEFT} ${at.y(size)}H${WIDTH - 8}` : upright;
  return [piece("path.along-halo", { d }), piece("path.along", { d })];
}

/** @param {number} value @param {number} low @param {number} high */
function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}
