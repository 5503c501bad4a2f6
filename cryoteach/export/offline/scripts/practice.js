/** Practice without a screen: the cases, what was committed to, where the learner is; tells whoever listens. */
import { marked } from "./judging/marking.js";
import { answered, moved } from "./reporting.js";
import { readState, writeReply, writeState } from "./judging/replies.js";
import { asking, holds, readSaid, stageKeys, writeSaid } from "./judging/stages.js";

/** @typedef {import("./judging/stages.js").Case} Case */
/** @typedef {import("./judging/stages.js").Said} Said */
/** @typedef {import("./judging/replies.js").Reply} Reply */
/** @typedef {import("./judging/tables.js").Tables} Tables */

/**
 * @param {Tables} tables
 * @param {Case[]} cases
 * @param {(state: string) => void} keep called with the state after each step
 */
export function practiceOf(tables, cases, keep) {
  return new Practising(tables, cases, keep);
}

/** One learner's practice, in memory. */
class Practising {
  /** @param {Tables} tables @param {Case[]} cases @param {(state: string) => void} keep */
  constructor(tables, cases, keep) {
    this.tables = tables;
    this.list = cases;
    this.keep = keep;
    this.cases = cases.map((one) => one.id);
    /** @type {import("./judging/replies.js").Kept} */
    this.kept = { replies: new Map(), said: new Map(), at: "" };
  }

  /** @returns {Case | undefined} the case before the learner */
  get now() {
    return this.list.find((one) => one.id === this.kept.at);
  }

  /** What was answered, as one text. */
  state() {
    return writeState(this.kept, this.tables.order);
  }

  /**
   * Go on from such a text.
   *
   * @param {string} text
   * @returns {number} the number of parts that could not be read
   */
  restore(text) {
    const { lost, ...found } = readState(text, this.tables.order, (name) => this.cases.includes(name));
    this.kept = found;
    return lost;
  }

  /** @param {string} id the case that is to be before the learner; empty for the list */
  go(id) {
    this.kept.at = id;
    this.keep(this.state());
    moved(this);
  }

  /** Forget everything. */
  clear() {
    this.kept = { replies: new Map(), said: new Map(), at: "" };
    this.keep("");
    moved(this);
  }

  /** @param {Case} one @param {number} at @returns {Said | null} what was said to the question of a stage */
  saidAt(one, at) {
    const [question, written] = [one.stages[at]?.question, this.kept.said.get(one.id)?.get(at)];
    return question && written ? readSaid(question, written, this.conditions(one)) : null;
  }

  /** @param {Case} one the ids of the conditions that this person is judged by */
  conditions(one) {
    return (this.tables.profiles[one.profile]?.conditions ?? []).map((condition) => condition.id);
  }

  /** @param {Case} one @returns {number | null} the stage that has to be answered before the story goes on */
  openStage(one) {
    const before = asking(one).filter((at) => at < one.stages.length - 1);
    return before.find((at) => this.saidAt(one, at) === null) ?? null;
  }

  /** @param {Case} one @param {number} at @param {Said} said */
  sayAt(one, at, said) {
    const [question, key] = [one.stages[at]?.question, stageKeys(this.tables, one)[at]];
    if (!question || !key) return;
    const written = writeSaid(question, said, this.conditions(one));
    const before = this.kept.said.get(one.id) ?? new Map();
    this.kept.said.delete(one.id);
    this.kept.said = new Map([[one.id, new Map([[at, written], ...before])], ...this.kept.said]);
    this.keep(this.state());
    const right = holds(question, said, key);
    answered({ case: one.id, stage: at, reply: written, right, mark: null, isLast: false }, this);
  }

  /** @param {Case} one @param {Reply} reply the verdict, what limits and how certain */
  commit(one, reply) {
    this.kept.replies.delete(one.id);
    this.kept.replies = new Map([[one.id, reply], ...this.kept.replies]);
    this.keep(this.state());
    const { right, mark } = this.mark(one, reply);
    const isLast = this.cases.every((id) => this.kept.replies.has(id));
    answered({ case: one.id, stage: null, reply: writeReply(reply, this.tables.order), right, mark, isLast }, this);
  }

  /** @param {Case} one @param {Reply} reply */
  mark(one, reply) {
    return marked(reply, this.key(one), this.tables.words);
  }

  /** @param {Case} one the engine's answer at the end */
  key(one) {
    const key = stageKeys(this.tables, one).at(-1);
    if (!key) throw new Error(`${one.id} has no stage`);
    return key;
  }

  /** The answers so far, in the order of the list. */
  answers() {
    return this.list.flatMap((one) => {
      const reply = this.kept.replies.get(one.id);
      return reply ? [{ one, reply, ...this.mark(one, reply) }] : [];
    });
  }

  /** Of all questions answered on the way by those whose verdict is committed: how many held, of how many. */
  onTheWay() {
    const held = this.answers().flatMap(({ one }) => asking(one).flatMap((at) => {
      const [said, question, key] = [this.saidAt(one, at), one.stages[at]?.question, stageKeys(this.tables, one)[at]];
      return said === null || !question || !key ? [] : [holds(question, said, key)];
    }));
    return { held: held.filter(Boolean).length, asked: held.length };
  }

  /** How it stands: cases with a verdict, whole answers right, marks, and how many cases there are. */
  score() {
    const answers = this.answers();
    const marks = answers.reduce((sum, answer) => sum + (answer.mark ?? 0), 0);
    return { answered: answers.length, right: answers.filter((a) => a.right).length, marks, of: this.list.length };
  }
}
