/**
 * Keeps a part that shows the person in step with every move, before Python has run: moves.js fetches what is said of
 * the person now and hands each part its own payload.
 */
import { receive } from "../page/events.js";

/**
 * What came after a move: a payload with its text, or why none could come. What the part shows is then of an older
 * person, and looks it.
 *
 * @template Payload
 * @typedef {{ payload: Payload, text: string, trouble?: undefined } | { payload?: undefined, text?: undefined, trouble:
 *   string }} AfterMove
 */

/**
 * Call back with each payload that comes for this part.
 *
 * @template Payload
 * @param {HTMLElement} place
 * @param {string} key of the part
 * @param {AbortSignal} signal
 * @param {(came: AfterMove<Payload>) => void} take
 */
export function followMoves(place, key, signal, take) {
  receive("person-view", signal, ({ payloads, trouble }) => {
    const text = payloads?.[key];
    if (!text && !trouble) return;
    place.classList.toggle("ct-stale", Boolean(trouble));
    if (trouble) take({ trouble });
    else if (text) take({ payload: JSON.parse(text), text });
  });
}
