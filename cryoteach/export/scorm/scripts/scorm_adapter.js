/**
 * Tells a learning platform how practice goes: where the learner is, a score after each person, and once that all are
 * answered. Nothing is told for merely opening or closing the page.
 */
import { begin } from "./session.js";

/** @typedef {import("../../offline/scripts/reporting.js").Practice} Practice */
/** @typedef {import("../../offline/scripts/reporting.js").Listener} Listener */
/** @typedef {import("./session.js").Session} Session */

const LONGEST_STATE = 4096;
const DONE = "&done=1"; // beside the answers: platforms set a status by themselves, so theirs does not say it
export const NO_PLATFORM = "No learning platform was found around this page, so nothing is reported.";
export const NOT_BEGUN =
  "The learning platform did not begin, so nothing is reported. Close this and open it again from the course.";
export const NOT_TAKEN =
  "The learning platform did not keep your last step. Leave this page open; it is told again with the next one.";

/**
 * Whoever listens to practice, and what is to be done when the page is hidden and when it goes.
 *
 * @param {import("./find_api.js").Api | null} api
 * @param {{ show: (words: string) => void, clock: () => number, mastery: number | null }} around
 * @returns {{ listener: Listener, hidden: () => void, gone: () => void }}
 */
export function adapter(api, { show, clock, mastery }) {
  const session = api && begin(api, clock);
  if (!session) {
    show(api ? NOT_BEGUN : NO_PLATFORM);
    return { listener: {}, hidden: () => {}, gone: () => {} };
  }
  const report = new Report(session, mastery, show);
  return {
    listener: {
      keepsAnswers: true,
      began: (practice) => report.goOn(practice),
      answered: (_, practice) => report.tell(practice),
      moved: (practice) => report.keep(practice),
    },
    hidden: () => session.commit(),
    gone: () => session.finish(),
  };
}

/** What one session tells of practice. */
class Report {
  /** @param {Session} session @param {number | null} mastery @param {(words: string) => void} show */
  constructor(session, mastery, show) {
    this.session = session;
    this.mastery = mastery;
    this.show = show;
    this.isDone = false;
    this.isUnscored = session.ask("cmi.core.score.raw") === "";
  }

  /**
   * Go on where the last session ended, and nowhere else: another learner may have used this browser.
   *
   * @param {Practice} practice
   */
  goOn(practice) {
    const isNew = this.session.ask("cmi.core.entry") === "ab-initio";
    const kept = isNew ? "" : this.session.ask("cmi.suspend_data");
    this.isDone = kept.endsWith(DONE);
    practice.restore(kept.slice(0, kept.length - (this.isDone ? DONE.length : 0)));
    if (!this.isDone && isWhole(practice)) this.tell(practice); // all was answered, but the end of it was lost
    else this.say(practice, true);
  }

  /**
   * The score, then the end where it is reached, then the place; then all of it is to be kept.
   *
   * @param {Practice} practice
   */
  tell(practice) {
    const isScored = this.isDone || this.score(practice);
    const isEnded = this.isDone || !isWhole(practice) || this.end(practice);
    const isKept = this.place(practice);
    const isSafe = this.session.commit();
    this.say(practice, isScored && isKept && isEnded && isSafe);
  }

  /** Only the place, and the score where answers were forgotten. @param {Practice} practice */
  keep(practice) {
    const isScored = this.isDone || this.isUnscored || this.score(practice);
    this.say(practice, this.place(practice) && isScored);
  }

  /** @param {Practice} practice @returns {boolean} whether it was taken; the platform may do without the two ends */
  score(practice) {
    if (!practice.score().answered && this.isUnscored) return true;
    this.isUnscored = false;
    this.session.tell("cmi.core.score.min", "0");
    this.session.tell("cmi.core.score.max", "100");
    return this.session.tell("cmi.core.score.raw", `${points(practice)}`);
  }

  /** @param {Practice} practice */
  place(practice) {
    const mark = this.isDone ? DONE : "";
    return this.session.tell("cmi.suspend_data", `${practice.state().slice(0, LONGEST_STATE - mark.length)}${mark}`);
  }

  /** Once; what is tried again later stays out of the score. @param {Practice} practice */
  end(practice) {
    const status = this.mastery === null ? "completed" : points(practice) >= this.mastery ? "passed" : "failed";
    this.isDone = this.session.tell("cmi.core.lesson_status", status);
    return this.isDone;
  }

  /** @param {Practice} practice @param {boolean} isTaken */
  say(practice, isTaken) {
    const { answered, of } = practice.score();
    const told = this.isDone ? "Your learning platform has your answers and knows that you are done."
      : `Your learning platform is told: ${answered} of ${of} people answered.`;
    this.show(isTaken ? told : `${NOT_TAKEN} (Its error number: ${this.session.failed}.)`);
  }
}

/** @param {Practice} practice */
function isWhole(practice) {
  const { answered, of } = practice.score();
  return of > 0 && answered === of;
}

/** Whole answers that were right, of 100: SCORM 1.2 knows no other scale. @param {Practice} practice */
function points(practice) {
  const { right, of } = practice.score();
  return Math.round((100 * right) / of);
}
