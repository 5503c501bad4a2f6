/** The page of practice: the list of people, one person told as far as answered, what came of it, and how it went. */
import { answerFeedback, stageFeedback } from "./feedback.js";
import { howRight } from "./judging/marking.js";
import { paragraphs, piece, show } from "./pieces.js";
import { ANSWER_FIRST, VERDICT_FIRST, commitQuestions, replyIn, saidIn, stageQuestion } from "./questions.js";
import { asking, stageKeys } from "./judging/stages.js";
import { profileOf } from "./judging/tables.js";

/** @typedef {import("./judging/stages.js").Case} Case */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./main.js").File} File */
/** @typedef {ReturnType<import("./practice.js").practiceOf>} Practising */
/** @typedef {{ file: File, practice: Practising, draw: (focus: string) => void, go: (id: string) => () => void,
 *   toChapter2: (one: Case) => void }} Page */

const HEADING = { tabindex: -1, dir: "auto" };

/**
 * @param {File} file
 * @param {Practising} practice
 * @param {Element} place
 * @param {(one: Case) => void} toChapter2
 * @returns {(focus: string) => void} draws it anew; then this place gets the focus
 */
export function casesPage(file, practice, place, toChapter2) {
  const draw = (/** @type {string} */ focus) => {
    const one = practice.now;
    show(place, one ? person(page, one) : list(page));
    if (focus) arrive(place, focus);
  };
  /** @type {Page} */
  const page = { file, practice, draw, toChapter2, go: (id) => () => { practice.go(id); draw("h2"); } };
  return draw;
}

/** @param {Page} page @returns {Piece[]} */
function list({ file, practice, draw, go }) {
  const answers = practice.answers();
  const next = file.cases.find((one) => !practice.kept.replies.has(one.id));
  const first = answers.length ? "Next person" : `Meet the first of ${file.cases.length} people`;
  const forget = () => { practice.clear(); draw("h2"); };
  const items = file.cases.map((one) => piece("li", {}, opener(one, go),
    piece("span.small", {}, ` ${one.level}${practice.kept.replies.has(one.id) ? " · answered" : ""}`)));
  return [
    piece("h2", HEADING, answers.length ? "How it went" : "Practise"), piece("p", {}, file.practice),
    ...(answers.length ? summary(practice, go) : []),
    piece("div.row", {}, next ? button(first, go(next.id), "main") : [],
      answers.length ? button("Forget my answers", forget) : []),
    piece("details", {}, piece("summary", {}, `All ${file.cases.length} people`), piece("ul", {}, items)),
    piece("details", {}, piece("summary", {}, "How answers are marked"), paragraphs(file.marks)),
  ];
}

/** @param {Practising} practice @param {Page["go"]} go @returns {Piece[]} */
function summary(practice, go) {
  const [answers, { held, asked }] = [practice.answers(), practice.onTheWay()];
  const again = [...answers.filter((one) => one.forWrongReason), ...answers.filter((one) => !one.verdictRight)];
  return [
    piece("p", { role: "status" }, howRight(answers)),
    ...(asked ? [piece("p", {}, `Of the questions on the way, ${held} of ${asked} answers held.`)] : []),
    ...(again.length ? [piece("h3", {}, "To look at first"),
      piece("ul", {}, again.map(({ one }) => piece("li", {}, opener(one, go))))] : []),
  ];
}

/** @param {Page} page @param {Case} one @returns {Piece[]} */
function person(page, one) {
  const { file, practice, go } = page;
  const [opened, reply] = [practice.openStage(one), practice.kept.replies.get(one.id)];
  const last = (opened ?? one.stages.length - 1);
  const commit = opened === null ? commitForm(page, one) : stageForm(page, one, opened);
  return [
    piece("p.small", { role: "status" }, `Person ${file.cases.indexOf(one) + 1} of ${file.cases.length}`),
    piece("h2", HEADING, one.title),
    piece("div.case", {},
      piece("div", {}, paragraphs(one.vignette),
        one.stages.slice(0, last + 1).flatMap((_, at) => told(page, one, at, opened))),
      piece("div", {}, reply ? answer(page, one, reply) : commit)),
    piece("div.row", {}, button("All people", go("")), button("Print", () => window.print())),
  ];
}

