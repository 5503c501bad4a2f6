/** Writes and reads what was committed to as the app's links do: `replies` for verdicts, `said` for the way through. */

/** @typedef {{ verdict: string, certainty: number | null, named: string[] }} Reply */
/** @typedef {{ replies: Map<string, Reply>, said: Map<string, Map<number, string>>, at: string }} Kept newest first */

const LONGEST = 4096;
/** @type {Record<string, string>} */
const VERDICTS = { w: "within", o: "outside", c: "cannot-tell" };
const REPLY = /^([woc])([0-3])([0-9a-f]{2})$/;
const ON_THE_WAY = /^([a-z0-9-]{1,60})_([0-5])([vlcns][A-Za-z0-9.+-]{0,24})$/;

/**
 * @param {Reply} reply
 * @param {string[]} order the ids of all conditions
 */
export function writeReply({ verdict, certainty, named }, order) {
  return `${verdict[0]}${certainty ?? 0}${hex(named, order)}`;
}

/**
 * The named conditions as two hexadecimal digits.
 *
 * @param {string[]} named
 * @param {string[]} order
 */
export function hex(named, order) {
  return order.reduce((sum, name, at) => sum + (named.includes(name) ? 2 ** at : 0), 0).toString(16).padStart(2, "0");
}

/**
 * @param {string} digits
 * @param {string[]} order
 */
export function unhex(digits, order) {
  return order.filter((_, at) => Math.floor(parseInt(digits, 16) / 2 ** at) % 2 === 1);
}

/**
 * @param {string} text
 * @param {string[]} order
 * @returns {Reply | null}
 */
export function readReply(text, order) {
  const [, letter = "", sure = "", digits = ""] = REPLY.exec(text) ?? [];
  if (!letter) return null;
  return { verdict: VERDICTS[letter] ?? "", certainty: Number(sure) || null, named: unhex(digits, order) };
}

/**
 * All that was answered, as the query of the app's clinic list; over 4,096 letters the oldest goes.
 *
 * @param {Kept} kept
 * @param {string[]} order
 */
export function writeState(kept, order) {
  const replies = [...kept.replies].map(([name, reply]) => `${name}_${writeReply(reply, order)}`);
  const said = [...kept.said].flatMap(([name, stages]) => [...stages].map(([at, text]) => `${name}_${at}${text}`));
  const whole = () => `replies=${replies.join(".")}&said=${said.join("~")}&at=${kept.at}`;
  while (whole().length > LONGEST && (said.length || replies.length)) (said.length ? said : replies).pop();
  return whole();
}

/**
 * The same read again; what is unknown or cut off is counted, and the rest is kept.
 *
 * @param {string} text
 * @param {string[]} order
 * @param {(name: string) => boolean} isKnown
 * @returns {Kept & { lost: number }}
 */
export function readState(text, order, isKnown) {
  const parts = new Map(text.slice(0, LONGEST).split("&").map((part) => halves(part, "=")));
  /** @type {Kept & { lost: number }} */
  const found = { replies: new Map(), said: new Map(), at: "", lost: 0 };
  for (const part of listed(parts.get("replies"), ".")) {
    const [name, written] = halves(part, "_");
    const reply = readReply(written, order);
    if (isKnown(name) && reply && !found.replies.has(name)) found.replies.set(name, reply);
    else found.lost += 1;
  }
  for (const part of listed(parts.get("said"), "~")) keepSaid(part, found, isKnown);
  const at = parts.get("at") ?? "";
  return { ...found, at: isKnown(at) ? at : "" };
}

/** @param {string} part @param {Kept & { lost: number }} found @param {(name: string) => boolean} isKnown */
function keepSaid(part, found, isKnown) {
  const [, name = "", stage = "", written = ""] = ON_THE_WAY.exec(part) ?? [];
  if (!isKnown(name)) {
    found.lost += 1;
    return;
  }
  const stages = found.said.get(name) ?? new Map();
  if (!stages.has(Number(stage))) stages.set(Number(stage), written);
  found.said.set(name, stages);
}

/** @param {string | undefined} text @param {string} between */
function listed(text, between) {
  return (text ?? "").split(between).filter(Boolean);
}

/** @param {string} text @param {string} mark @returns {[string, string]} */
function halves(text, mark) {
  const at = mark === "=" ? text.indexOf(mark) : text.lastIndexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
