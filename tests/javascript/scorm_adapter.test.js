/** What a learning platform is told, when, and what comes of it when somebody comes back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { StrictLms } from "./strict_lms.js";
import { NOT_BEGUN, NOT_TAKEN, NO_PLATFORM, adapter } from "../../cryoteach/export/scorm/scripts/scorm_adapter.js";

/** Practice with five people: those whose number is even are answered right. */
class Practice {
  constructor() {
    this.cases = ["c1", "c2", "c3", "c4", "c5"];
    this.done = new Set();
    this.at = "";
  }
  state() {
    return `replies=${[...this.done].join(".")}&said=&at=${this.at}`;
  }
  restore(text) {
    const [, done = "", at = ""] = /^replies=([^&]*)&said=&at=(.*)$/.exec(text) ?? [];
    [this.done, this.at] = [new Set(done.split(".").filter(Boolean)), at];
    return 0;
  }
  score() {
    const right = [...this.done].filter((name) => Number(name.at(-1)) % 2 === 0).length;
    return { answered: this.done.size, right, marks: 0, of: this.cases.length };
  }
}

/** A page that opens in a platform, and what its learner does there. */
function opened(lms, { mastery = null, practice = new Practice() } = {}) {
  const said = [];
  let now = 0;
  const { listener, hidden, gone } = adapter(lms, { show: (words) => said.push(words), clock: () => now, mastery });
  listener.began?.(practice);
  const answer = (...names) => {
    for (const name of names) {
      practice.done.add(name);
      practice.at = name;
      listener.answered?.({ case: name }, practice);
    }
  };
  const forget = () => {
    practice.restore("");
    listener.moved?.(practice);
  };
  return { practice, listener, hidden, gone, answer, forget, said, after: (ms) => { now += ms; } };
}

const status = (lms) => lms.kept["cmi.core.lesson_status"];
const score = (lms) => lms.kept["cmi.core.score.raw"];

test("opening says that somebody is under way, and closing says no more than the time", () => {
  const lms = new StrictLms();
  const page = opened(lms);
  page.after(3_723_456);
  page.gone();
  page.gone();
  page.hidden();
  assert.deepEqual(lms.log, [
    "cmi.core.exit=suspend", "cmi.core.lesson_status=incomplete", "cmi.core.session_time=0000:00:00", "commit",
    "cmi.core.session_time=0001:02:03", "commit", "finish",
  ]);
  assert.deepEqual([lms.faults, status(lms), score(lms)], [[], "incomplete", undefined]);
});

test("each person brings the score, then the place, then a commit", () => {
  const lms = new StrictLms();
  const page = opened(lms);
  lms.log.length = 0;
  page.answer("c2");
  assert.deepEqual(lms.log, [
    "cmi.core.score.min=0", "cmi.core.score.max=100", "cmi.core.score.raw=20",
    "cmi.suspend_data=replies=c2&said=&at=c2", "cmi.core.session_time=0000:00:00", "commit",
  ]);
  assert.equal(page.said.at(-1), "Your learning platform is told: 1 of 5 people answered.");
});

for (const [name, close] of [["closed", (page) => page.gone()], ["killed", () => {}]]) {
  test(`three of five, ${name}, opened again where it was, and finished: complete once, with a score`, () => {
    const first = new StrictLms();
    const before = opened(first);
    before.answer("c1", "c2", "c3");
    close(before);
    assert.deepEqual([status(first), score(first)], ["incomplete", "20"]);
    const second = new StrictLms(first.kept);
    const page = opened(second);
    assert.deepEqual([page.practice.at, [...page.practice.done]], ["c3", ["c1", "c2", "c3"]]);
    page.answer("c3", "c4", "c5", "c5"); // one of the first day again, and one twice
    page.gone();
    assert.deepEqual([status(second), score(second)], ["completed", "40"]);
    assert.equal(second.log.filter((told) => told.startsWith("cmi.core.lesson_status")).length, 1);
    assert.equal(second.log.findLastIndex((told) => told.includes("score")) <
      second.log.indexOf("cmi.core.lesson_status=completed"), true);
    assert.deepEqual([...first.faults, ...second.faults], []);
    assert.match(page.said.at(-1), /knows that you are done/);
  });
}