/** @param {Page} page @param {Case} one @param {number} at @param {number | null} opened @returns {Piece[]} */
function told({ file, practice }, one, at, opened) {
  const { label = "", story = "" } = one.stages[at] ?? {};
  const isAnswered = at < one.stages.length - 1 && at !== opened && asking(one).includes(at);
  const keys = isAnswered ? stageKeys(file, one) : [];
  return [piece("h3", HEADING, label), ...paragraphs(story),
    ...(isAnswered ? stageFeedback(one, at, practice.saidAt(one, at), keys, file.words) : [])];
}

/** @param {Page} page @param {Case} one @param {number} at */
function stageForm({ file, practice, draw }, one, at) {
  const question = one.stages[at]?.question;
  if (!question) return [];
  return form([stageQuestion(question, profileOf(file, one.profile), file.words)], "Commit and read on", (given) => {
    const { said, trouble } = saidIn(given, question);
    if (said === null) return trouble || ANSWER_FIRST;
    practice.sayAt(one, at, said);
    draw(".feedback h3");
    return "";
  });
}

/** @param {Page} page @param {Case} one */
function commitForm({ file, practice, draw }, one) {
  const last = one.stages.length - 1;
  const question = asking(one).includes(last) ? one.stages[last]?.question : null;
  const profile = profileOf(file, one.profile);
  const asked = commitQuestions(one, profile, file.words);
  return form(question ? [stageQuestion(question, profile, file.words), ...asked] : asked, "Commit", (given) => {
    const reply = replyIn(given);
    const { said, trouble } = question ? saidIn(given, question) : { said: null, trouble: "" };
    if (trouble || !reply) return trouble || VERDICT_FIRST;
    if (said !== null) practice.sayAt(one, last, said);
    practice.commit(one, reply);
    draw(".answer");
    return "";
  });
}

/** @param {Page} page @param {Case} one @param {import("./judging/replies.js").Reply} reply @returns {Piece[]} */
function answer({ file, practice, go, toChapter2 }, one, reply) {
  const [keys, last] = [stageKeys(file, one), one.stages.length - 1];
  const next = file.cases[file.cases.indexOf(one) + 1];
  const isAsked = asking(one).includes(last);
  const prompts = one.debrief.map((prompt) => piece("li", { dir: "auto" }, prompt));
  return [
    piece("div.answer", { tabindex: -1 },
      isAsked ? stageFeedback(one, last, practice.saidAt(one, last), keys, file.words) : [],
      answerFeedback(one, reply, practice.key(one), file.words),
      prompts.length ? piece("details", {}, piece("summary", {}, "To talk about"), piece("ul", {}, prompts)) : []),
    piece("div.row", {}, button(next ? "Next person" : "See how it went", go(next?.id ?? ""), "main"),
      button(`Open ${one.called} in chapter 2`, () => toChapter2(one))),
  ];
}

/** @param {Case} one @param {Page["go"]} go */
function opener(one, go) {
  return piece("button.link", { type: "button", dir: "auto", onclick: go(one.id) }, one.title);
}

/** @param {string} words @param {() => void} pressed @param {string} [kind] */
function button(words, pressed, kind = "") {
  return piece("button", { type: "button", class: kind, onclick: pressed }, words);
}

/** @param {Piece[]} asked @param {string} words @param {(given: FormData) => string} commit gives what is missing */
function form(asked, words, commit) {
  const submit = (/** @type {SubmitEvent} */ sent) => {
    sent.preventDefault();
    const element = /** @type {HTMLFormElement} */ (sent.currentTarget);
    const missing = commit(new FormData(element));
    const notice = element.querySelector(".notice");
    if (notice) notice.textContent = missing;
  };
  return piece("form", { onsubmit: submit, novalidate: true }, asked, piece("p.notice", { role: "alert" }),
    piece("button.main", { type: "submit" }, words));
}

/** @param {Element} place @param {string} where the last such place gets the focus, and is scrolled to */
function arrive(place, where) {
  const found = /** @type {HTMLElement | undefined} */ ([...place.querySelectorAll(where)].at(-1));
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: "start" });
}
