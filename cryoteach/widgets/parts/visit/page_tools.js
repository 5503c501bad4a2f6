/** The two buttons at the foot of a page that need no server: show it to a class, and report a mistake. */
import { STYLES } from "../constants.js";
import { addStyles, element } from "../page/dom.js";
import { lifecycle } from "../page/lifecycle.js";
import { reportButton } from "./report.js";

/**
 * @typedef {{ about: string, projector: Record<string, string> | null, address: string }} Payload projector: what the
 *   address adds for it; address: where others find the page, empty for what is a part of one
 */
/** @typedef {{ payload: Payload, address: HTMLElement }} Part */

addStyles(STYLES.chart); // they look like the buttons of a chart, also where there is none

/**
 * @param {HTMLElement} place
 * @param {Payload} payload
 * @returns {Part}
 */
function mount(place, payload) {
  const address = element("p", { className: "ct-address-on-paper" });
  const part = { payload, address };
  const tools = element("div", { className: "ct-files ct-tools" });
  const { projector } = payload;
  if (projector) {
    const show = element("button", { type: "button", textContent: "Show on a projector" });
    show.addEventListener("click", () => openFor(projector));
    tools.append(show);
  }
  tools.append(reportButton(() => part.payload.about));
  place.append(element("div", { className: "ct-page-tools" }, tools), address);
  return part;
}

/**
 * Open this page as it stands in a tab of its own, for the projector.
 *
 * @param {Record<string, string>} projector
 */
function openFor(projector) {
  const parts = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), ...projector });
  window.open(`${location.pathname}?${parts}`, "_blank", "noopener");
}

/**
 * On paper the page says where it is, as it stands at that moment.
 *
 * @param {Part} part
 * @param {AbortSignal} signal
 */
function listen({ address, payload }, signal) {
  const write = () => void (address.textContent = payload.address && payload.address + location.search);
  window.addEventListener("beforeprint", write, { signal });
}

/** @type {import("../page/lifecycle.js").Steps<Payload, Part>} */
const steps = { mount, listen, update: (part, { payload }) => void (part.payload = payload) };
export default lifecycle(steps);
