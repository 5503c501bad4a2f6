/** The gates of one person: each says whether it is open and how far from its limit; it holds rule, why and sources. */
import { piece, table } from "./pieces.js";
import { gateSays, lookOf } from "./judging/sentences.js";
import { marginRows, marginsTitle } from "./judging/titles.js";

/** @typedef {import("./judging/judge.js").Finding} Finding */
/** @typedef {import("./judging/tables.js").Words} Words */
/** @typedef {import("./judging/tables.js").Fact} Fact */
/** @typedef {import("./pieces.js").Piece} Piece */

const [WIDTH, MIDDLE, STEP, END] = [140, 70, 50, 1.3]; // of a bar's drawing: its limit, one step to ideal, its longest
const A_SLIVER = 0.04;
const HOW_TO_READ = "In each bar the line is the limit. Right of it is met; one step right is ideal.";
const COLUMNS = ["condition", "value", "limit", "tag", "status", "margin (0 limit, 1 ideal)", "margin in the unit"];

/**
 * @param {import("./judging/judge.js").Judgement} judgement
 * @param {import("./judging/tables.js").Tables} tables
 * @param {Record<string, Fact>} facts
 * @param {Set<string>} open the gates that stand open, by id
 * @returns {Piece[]}
 */
export function gates(judgement, tables, facts, open) {
  const { profile, findings } = judgement;
  const note = `This set of limits has no gate for: ${profile.leftOut.join(", ")}.`;
  const title = marginsTitle(judgement);
  return [
    piece("h3", {}, `The ${findings.length} gates`), piece("p.small", {}, `${title}. ${HOW_TO_READ}`),
    ...findings.map((finding) => gate(finding, tables.words, facts, open)),
    ...(profile.leftOut.length ? [piece("p.small", {}, note)] : []),
    piece("details", kept("table", open), piece("summary", {}, "Margins as a table"),
      table(title, COLUMNS, marginRows(judgement, tables))),
  ];
}

/** @param {Finding} finding @param {Words} words @param {Record<string, Fact>} facts @param {Set<string>} open */
function gate(finding, words, facts, open) {
  const look = lookOf(finding);
  const mark = piece(`span.mark.${look}`, { "aria-hidden": "true" }, words.looks[look]?.mark ?? "");
  const says = piece("span.says", {}, piece("strong", {}, finding.condition.title), ` ${gateSays(finding, words)}`);
  return piece("details.gate", kept(finding.id, open), piece("summary", {}, mark, says, bar(finding, look)),
    inside(finding, words, facts));
}

/**
 * Whether something stands open, and that it stays so when it is drawn anew.
 *
 * @param {string} id
 * @param {Set<string>} open
 */
export function kept(id, open) {
  const ontoggle = (/** @type {Event} */ { currentTarget }) =>
    (/** @type {HTMLDetailsElement} */ (currentTarget).open ? open.add(id) : open.delete(id));
  return { open: open.has(id), ontoggle };
}

/** @param {Finding} finding @param {string} look */
function bar(finding, look) {
  const { margin, status } = finding;
  const met = Math.min(Math.max(margin ?? 1, A_SLIVER), END);
  const end = status === "met" ? met : Math.max(Math.min(margin ?? -1, -A_SLIVER), -END);
  const [from, to] = margin === null ? [-1, 1] : [Math.min(0, end), Math.max(0, end)];
  return piece("svg.bar", { viewBox: `0 0 ${WIDTH} 24`, "aria-hidden": "true" },
    piece(`rect.area.${look}`, { x: MIDDLE + from * STEP, y: 5, width: (to - from) * STEP, height: 14,
      ...(look === "within" ? {} : { fill: `url(#in-${look})` }) }),
    piece("path.axis", { d: `M${MIDDLE} 0V24` }), piece("path.ideal", { d: `M${MIDDLE + STEP} 2V22` }));
}

/** @param {Finding} finding @param {Words} words @param {Record<string, Fact>} facts */
function inside(finding, words, facts) {
  const { condition } = finding;
  const rows = [
    ["This person", finding.reason],
    ["The rule", `${condition.limit} (${words.tags[condition.tag]?.text})`],
    ["What the leaflet says, in our words", condition.leaflet],
    ["Why it is asked", condition.why],
    ...(condition.note ? [["Whose number", condition.note]] : []),
  ];
  const read = condition.cites.flatMap((cite) => (facts[cite] ? [facts[cite]] : []));
  return piece("dl", {}, rows.flatMap(([term = "", told = ""]) => [piece("dt", {}, term), piece("dd", {}, told)]),
    piece("dt", {}, "What was read"), piece("dd", {}, piece("ul", {}, citations(read))));
}

/** @param {Fact[]} read facts of one source stand together */
function citations(read) {
  const sources = [...new Set(read.map((fact) => `${fact.source} ${fact.link}`))];
  return sources.map((source) => {
    const same = read.filter((fact) => `${fact.source} ${fact.link}` === source);
    const abouts = new Set(same.map((fact) => fact.about));
    const [first] = same;
    return piece("li", {}, same.flatMap((fact) => [piece("p", {}, fact.says),
      piece("p.small", {}, `${abouts.size > 1 ? `${fact.about}. ` : ""}Mind: ${fact.mind}`)]),
    piece("p.small", {}, `${abouts.size > 1 ? "" : `${first?.about}. `}Source: `, named(first),
      `${first?.others ?? ""}.`));
  });
}

/** @param {Fact | undefined} fact */
function named(fact) {
  if (!fact?.link) return fact?.source ?? "";
  return piece("a", { href: fact.link, target: "_blank", rel: "noopener noreferrer" }, fact.source);
}
