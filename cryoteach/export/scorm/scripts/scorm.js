/** Has a learning platform listen to practice; joined before the page begins. */
import { listen } from "../../offline/scripts/reporting.js";
import { findApi } from "./find_api.js";
import { adapter } from "./scorm_adapter.js";

const place = /** @type {HTMLElement} */ (document.getElementById("reporting"));
const { listener, hidden, gone } = adapter(findApi(/** @type {import("./find_api.js").Frame} */ (window)), {
  show: (words) => { place.textContent = words; },
  clock: () => performance.now(),
  mastery: place.dataset.mastery ? Number(place.dataset.mastery) : null,
});
listen(listener);
if (!location.hash) history.replaceState(null, "", "#practise"); // the course asks for the people
document.addEventListener("visibilitychange", () => { if (document.hidden) hidden(); });
window.addEventListener("pagehide", gone);
window.addEventListener("pageshow", (shown) => { if (shown.persisted) location.reload(); }); // its session is over
