/** What a learner is asked about one person, as forms; nothing of a key is in them. */
import { typedNumber } from "../../../widgets/parts/controls/numbers.js";
import { SHIFTS } from "./feedback.js";
import { piece } from "./pieces.js";

/** @typedef {import("./judging/stages.js").Case} Case */
/** @typedef {import("./judging/stages.js").Question} Question */
/** @typedef {import("./judging/tables.js").Words} Words */
/** @typedef {import("./judging/tables.js").Profile} Profile */
/** @typedef {import("./pieces.js").Piece} Piece */

const LIMITS = "What limits? Every condition that fails. If none fails, every one that is open. None, if all are met.";
const CERTAIN = "How certain are you of both? You may leave this out.";
export const VERDICT_FIRST = "Choose a verdict first. To name no condition is to say that none limits.";
export const ANSWER_FIRST = "Answer first. A guess will do.";

/**
 * The question of one stage.
 *
 * @param {Question} question
 * @param {Profile} profile
 * @param {Words} words
 * @returns {Piece}
 */
export function stageQuestion(question, profile, words) {
  if (question.kind === "number") {
    const unit = question.unit ? ` (in ${question.unit})` : "";
    return piece("div.control", {}, piece("label", { for: "said", dir: "auto" }, `${question.prompt}${unit}`),
      piece("input", { id: "said", name: "said", autocomplete: "off", maxlength: 40, placeholder: "a number",
        inputmode: "decimal" }));
  }
  if (question.kind === "limiting-conditions") {
    return conditions(`${question.prompt} Choose none if there is none.`, "said", profile);
  }
  const options = question.kind === "choice" ? (question.options ?? []).map((option, at) => [String(at), option.text])
    : question.kind === "verdict" ? verdicts(words) : Object.entries(SHIFTS);
  return group(question.prompt, "said", "radio", options);
}

/**
 * Where the person stands, what limits, and how certain both are.
 *
 * @param {Case} one
 * @param {Profile} profile
 * @param {Words} words
 * @returns {Piece[]}
 */
export function commitQuestions(one, profile, words) {
  return [
    group(`Where does ${one.called} stand?`, "verdict", "radio", verdicts(words)),
    conditions(LIMITS, "named", profile),
    group(CERTAIN, "sure", "radio", Object.entries(words.sure)),
  ];
}

/**
 * What was said in a form to the question of a stage; null while nothing is, with the reason where there is one.
 *
 * @param {FormData} form
 * @param {Question} question
 * @returns {{ said: import("./judging/stages.js").Said | null, trouble: string }}
 */
export function saidIn(form, question) {
  if (question.kind === "limiting-conditions") return { said: form.getAll("said").map(String), trouble: "" };
  const text = String(form.get("said") ?? "");
  if (!text.trim()) return { said: null, trouble: "" };
  if (question.kind === "choice") return { said: Number(text), trouble: "" };
  if (question.kind !== "number") return { said: text, trouble: "" };
  const { number, trouble } = typedNumber(text);
  if (number === undefined) return { said: null, trouble: `${trouble}.` };
  if (Number.isFinite(number)) return { said: number, trouble: "" };
  return { said: null, trouble: `“${text}” is too large to be meant.` };
}

/**
 * What was committed to in a form; null while there is no verdict.
 *
 * @param {FormData} form
 * @returns {import("./judging/replies.js").Reply | null}
 */
export function replyIn(form) {
  const verdict = String(form.get("verdict") ?? "");
  if (!verdict) return null;
  return { verdict, certainty: Number(form.get("sure")) || null, named: form.getAll("named").map(String) };
}

/** @param {Words} words */
function verdicts(words) {
  const capital = (/** @type {string} */ said) => `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
  return Object.entries(words.verdicts).map(([name, said]) => [name, capital(said)]);
}

/** @param {string} prompt @param {string} name @param {Profile} profile */
function conditions(prompt, name, profile) {
  return group(prompt, name, "checkbox", profile.conditions.map((condition) => [condition.id, condition.title]));
}

/** @param {string} prompt @param {string} name @param {string} type @param {string[][]} options */
function group(prompt, name, type, options) {
  return piece(`fieldset.asked.${name}`, {}, piece("legend", { dir: "auto" }, prompt),
    options.map(([value = "", words = ""]) =>
      piece("label", {}, piece("input", { type, name, value }), piece("span", { dir: "auto" }, words))));
}
