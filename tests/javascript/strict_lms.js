/**
 * A learning platform that takes nothing but SCORM 1.2, to the letter: whatever else it meets is written down in
 * `faults`. It runs in node and, as a module, in a browser. It keeps what was committed, as a real one would.
 */
const TEXT = (most) => (value) => value.length <= most;
const ONE_OF = (...words) => (value) => words.includes(value);
const SCORE = (value) => value === "" || (/^[0-9]{1,3}([.][0-9]+)?$/.test(value) && Number(value) <= 100);
const TIME = (value) => /^[0-9]{2,4}:[0-5][0-9]:[0-5][0-9]([.][0-9]{1,2})?$/.test(value);
const STATUSES = ["passed", "completed", "failed", "incomplete", "browsed"];
const ENDED = ["passed", "completed", "failed"];

/** Every element that may be read (r) or set (w), and what it takes. */
const ELEMENTS = {
  "cmi.core.student_id": ["r"], "cmi.core.student_name": ["r"], "cmi.core.credit": ["r"], "cmi.core.entry": ["r"],
  "cmi.core.total_time": ["r"], "cmi.core.lesson_mode": ["r"], "cmi.launch_data": ["r"],
  "cmi.student_data.mastery_score": ["r"],
  "cmi.core.lesson_location": ["rw", TEXT(255)], "cmi.core.lesson_status": ["rw", ONE_OF(...STATUSES)],
  "cmi.core.score.raw": ["rw", SCORE], "cmi.core.score.min": ["rw", SCORE], "cmi.core.score.max": ["rw", SCORE],
  "cmi.suspend_data": ["rw", TEXT(4096)], "cmi.comments": ["rw", TEXT(4096)],
  "cmi.core.exit": ["w", ONE_OF("time-out", "suspend", "logout", "")], "cmi.core.session_time": ["w", TIME],
};
const NEW = {
  "cmi.core.student_id": "7", "cmi.core.student_name": "Doe, Jo", "cmi.core.credit": "credit",
  "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted", "cmi.core.total_time": "0000:00:00",
};
const [AGAIN, RANGE, NOT_BEGUN, UNKNOWN] = ["101", "201", "301", "401"];
const [READ_ONLY, WRITE_ONLY, TYPE] = ["403", "404", "405"];

/** One opening of a package; `kept` is what an earlier one left, or nothing. */
export class StrictLms {
  constructor(kept = null) {
    this.data = { ...NEW, ...kept, "cmi.core.entry": kept?.["cmi.core.exit"] === "suspend" ? "resume" : "" };
    if (!kept) this.data["cmi.core.entry"] = "ab-initio";
    this.kept = kept;
    this.state = "new";
    this.error = "0";
    this.faults = [];
    this.log = []; // all that was set, and every commit and finish
  }

  LMSInitialize(...given) {
    if (this.state !== "new") return this.fault(AGAIN, "LMSInitialize twice");
    if (!this.empty("LMSInitialize", given)) return "false";
    this.state = "open";
    return this.well();
  }

  LMSGetValue(name) {
    const [may] = ELEMENTS[name] ?? [];
    if (this.state !== "open") return this.fault(NOT_BEGUN, `LMSGetValue ${name} while ${this.state}`, "");
    if (!may) return this.fault(UNKNOWN, `LMSGetValue ${name}`, "");
    if (!may.includes("r")) return this.fault(WRITE_ONLY, `LMSGetValue ${name}`, "");
    this.error = "0";
    return this.data[name] ?? "";
  }

  LMSSetValue(name, value) {
    const [may, takes] = ELEMENTS[name] ?? [];
    const said = `LMSSetValue ${name}=${value}`;
    if (this.state !== "open") return this.fault(NOT_BEGUN, `${said} while ${this.state}`);
    if (!may) return this.fault(UNKNOWN, said);
    if (!takes) return this.fault(READ_ONLY, said);
    if (typeof value !== "string" || !takes(value)) return this.fault(TYPE, said);
    const hasEnded = ENDED.includes(this.data["cmi.core.lesson_status"]);
    if (hasEnded && /score|lesson_status/.test(name)) return this.fault(RANGE, `${said} after the end`);
    if (name === "cmi.core.lesson_status" && ENDED.includes(value) && !this.data["cmi.core.score.raw"]) {
      return this.fault(RANGE, `${said} before a score`);
    }
    this.data[name] = value;
    this.log.push(`${name}=${value}`);
    return this.well();
  }

  LMSCommit(...given) {
    if (this.state !== "open") return this.fault(NOT_BEGUN, `LMSCommit while ${this.state}`);
    if (!this.empty("LMSCommit", given)) return "false";
    this.kept = { ...this.data };
    this.log.push("commit");
    return this.well();
  }

  LMSFinish(...given) {
    if (this.state !== "open") return this.fault(NOT_BEGUN, `LMSFinish while ${this.state}`);
    if (!this.empty("LMSFinish", given)) return "false";
    this.kept = { ...this.data };
    this.log.push("finish");
    this.state = "over";
    return this.well();
  }

  LMSGetLastError() {
    return this.error;
  }

  LMSGetErrorString() {
    return "";
  }

  LMSGetDiagnostic() {
    return "";
  }

  empty(call, given) {
    if (given.length === 1 && given[0] === "") return true;
    this.fault(RANGE, `${call} with ${JSON.stringify(given)}`);
    return false;
  }

  well() {
    this.error = "0";
    return "true";
  }

  fault(number, words, answer = "false") {
    this.error = number;
    this.faults.push(words);
    return answer;
  }
}
