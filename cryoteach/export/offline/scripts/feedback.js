/** What comes back after a commit, in the app's words: what holds and why, beside what the learner said. */
import { limiting } from "./judging/judge.js";
import { MARKS_ARE_FOR, marked, signed } from "./judging/marking.js";
import { paragraphs, piece } from "./pieces.js";
import { countLine, flipSentence, reasons, verdictWords, weakestWords } from "./judging/sentences.js";
import { holds } from "./judging/stages.js";

/** @typedef {import("./judging/judge.js").Judgement} Judgement */
/** @typedef {import("./judging/tables.js").Words} Words */
/** @typedef {import("./judging/stages.js").Case} Case */
/** @typedef {import("./judging/stages.js").Said} Said */
/** @typedef {import("./pieces.js").Piece} Piece */

/** @type {Record<string, string>} */
export const SHIFTS = { more: "More likely", same: "The same", less: "Less likely" };

/**
 * The verdict with its count and its weakest link.
 *
 * @param {Judgement} key
 * @param {Words} words
 */
export function headline(key, words) {
  const said = verdictWords(key.verdict, words);
  const verdict = words.verdicts[key.verdict] ?? "";
  const rest = [countLine(key), weakestWords(key)].map((part) => piece("span", {}, ` · ${part}`));
  const mark = piece("span.mark", { "aria-hidden": "true" }, words.looks[key.verdict]?.mark ?? "");
  return piece(`p.verdict.${key.verdict}`, {}, mark, piece("strong", {}, verdict), said.slice(verdict.length), rest);
}

/**
 * What decided the verdict, and the smallest change that would flip it.
 *
 * @param {Judgement} key
 * @param {Words} words
 */
export function why(key, words) {
  const items = reasons(key).map((reason) => piece("li", {}, reason));
  return [piece("ul.reasons", {}, items), piece("p.flip", {}, flipSentence(key, words))];
}

/**
 * What came of the question of one stage; null where it was left open.
 *
 * @param {Case} one
 * @param {number} at
 * @param {Said | null} said
 * @param {Judgement[]} keys
 * @param {Words} words
 * @returns {Piece[]}
 */
export function stageFeedback(one, at, said, keys, words) {
  const [told, key] = [one.stages[at], keys[at]];
  if (!told?.question || !key) return [];
  const right = said !== null && holds(told.question, said, key);
  const heading = right ? "● That holds." : "◐ Not quite, and it is worth a look.";
  return [piece(`div.feedback.${right ? "right" : "other"}`, {},
    piece("h3", { tabindex: -1, dir: "auto" }, told.label), piece("p", { dir: "auto" }, told.question.prompt),
    piece("p", {}, piece("strong", {}, said === null ? "◐ You left this one open." : heading)),
    whatHolds(told.question, said, key, words), at + 1 < keys.length ? paragraphs(told.note) : [])];
}

/**
 * What holds and why; a question without a key of its own is answered by the engine's.
 *
 * @param {import("./judging/stages.js").Question} question
 * @param {Said | null} said
 * @param {Judgement} key
 * @param {Words} words
 * @returns {Piece[]}
 */
function whatHolds(question, said, key, words) {
  if (question.kind === "choice") return [options(question, said)];
  if (question.kind === "number") return number(question, said);
  if (question.kind === "verdict") return [headline(key, words), ...why(key, words)];
  if (question.kind === "more-same-less") {
    const moved = question.moved ? SHIFTS[question.moved] : "";
    return [piece("p", {}, `${moved}.`), headline(key, words), ...why(key, words)];
  }
  const decide = limiting(key);
  const rows = key.findings.filter((f) => decide.includes(f.id)).map((f) => piece("li", {}, f.reason));
  return [rows.length ? piece("ul", {}, rows) : piece("p", {}, "None: every condition is met.")];
}

/** @param {import("./judging/stages.js").Question} question @param {Said | null} said */
function options(question, said) {
  return piece("ul", {}, (question.options ?? []).map((option, at) => piece("li", {},
    piece("strong", { dir: "auto" }, option.text),
    ` ${option.right ? "● holds" : "○ does not hold"}${at === said ? " · your answer" : ""}`,
    paragraphs(option.feedback))));
}

/** @param {import("./judging/stages.js").Question} question @param {Said | null} said */
function number({ answer = 0, tolerance = 0, unit = "", feedback = "" }, said) {
  const after = unit ? ` ${unit}` : "";
  const yours = typeof said === "number" ? `You said ${general(said)}${after}. ` : "";
  const near = tolerance ? `, give or take ${general(tolerance)}${after}` : "";
  return [piece("p", {}, `${yours}The author's number is ${general(answer)}${after}${near}.`), ...paragraphs(feedback)];
}

/**
 * A number with six digits at most, as the app writes it.
 *
 * @param {number} value
 */
export function general(value) {
  const [digits = "", power = "0"] = value.toExponential(5).split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)));
  return `${Number(digits)}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/**
 * What comes back for the whole answer: the learner's, the engine's, condition by condition, and what the author adds.
 *
 * @param {Case} one
 * @param {import("./judging/replies.js").Reply} reply
 * @param {Judgement} key
 * @param {Words} words
 * @returns {Piece[]}
 */
export function answerFeedback(one, reply, key, words) {
  const last = one.stages.at(-1);
  return [
    piece("h3", { tabindex: -1 }, "Your answer"), beside(reply, key, words), headline(key, words), ...why(key, words),
    piece("h3", {}, "The conditions you named"),
    piece("ul", {}, named(reply, key).map((sentence) => piece("li", {}, sentence))),
    piece("div.feedback", {}, piece("h3", {}, "The author adds"), paragraphs(last?.note ?? ""), paragraphs(one.point),
      piece("p.small", {}, `${one.author} · ${one.licence} · ${one.review}`)),
  ];
}

/** @param {import("./judging/replies.js").Reply} reply @param {Judgement} key @param {Words} words */
function beside(reply, key, words) {
  const answer = marked(reply, key, words);
  const sure = reply.certainty ? `, and your certainty was ${words.sure[reply.certainty]}` : "";
  const mark = answer.mark === null ? " Without a certainty there is no mark." : ` That brings ${signed(answer.mark)}.`;
  const other = answer.forWrongReason ? "◐ Right verdict, wrong reason." : "◐ Not quite, and it is worth a look.";
  return piece(`div.feedback.${answer.right ? "right" : "other"}`, { role: "status" },
    piece("p", {}, piece("strong", {}, answer.right ? "● That holds." : other),
      ` You said: ${words.verdicts[reply.verdict]}${sure}.${mark}`),
    piece("p.small", {}, MARKS_ARE_FOR));
}

/** @param {import("./judging/replies.js").Reply} reply @param {Judgement} key */
function named(reply, key) {
  const decide = limiting(key);
  const told = key.findings.flatMap((f) => {
    const isNamed = reply.named.includes(f.id);
    if (decide.includes(f.id)) return [`${f.condition.title}: ${isNamed ? "" : "not "}named, and it decides.`];
    return isNamed ? [`${f.condition.title}: named, but it does not decide. ${f.reason}`] : [];
  });
  if (!decide.length && !reply.named.length) told.push("None, and none decides: every condition is met.");
  if (key.verdict === "outside" && decide.length > 1) {
    told.push(`${decide.length} conditions failed. Any one of them is enough for outside; ` +
      "a whole answer names them all.");
  }
  return told;
}
