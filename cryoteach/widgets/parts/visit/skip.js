/** The first link of every page: it leads past the menu and the controls to the verdict or the answer. */
import { element } from "../page/dom.js";

const RESULTS = [".ct-verdict", ".ct-said", "[class*='st-key-ask_'] p", ".ct-chart", "h1"];

export function offerSkipping() {
  const link = element("a", { href: "#stMain", className: "ct-skip", textContent: "Skip to the result" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    skip();
  });
  document.body.prepend(link);
}

/** Bring the first of these that is there into view, with the focus. */
function skip() {
  const all = RESULTS.map((result) => document.querySelector(`main ${result}`));
  const found = /** @type {HTMLElement | undefined} */ (all.find((at) => at?.checkVisibility()));
  if (!found) return;
  found.tabIndex = -1;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  found.focus({ preventScroll: true });
}
