/** How a time is written for a learning platform, and that the strict platform of our tests is strict. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { StrictLms } from "./strict_lms.js";
import { timespan } from "../../cryoteach/export/scorm/scripts/session.js";

test("a time has four digits of hours, and no more", () => {
  assert.deepEqual([0, -5, 59_999, 3_600_000, 9e10].map(timespan),
    ["0000:00:00", "0000:00:00", "0000:00:59", "0001:00:00", "9999:00:00"]);
});

test("the strict platform finds every fault", () => {
  const lms = new StrictLms();
  lms.LMSSetValue("cmi.suspend_data", "early");
  lms.LMSGetValue("cmi.core.entry");
  lms.LMSCommit("");
  lms.LMSInitialize();
  lms.LMSInitialize("");
  lms.LMSInitialize("");
  for (const [name, value] of [
    ["cmi.completion_status", "completed"], ["cmi.core.lesson_status", "complete"], ["cmi.core.exit", "normal"],
    ["cmi.core.lesson_status", "not attempted"], ["cmi.core.lesson_status", "completed"], ["cmi.core.entry", "resume"],
    ["cmi.core.session_time", "PT1H"], ["cmi.core.session_time", "1:02:03"], ["cmi.core.score.raw", "101"],
    ["cmi.core.score.raw", 50], ["cmi.core.score.raw", "-1"], ["cmi.suspend_data", "x".repeat(4097)],
  ]) assert.equal(lms.LMSSetValue(name, value), "false", `${name}=${value}`);
  lms.LMSGetValue("cmi.core.exit");
  lms.LMSGetValue("cmi.location");
  lms.LMSSetValue("cmi.core.score.raw", "50");
  lms.LMSSetValue("cmi.core.lesson_status", "passed");
  lms.LMSSetValue("cmi.core.score.raw", "60");
  lms.LMSCommit("now");
  lms.LMSFinish("");
  lms.LMSSetValue("cmi.suspend_data", "late");
  lms.LMSFinish("");
  assert.equal(lms.faults.length, 5 + 12 + 2 + 1 + 1 + 2);
});