test("what is tried again after the end leaves the score alone, also another day", () => {
  const lms = new StrictLms();
  const page = opened(lms);
  page.answer("c1", "c2", "c3", "c4", "c5");
  page.forget();
  page.answer("c1");
  page.gone();
  const again = new StrictLms(lms.kept);
  const later = opened(again);
  assert.deepEqual([...later.practice.done], ["c1"]);
  later.answer("c2", "c3", "c4", "c5");
  later.gone();
  assert.deepEqual([status(again), score(again), lms.faults, again.faults], ["completed", "40", [], []]);
});

test("answers that are forgotten before the end count no more", () => {
  const lms = new StrictLms();
  const page = opened(lms);
  page.forget();
  assert.equal(lms.log.some((told) => told.includes("score")), false);
  page.answer("c2");
  page.forget();
  page.gone();
  assert.deepEqual([score(lms), lms.kept["cmi.suspend_data"], lms.faults], ["0", "replies=&said=&at=", []]);
});

test("with a mastery score the end is passed or failed, and only the end", () => {
  for (const [mastery, word] of [[40, "passed"], [41, "failed"], [0, "passed"]]) {
    const lms = new StrictLms();
    const page = opened(lms, { mastery });
    page.answer("c1", "c2", "c3", "c4");
    assert.equal(status(lms), "incomplete");
    page.answer("c5");
    assert.deepEqual([status(lms), lms.faults], [word, []]);
  }
});

test("a status that the platform set by itself does not end it, and an end that was lost is told again", () => {
  const early = new StrictLms();
  opened(early).answer("c2");
  const lost = { ...early.kept, "cmi.suspend_data": "replies=c1.c2.c3.c4.c5&said=&at=" };
  const told = new StrictLms(lost);
  opened(told);
  assert.deepEqual([status(told), score(told), told.faults], ["completed", "40", []]);
  const failed = new StrictLms({ ...early.kept, "cmi.core.lesson_status": "failed" });
  const page = opened({ ...api(failed), LMSSetValue: () => "true" }); // platforms let a status be set again
  page.answer("c1", "c3", "c4");
  assert.match(page.said.at(-1), /4 of 5 people/);
});

test("another learner at this browser begins with nothing, and the browser keeps nothing", () => {
  const practice = new Practice();
  practice.restore("replies=c1.c2&said=&at=c2");
  const page = opened(new StrictLms(), { practice });
  assert.deepEqual([[...practice.done], page.listener.keepsAnswers], [[], true]);
});

test("a place of 4,096 letters is taken, and what is longer never sent", () => {
  const lms = new StrictLms();
  const page = opened(lms);
  page.practice.state = () => "x".repeat(5000);
  page.answer("c1", "c2", "c3", "c4", "c5");
  assert.deepEqual([lms.kept["cmi.suspend_data"].length, lms.faults], [4096, []]);
});

test("without a platform, and with one that does not begin, it is said that nothing is reported", () => {
  const shut = { ...api(new StrictLms()), LMSInitialize: () => "false" };
  for (const [lms, words] of [[null, NO_PLATFORM], [shut, NOT_BEGUN]]) {
    const page = opened(lms);
    page.answer("c1");
    page.hidden();
    page.gone();
    assert.deepEqual([page.said, page.listener], [[words], {}]);
  }
});

test("what the platform does not keep is said, and told again with the next step", () => {
  const lms = new StrictLms();
  let isDown = false;
  const commit = (empty) => {
    if (isDown) throw new Error("no network");
    return lms.LMSCommit(empty);
  };
  const page = opened({ ...api(lms), LMSCommit: commit });
  isDown = true;
  page.answer("c1");
  assert.equal(page.said.at(-1), `${NOT_TAKEN} (Its error number: -.)`);
  isDown = false;
  page.answer("c2");
  assert.match(page.said.at(-1), /2 of 5 people/);
  const refusing = { LMSInitialize: () => true, LMSSetValue: () => "false", LMSGetLastError: () => 391 };
  const odd = opened({ ...api(lms), ...refusing });
  odd.answer("c4");
  assert.equal(odd.said.at(-1), `${NOT_TAKEN} (Its error number: 391.)`);
});

/** The calls of a platform as an object that a test may alter. */
function api(lms) {
  const names = ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"];
  return Object.fromEntries(names.map((name) => [name, (...given) => lms[name](...given)]));
}
