/**
 * Receives every move of the person's numbers, fetches what is said of the person now and hands it to the parts that
 * show it, tells Python once the move has come to rest, and tells the controls where the person stands: see moves.py.
 */
import { receive, send } from "../page/events.js";
import { lifecycle } from "../page/lifecycle.js";
import { PendingMoves, queryOf } from "./pending_moves.js";
import { takeNoRoom } from "../page/streamlit_page.js";

/**
 * @typedef {import("../page/events.js").Asked & { turn: number, answers: string }} Payload
 * answers: the address that is asked
 */
/**
 * @typedef {object} Part
 * @property {Payload} payload
 * @property {PendingMoves} pending
 * @property {string} [shown] the query whose answer the page shows; none after a failure
 * @property {boolean} [isFetching]
 * @property {number} [waiting]
 * @property {import("../page/lifecycle.js").Call["setStateValue"]} [setStateValue]
 */

const REST = 300; // ms without a move
const PATIENCE = 10_000; // ms; an answer that hangs must not hold up those to later moves
const NO_ANSWER =
  "The last move could not be answered: CryoTeach has stopped or cannot be reached. The controls keep what you set.";

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, payload) {
  takeNoRoom(place);
  return { payload, pending: new PendingMoves(payload.turn), shown: queryOf(payload) };
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>["update"]} */
function update(part, { payload, setStateValue }) {
  Object.assign(part, { payload, setStateValue });
  part.pending.settle(payload.turn);
  tellControls(part);
  void fetchView(part);
}

/**
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen(part, signal) {
  receive("moved", signal, ({ values, settled }) => move(part, values, settled));
  receive("person-asked", signal, () => tellControls(part));
  receive("chart-given", signal, ({ of, again }) => {
    // The page brought its own answer along: to a chart drawn again it is the newest, and our own payload comes after
    // it; a chart that came late may bring one to an older move than our last.
    if (again) Object.assign(part.payload, of);
    part.shown &&= queryOf(of); // after a failed move everything is asked for once more, to brighten what was dimmed
    void fetchView(part);
  });
}

/**
 * The page follows at once; Python is told, and with it the address, when the move is settled and has rested.
 *
 * @param {Part} part
 * @param {Record<string, number | null>} values
 * @param {boolean} settled
 */
function move(part, values, settled) {
  part.pending.add(values);
  if (Object.keys(values).length > 1) tellControls(part); // a tap on the map: no control has drawn it yet
  void fetchView(part);
  clearTimeout(part.waiting);
  if (settled) part.waiting = setTimeout(() => tellPython(part), REST);
}

/** @param {Part} part */
function tellPython({ setStateValue, pending }) {
  setStateValue?.("moved", { turn: pending.turn, values: pending.values });
}

/** @param {Part} part */
function tellControls(part) {
  send("person", { person: now(part).person });
}

/**
 * Where the person stands, and by which limits.
 *
 * @param {Part} part
 * @returns {import("../page/events.js").Asked}
 */
function now({ payload, pending }) {
  return { person: { ...payload.person, ...pending.values }, limits: payload.limits };
}

/**
 * Fetch what is said of where the person stands now; moves that come meanwhile are not queued, only the last counts.
 *
 * @param {Part} part
 */
async function fetchView(part) {
  if (part.isFetching) return;
  part.isFetching = true;
  for (let wanted; (wanted = queryOf(now(part))) !== part.shown; ) {
    const { shown } = part;
    const came = await fetched(`${part.payload.answers}?${wanted}`);
    if (part.shown !== shown) continue; // the page has brought a newer answer along meanwhile
    send("person-view", came);
    part.shown = came.trouble ? undefined : wanted; // what was shown before has been wiped or dimmed
    // Tried again at the next move, and when Python has answered; whoever stands elsewhere by now is asked for at once.
    if (came.trouble && queryOf(now(part)) === wanted) break;
  }
  part.isFetching = false;
}

/**
 * @param {string} path
 * @returns {Promise<import("../page/events.js").Events["person-view"]>}
 */
async function fetched(path) {
  try {
    const answer = await fetch(new URL(path, document.baseURI), { signal: AbortSignal.timeout(PATIENCE) });
    const text = await answer.text();
    if (answer.ok) return { payloads: byKey(text) };
    const ours = answer.headers.get("content-type")?.startsWith("text/plain");
    return { trouble: ours ? text : NO_ANSWER };
  } catch (error) {
    console.warn(error);
    return { trouble: NO_ANSWER };
  }
}

/** @param {string} text a line of JSON for each part */
function byKey(text) {
  return Object.fromEntries(text.split("\n").map((line) => [JSON.parse(line).key, line]));
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, update, listen };
export default lifecycle(steps);
