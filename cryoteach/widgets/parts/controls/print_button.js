/** A button that prints the page. The style sheet's print rules leave the controls out. */
import { STYLES } from "../constants.js";
import { addStyles, element } from "../page/dom.js";
import { lifecycle } from "../page/lifecycle.js";

addStyles(STYLES.print_button);

/** @param {HTMLElement} place */
function mount(place) {
  const button = element("button", { type: "button", className: "ct-print", textContent: "Print" });
  button.addEventListener("click", () => window.print());
  place.append(button);
}

/** @type {import("../page/lifecycle.js").Steps<{}, void>} */
const steps = { mount, update: () => {} };
export default lifecycle(steps);
