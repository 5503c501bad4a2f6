/** One session with a learning platform, by SCORM 1.2: what is asked and told, each as text, and what was not taken. */

/** @typedef {import("./find_api.js").Api} Api */

const [MINUTE, HOUR, LONGEST_HOURS] = [60, 3600, 9999];

/**
 * Begin, and say at once that the learner is under way.
 *
 * @param {Api} api
 * @param {() => number} clock in milliseconds
 * @returns {Session | null} null where the platform does not begin
 */
export function begin(api, clock) {
  const session = new Session(api, clock);
  if (!session.said(() => api.LMSInitialize(""))) return null;
  session.tell("cmi.core.exit", "suspend"); // else the next opening would begin anew
  if (["", "not attempted"].includes(session.ask("cmi.core.lesson_status"))) {
    session.tell("cmi.core.lesson_status", "incomplete");
    session.commit();
  }
  return session;
}

/** What stays open until the page goes. */
export class Session {
  /** @param {Api} api @param {() => number} clock */
  constructor(api, clock) {
    this.api = api;
    this.clock = clock;
    this.began = clock();
    this.isOver = false;
    this.failed = ""; // the number of the last refusal; a dash where there was none
  }

  /** @param {string} element */
  ask(element) {
    try {
      return `${this.api.LMSGetValue(element) ?? ""}`;
    } catch {
      return "";
    }
  }

  /** @param {string} element @param {string} value @returns {boolean} whether it was taken */
  tell(element, value) {
    return !this.isOver && this.said(() => this.api.LMSSetValue(element, value));
  }

  /** Have the platform keep what it was told, with the time so far. */
  commit() {
    if (this.isOver) return false;
    this.tell("cmi.core.session_time", timespan(this.clock() - this.began));
    return this.said(() => this.api.LMSCommit(""));
  }

  /** The page goes: keep all and end, once. */
  finish() {
    if (this.isOver) return;
    this.commit();
    this.said(() => this.api.LMSFinish(""));
    this.isOver = true;
  }

  /** @param {() => unknown} call @returns {boolean} whether the platform said yes, as text or not */
  said(call) {
    try {
      if (`${call()}` === "true") return true;
      this.failed = `${this.api.LMSGetLastError() || "-"}`;
    } catch {
      this.failed = "-"; // platforms throw where they cannot reach their server
    }
    return false;
  }
}

/**
 * A time as SCORM 1.2 writes it.
 *
 * @param {number} milliseconds
 */
export function timespan(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.min(LONGEST_HOURS, Math.floor(seconds / HOUR));
  const parts = [Math.floor((seconds % HOUR) / MINUTE), seconds % MINUTE];
  return [`${hours}`.padStart(4, "0"), ...parts.map((part) => `${part}`.padStart(2, "0"))].join(":");
}
