/** What the app says of a judgement, word for word: the verdict, what decides, what would flip it, the same spoken. */
import { withStatus } from "./judge.js";

/** @typedef {import("./judge.js").Judgement} Judgement */
/** @typedef {import("./judge.js").Finding} Finding */
/** @typedef {import("./tables.js").Words} Words */

const MOST_SPELT_OUT = 2;

/** @param {Judgement} judgement @param {Words} words */
export function verdictLine(judgement, words) {
  return [verdictWords(judgement.verdict, words), countLine(judgement), weakestWords(judgement)].join(" · ");
}

/** @param {string} verdict @param {Words} words */
export function verdictWords(verdict, words) {
  const said = words.verdicts[verdict] ?? "";
  return verdict === "within" ? `${said}: ${words.team}` : said;
}

/** @param {Judgement} judgement */
export function countLine(judgement) {
  return `${judgement.met} of ${judgement.findings.length} met`;
}

/**
 * What decides: the open conditions when nothing failed, else the weakest link.
 *
 * @param {Judgement} judgement
 */
export function weakestWords(judgement) {
  const { weakest, verdict } = judgement;
  if (verdict === "cannot-tell") return `not known: ${labels(withStatus(judgement, "cannot-tell"))}`;
  if (weakest === null || (weakest.margin !== null && weakest.margin >= 1)) return "nothing short of ideal";
  return `weakest: ${weakest.condition.title.toLowerCase()}`;
}

/**
 * What the smallest change would be that flips this verdict.
 *
 * @param {Judgement} judgement
 * @param {Words} words
 */
export function flipSentence(judgement, words) {
  if (judgement.verdict === "outside") return wayIn(judgement);
  return judgement.verdict === "within" ? wayOut(judgement) : settling(judgement, words);
}

/** @param {Judgement} judgement */
function wayOut(judgement) {
  const ways = judgement.findings.map((finding) => finding.outward).filter(Boolean);
  if (!ways.length) return "No possible value of any one finding would change the verdict.";
  const start = ways.length === 1 ? "This would change the verdict" : "Any one of these would change the verdict";
  return `${start}: ${ways.join("; ")}.`;
}

/** @param {Judgement} judgement */
function wayIn(judgement) {
  const parts = withStatus(judgement, "not-met").map((finding) => finding.inward);
  if (parts.includes("")) return "No possible values of the failing findings would meet this profile.";
  const start = parts.length === 1 ? "Smallest change that would flip it" : "Only all of these together would flip it";
  const unknown = withStatus(judgement, "cannot-tell");
  const rest = unknown.length ? ` Even then we could not tell; still not known: ${labels(unknown)}.` : "";
  return `${start}: ${both(parts)}.${rest}`;
}

/** @param {Judgement} judgement @param {Words} words */
function settling(judgement, { team }) {
  const open = withStatus(judgement, "cannot-tell");
  if (open.length > MOST_SPELT_OUT) {
    return `Nothing has failed, but ${open.length} findings are not known. ` +
      `All of them would have to meet their limits to be within, and even then this person ${team}; ` +
      "any one that does not makes it outside.";
  }
  const inward = open.map((finding) => finding.inward);
  const outward = open.map((finding) => finding.outward).filter(Boolean);
  const ways = [
    ...(inward.includes("") ? [] : [`It would be within with ${both(inward)}; even then this person ${team}.`]),
    ...(outward.length ? [`It would be outside with ${outward.join("; or ")}.`] : []),
  ];
  return ways.join(" ") || "No possible value of what is not known would change the verdict.";
}

/**
 * What decided the verdict, as the entries of a list.
 *
 * @param {Judgement} judgement
 */
export function reasons(judgement) {
  if (judgement.verdict === "within") return ["Every condition is met. That is not an offer of treatment."];
  const wanted = judgement.verdict === "outside" ? "not-met" : "cannot-tell";
  return withStatus(judgement, wanted).map((finding) => finding.reason);
}

/**
 * Verdict and way out of it in one, for those who do not see the screen.
 *
 * @param {Judgement} judgement
 * @param {Words} words
 */
export function spoken(judgement, words) {
  return `${verdictLine(judgement, words)}. ${flipSentence(judgement, words)}`;
}

/**
 * What a closed gate says of a finding.
 *
 * @param {Finding} finding
 * @param {Words} words
 */
export function gateSays(finding, words) {
  return `${finding.words} — ${words.statuses[finding.status] ?? ""}${finding.near ? ", near the edge" : ""}`;
}

/**
 * The name of how a finding looks: met, near the edge, not met or open.
 *
 * @param {Finding} finding
 */
export function lookOf(finding) {
  if (finding.near) return "near";
  return { met: "within", "not-met": "outside", "cannot-tell": "cannot-tell" }[finding.status];
}

/** @param {Finding[]} findings */
function labels(findings) {
  return findings.length <= MOST_SPELT_OUT ? both(findings.map((f) => f.scale.label)) : `${findings.length} findings`;
}

/**
 * Join with commas and "and".
 *
 * @param {string[]} parts
 */
export function both(parts) {
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts.join("");
}
