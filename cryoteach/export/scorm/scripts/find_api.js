/** Looks for what a learning platform offers to a package of SCORM 1.2: an object called API in a window around it. */

/** @typedef {{ LMSInitialize: (empty: string) => unknown, LMSFinish: (empty: string) => unknown,
 *   LMSGetValue: (element: string) => unknown, LMSSetValue: (element: string, value: string) => unknown,
 *   LMSCommit: (empty: string) => unknown, LMSGetLastError: () => unknown }} Api */
/** @typedef {{ API?: Api, parent?: Frame, opener?: Frame | null }} Frame as much of a window as is looked at */

const MOST_PARENTS = 10;

/**
 * The platform: in this window, in at most ten parents, else in what opened one of these and in its parents.
 *
 * @param {Frame} from
 * @returns {Api | null}
 */
export function findApi(from) {
  const around = upwards(from);
  const openers = around.flatMap((frame) => ask(() => frame.opener) ?? []);
  for (const frame of [...around, ...openers.flatMap(upwards)]) {
    const found = ask(() => frame.API);
    if (found) return found;
  }
  return null;
}

/** @param {Frame} from @returns {Frame[]} itself and its parents */
function upwards(from) {
  const frames = [from];
  for (let at = from; frames.length <= MOST_PARENTS;) {
    const parent = ask(() => at.parent);
    if (!parent || parent === at) break;
    frames.push(parent);
    at = parent;
  }
  return frames;
}

/**
 * A window of another site refuses to be looked at; that is no platform of ours.
 *
 * @template T
 * @param {() => T} look
 * @returns {T | undefined}
 */
function ask(look) {
  try {
    return look();
  } catch {
    return undefined;
  }
}
