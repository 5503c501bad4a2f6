/** Where somebody else may listen to practice, such as a learning platform; by default nobody does. */

/**
 * One answer that was committed to. `stage` counts from 0, and is null for the verdict at the end; `reply` is written
 * as the app's links have it; `mark` is null where no certainty was given; `isLast`: every case has its verdict now.
 *
 * @typedef {{ case: string, stage: number | null, reply: string, right: boolean, mark: number | null,
 *   isLast: boolean }} Answer
 */
/**
 * What practice offers to whoever listens: the ids of its cases; what was answered as a text of at most 4,096 letters;
 * going on from such a text, which gives the number of parts that could not be read; and the marks so far.
 *
 * @typedef {{ cases: string[], state: () => string, restore: (text: string) => number,
 *   score: () => { answered: number, right: number, marks: number, of: number } }} Practice
 */
/**
 * `keepsAnswers`: whoever listens keeps what was answered, so this browser, which others may use after, keeps nothing.
 */
/** @typedef {{ keepsAnswers?: boolean, began?: (practice: Practice) => void,
 *   answered?: (answer: Answer, practice: Practice) => void, moved?: (practice: Practice) => void }} Listener */

/** @type {Listener} */
let listener = {};

/**
 * Have somebody listen; a script that does is joined before the page begins.
 *
 * @param {Listener} to
 */
export function listen(to) {
  listener = to;
}

/** Whether somebody else keeps what was answered. */
export function isKeptElsewhere() {
  return listener.keepsAnswers === true;
}

/**
 * Practice is on screen; whoever listens may go on from what was answered before.
 *
 * @param {Practice} practice
 */
export function began(practice) {
  listener.began?.(practice);
}

/** @param {Answer} answer @param {Practice} practice */
export function answered(answer, practice) {
  listener.answered?.(answer, practice);
}

/**
 * Another case is before the learner.
 *
 * @param {Practice} practice
 */
export function moved(practice) {
  listener.moved?.(practice);
}
