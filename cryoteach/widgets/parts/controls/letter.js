/**
 * A letter whose sentences can be tapped, or reached by Tab and pressed with Enter or Space. They are words of one
 * running paragraph, so each is a span: a button would stand as a box of its own. Nothing of an answer is here before
 * Python sends it.
 */
import { STYLES } from "../constants.js";
import { addStyles, element, setText } from "../page/dom.js";
import { lifecycle } from "../page/lifecycle.js";

/** @typedef {{ kind: string, words: string, why: string[] }} Note */
/** @typedef {{ text: string, mark: string, means: string, note: Note | null }} Sentence */
/** @typedef {{ name: string, about: string, sentences: Sentence[] }} Payload */
/**
 * @typedef {object} Part
 * @property {HTMLElement} about
 * @property {HTMLElement} body
 * @property {HTMLElement[]} spans one for each sentence, while the letter is the same
 * @property {HTMLElement} [note]
 * @property {string} [name]
 * @property {(place: number) => void} tell
 */

addStyles(STYLES.letter);

/**
 * @param {HTMLElement} place
 * @returns {Part}
 */
function mount(place) {
  const about = element("p", { className: "ct-letter-about" });
  const body = element("div", { className: "ct-letter-body" });
  const from = element("span", { textContent: "Referral to the specialist team" });
  const madeUp = element("span", { textContent: "a made-up letter" });
  const head = element("div", { className: "ct-letter-head" }, from, madeUp);
  const greeting = element("p", { textContent: "Dear colleague," });
  const close = element("p", { textContent: "With kind regards" });
  place.append(element("div", { className: "ct-letter" }, head, about, greeting, body, close));
  return { about, body, spans: [], tell: () => {} };
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload, setTriggerValue }) {
  part.tell = (place) => setTriggerValue("tapped", place);
  if (part.name !== payload.name) build(part, payload);
  part.note?.remove();
  part.spans.forEach((span, place) => draw(part, payload.sentences[place], span));
}

/**
 * @param {Part} part
 * @param {Payload} payload
 */
function build(part, payload) {
  part.name = payload.name;
  setText(part.about, payload.about);
  part.spans = payload.sentences.map((_, place) => sentenceSpan(part, place));
  part.body.replaceChildren(...part.spans.flatMap((span) => [span, " "]));
}

/**
 * @param {Part} part
 * @param {number} place
 */
function sentenceSpan(part, place) {
  const span = element("span", { className: "ct-letter-sentence", role: "button", tabIndex: 0 });
  span.addEventListener("click", () => part.tell(place));
  span.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault(); // Space would scroll the page
    part.tell(place);
  });
  return span;
}

/**
 * @param {Part} part
 * @param {Sentence | undefined} sentence
 * @param {HTMLElement} span
 */
function draw(part, sentence, span) {
  if (!sentence) return;
  const { text, mark, means, note } = sentence;
  setText(span, mark ? `${mark} ${text}` : text);
  span.ariaPressed = String(mark !== "");
  span.ariaDescription = means;
  if (!note) return;
  const why = note.why.map((words) => element("p", { textContent: words }));
  const words = element("p", {}, element("strong", { textContent: note.words }));
  const className = `ct-letter-note ct-feedback ct-${note.kind}`;
  part.note = element("div", { className, role: "status" }, words, ...why);
  span.after(part.note);
}

export default lifecycle({ mount, update });
