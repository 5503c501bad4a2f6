/** As much of a page as parts without elements need: a window for events, a document with an address, places. */

globalThis.window = new EventTarget();
globalThis.CustomEvent ??= class extends Event {
  constructor(name, { detail }) {
    super(name);
    this.detail = detail;
  }
};
globalThis.document = { baseURI: "http://cryoteach.test/app/" };

/** A place as Streamlit gives it. */
export function place() {
  const classes = new Set();
  return {
    isConnected: true,
    classes,
    closest: () => null,
    classList: { toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)) },
  };
}

/** A call as the loader makes it. */
export function call(parentElement, payload, more = {}) {
  return { text: JSON.stringify(payload), parentElement, setStateValue: () => {}, setTriggerValue: () => {}, ...more };
}

/** Until what was set to happen at once has happened. */
export const soon = () => new Promise((resolve) => setTimeout(resolve, 5));
