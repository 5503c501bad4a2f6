/** Marks a whole answer by the app's rule: the verdict, and every condition that limits with none besides. */
import { limiting } from "./judge.js";
import { sameNames } from "./stages.js";

/** @typedef {import("./replies.js").Reply} Reply */
/** @typedef {{ verdictRight: boolean, right: boolean, forWrongReason: boolean, mark: number | null }} Marked */

export const MARKS_ARE_FOR =
  "A mark is for the whole answer: the verdict, and every condition that limits with none besides.";

/**
 * A reply beside the engine's key.
 *
 * @param {Reply} reply
 * @param {import("./judge.js").Judgement} key
 * @param {import("./tables.js").Words} words
 * @returns {Marked}
 */
export function marked(reply, key, words) {
  const verdictRight = reply.verdict === key.verdict;
  const right = verdictRight && sameNames(reply.named, limiting(key));
  const rule = right ? words.right : words.wrong;
  const mark = reply.certainty === null ? null : (rule[reply.certainty] ?? null);
  return { verdictRight, right, forWrongReason: verdictRight && !right, mark };
}

/**
 * Marks with their sign, as print has them: +3, 0, −6.
 *
 * @param {number} marks
 */
export function signed(marks) {
  if (!marks) return "0";
  return marks > 0 ? `+${marks}` : `−${-marks}`;
}

/**
 * How often the whole answer was right, how often the verdict, what marks that brought and by which rule.
 *
 * @param {Marked[]} answers
 */
export function howRight(answers) {
  const sure = answers.filter((answer) => answer.mark !== null);
  const total = sure.reduce((sum, answer) => sum + (answer.mark ?? 0), 0);
  const marks = sure.length ? ` Marks: ${signed(total)}; answers with a certainty: ${sure.length}.` : "";
  const [right, verdict] = [answers.filter((a) => a.right).length, answers.filter((a) => a.verdictRight).length];
  return `Whole answers right: ${right} of ${answers.length}; verdicts alone: ${verdict} of ${answers.length}.` +
    `${marks} ${MARKS_ARE_FOR}`;
}
