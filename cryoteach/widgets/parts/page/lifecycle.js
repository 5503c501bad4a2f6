/**
 * The life of a part in the page: mounted once in its place, updated at each rerun, unmounted when it has gone for
 * good.
 *
 * Streamlit keeps the place of a part over all reruns, and when the order of its neighbours changes it takes the place
 * out and puts it back elsewhere without a word. It calls a part after each rerun and for a change of theme; the
 * clean-up that the call returns it runs when the part goes, but also after a call that a newer rerun has overtaken.
 * So a place that is out of the page for a moment proves nothing: a part listens until its clean-up has run and its
 * place is still out. A part whose place is used again after that listens anew, with the elements it had.
 */

/**
 * What the loader (front_end.py) hands over at each call.
 *
 * @typedef {object} Call
 * @property {string} text the payload from Python, as JSON
 * @property {HTMLElement} parentElement the place that Streamlit gives the part
 * @property {(name: string, value: unknown) => void} setStateValue tells Python a value, which it keeps
 * @property {(name: string, value: unknown) => void} setTriggerValue tells Python of something that happened once
 */

/**
 * The steps of a life.
 *
 * @template Payload, Part
 * @typedef {object} Steps
 * @property {(place: HTMLElement, payload: Payload) => Part} mount build the elements in the place
 * @property {(part: Part, call: Call & { payload: Payload, isNews: boolean }) => void} update take over what Python
 *   says; it is no news where the last call brought the very same
 * @property {(part: Part, whileMounted: AbortSignal) => void} [listen] hear events from now on until the signal
 * @property {(part: Part) => void} [unmount] let go of what the browser would not clear away by itself
 */

/**
 * Make of these steps the function that the loader calls.
 *
 * @template Payload, Part
 * @param {Steps<Payload, Part>} steps
 * @returns {(call: Call) => () => void} returns the clean-up
 */
export function lifecycle({ mount, update, listen, unmount }) {
  /** @typedef {{ part: Part, text?: string, mounted?: AbortController }} Life */
  /** @type {WeakMap<HTMLElement, Life>} */
  const lives = new WeakMap();

  /** @param {Life} life */
  const end = (life) => {
    if (!life.mounted) return;
    life.mounted.abort();
    life.mounted = undefined;
    unmount?.(life.part);
  };

  return (call) => {
    const place = call.parentElement;
    /** @type {Payload} */
    const payload = JSON.parse(call.text);
    const life = lives.get(place) ?? { part: mount(place, payload) };
    lives.set(place, life);
    if (!life.mounted) {
      life.mounted = new AbortController();
      listen?.(life.part, life.mounted.signal);
    }
    const isNews = life.text !== call.text;
    life.text = call.text;
    update(life.part, { ...call, payload, isNews });
    return () => void setTimeout(() => place.isConnected || end(life));
  };
}
