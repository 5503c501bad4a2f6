/**
 * Every event that parts send one another, by its name, with what it carries. They travel on the window, because parts
 * stand in places of their own that Streamlit makes and moves.
 */

/** @typedef {Record<string, number | string | null>} Person the findings by their names; null where one is not known */
/** @typedef {{ person: Person, limits: Record<string, string> }} Asked whom a view is of, and by which set of limits */

/**
 * @typedef {object} Events
 * @property {{ values: Record<string, number | null>, settled: boolean }} moved From a control or a tap on the map, to
 *   moves.js: these findings have new values. Settled: the finger or the mouse has come off, so this may become a step
 *   that Back returns to.
 * @property {{}} person-asked From a control that has just been built, to moves.js: where does the person stand?
 * @property {{ person: Person }} person From moves.js, to the controls: where the person stands now.
 * @property {{ payloads?: Record<string, string>, trouble?: string }} person-view From moves.js, to all that follow
 *   moves: what is said of the person now, as JSON by the key of each part, or why nothing could be fetched.
 * @property {{ of: Asked, again: boolean }} chart-given From a chart, to moves.js: Python has just given it this
 *   person; again: the chart had been given one before.
 * @property {{ of: string, at: number }} frame From the bar of a film, to the chart with the key `of`: show this frame.
 * @property {{ of: string }} frame-asked From a chart that has just been mounted, to its bar: which frame?
 */

/**
 * @template {keyof Events} Name
 * @param {Name} name
 * @param {Events[Name]} detail
 */
export function send(name, detail) {
  window.dispatchEvent(new CustomEvent(`cryoteach:${name}`, { detail }));
}

/**
 * @template {keyof Events} Name
 * @param {Name} name
 * @param {AbortSignal} signal ends it: see lifecycle.js
 * @param {(detail: Events[Name]) => void} take
 */
export function receive(name, signal, take) {
  /** @param {Event} event */
  const listener = (event) => take(/** @type {CustomEvent<Events[Name]>} */ (event).detail);
  window.addEventListener(`cryoteach:${name}`, listener, { signal });
}
