/** What this browser keeps between two openings of this file, where it may; else it lasts as long as the page does. */

/**
 * @param {string} mark what tells this file from others of its kind
 * @returns {{ read: (name: string) => string, write: (name: string, text: string) => void, lasts: boolean }}
 */
export function memory(mark) {
  /** @type {Storage | null} */
  let store = null;
  try {
    store = window.localStorage;
    store.setItem(`${mark}-try`, "1");
    store.removeItem(`${mark}-try`);
  } catch {
    store = null; // a browser may refuse a file of a disk
  }
  return {
    lasts: store !== null,
    read: (name) => quietly(() => store?.getItem(`${mark}-${name}`)) ?? "",
    write: (name, text) => quietly(() => store?.setItem(`${mark}-${name}`, text)),
  };
}

/** Keeps nothing: somebody else does. @returns {ReturnType<typeof memory>} */
export function noMemory() {
  return { lasts: false, read: () => "", write: () => {} };
}

/**
 * @template T
 * @param {() => T} ask
 * @returns {T | null}
 */
function quietly(ask) {
  try {
    return ask();
  } catch {
    return null;
  }
}
