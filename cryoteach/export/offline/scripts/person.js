/** Chapter 2: one person's controls, and everything that follows from them at once: verdict, map, gates, way out. */
import { control } from "./controls.js";
import { headline, why } from "./feedback.js";
import { gates, kept } from "./gates.js";
import { judge } from "./judging/judge.js";
import { MAP_COLUMNS, limitMap, placeOnMap } from "./limit_map.js";
import { drawn, piece, show, table } from "./pieces.js";
import { spoken } from "./judging/sentences.js";
import { profileOf, scaleOf } from "./judging/tables.js";
import { ACROSS, UP, mapRows, mapTitle } from "./judging/titles.js";

/** @typedef {import("./judging/tables.js").Person} Person */
/** @typedef {{ person: Person, profile: string }} Shown */
/** @typedef {import("./main.js").File} File */

const WAIT = 400; // ms: a screen reader hears where a slider came to rest

/**
 * @param {File} file
 * @param {Element} place
 * @param {Shown} first
 * @param {(shown: Shown) => void} keep called after each move
 * @returns {(shown: Shown) => void} shows somebody else
 */
export function personPage(file, place, first, keep) {
  let now = first;
  const open = new Set();
  const part = (/** @type {string} */ name) => /** @type {Element} */ (place.querySelector(name));
  const controls = file.controls.map((asked) => {
    const moved = (/** @type {import("./judging/tables.js").Value | null} */ value) =>
      move({ person: { ...now.person, [asked.finding]: value } });
    return { finding: asked.finding, ...control(asked, scaleOf(file, asked.finding), moved) };
  });
  const choosers = chooserPieces(file, (chosen) => move(chosen)).map(drawn);
  part(".controls").append(...controls.map(({ element }) => element), ...choosers);

  /** @param {Partial<Shown>} change */
  function move(change) {
    now = { ...now, ...change };
    for (const { finding, set } of controls) set(now.person[finding] ?? null);
    /** @type {HTMLSelectElement} */ (part("#limits")).value = now.profile;
    const judgement = judge(file, profileOf(file, now.profile), now.person);
    show(part(".bar-of-verdict"), [headline(judgement, file.words)]);
    show(part(".why"), [...why(judgement, file.words), piece("p.small", {}, by(judgement.profile))]);
    show(part(".map-place"), mapPieces(judgement, file, move, open));
    show(part(".gates"), gates(judgement, file, file.facts, open));
    show(part(".limits-now"), limitsPieces(judgement.profile));
    later(() => { part(".spoken").textContent = spoken(judgement, file.words); });
    linkTo(place, now, judgement.profile.version);
    keep(now);
  }
  move({});
  return move;
}

/**
 * Where the file knows an app, its link opens the same person there.
 * @param {Element} place
 * @param {Shown} shown
 * @param {string} version
 */
function linkTo(place, { person, profile }, version) {
  const same = /** @type {HTMLAnchorElement | null} */ (place.querySelector(".same"));
  const parts = Object.entries({ ...person, profile, version });
  if (same) same.search = `${new URLSearchParams(parts.map(([name, value]) => [name, String(value ?? "unknown")]))}`;
}

/**
 * @param {import("./judging/judge.js").Judgement} judgement
 * @param {File} file
 * @param {(to: Partial<Shown>) => void} move
 * @param {Set<string>} open
 */
function mapPieces(judgement, file, move, open) {
  const tap = (/** @type {MouseEvent} */ { currentTarget, clientX, clientY }) => {
    const box = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    const [x, y] = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
    const [count, size] = placeOnMap(judgement, x, y);
    move({ person: { ...judgement.person, [ACROSS]: count, [UP]: size } });
  };
  const [map, title] = [limitMap(judgement, file), mapTitle(judgement, file)];
  const looks = Object.values(file.words.looks).map(({ mark, words }) => `${mark} ${words.replace(" the limits", "")}`);
  return [
    piece("h3", {}, title), piece("p.small", {}, `◆ this person, all else held. ${looks.join(" ")}. Tap to move.`),
    { ...map, attributes: { ...map.attributes, onclick: tap } },
    piece("details", kept("map", open), piece("summary", {}, "The map as a table"),
      table(title, MAP_COLUMNS, mapRows(judgement, file))),
  ];
}

/** @param {File} file @param {(to: Partial<Shown>) => void} move */
function chooserPieces(file, move) {
  const presets = Object.entries(file.presets).map(([name, { title }]) => piece("option", { value: name }, title));
  const profiles = Object.values(file.profiles).map(({ id, title }) => piece("option", { value: id }, title));
  const valueOf = (/** @type {Event} */ changed) => /** @type {HTMLSelectElement} */ (changed.target).value;
  return [
    piece("div.control", {}, piece("label", { for: "start-from" }, "Start from"),
      piece("select", { id: "start-from", onchange: (/** @type {Event} */ changed) => {
        const preset = file.presets[valueOf(changed)];
        if (preset) move({ person: preset.person });
        /** @type {HTMLSelectElement} */ (changed.target).value = "";
      } }, piece("option", { value: "" }, "a ready-made person"), presets)),
    piece("div.control", {}, piece("label", { for: "limits" }, "Set of limits"),
      piece("select", { id: "limits", onchange: (/** @type {Event} */ heard) => move({ profile: valueOf(heard) }) },
        profiles)),
  ];
}

/** @param {import("./judging/tables.js").Profile} profile */
function limitsPieces({ title, summary }) {
  return [piece("summary", {}, `About this set of limits: ${title}`), piece("p", {}, summary)];
}

/** @param {import("./judging/tables.js").Profile} profile */
function by({ title, id, version, date, reviewer }) {
  return `By ${title.slice(0, 1).toLowerCase()}${title.slice(1)}: profile ${id} v${version}, ${date} · ${reviewer}`;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {() => void} tell */
function later(tell) {
  clearTimeout(waiting);
  waiting = setTimeout(tell, WAIT);
}
