/**
 * A button that reports a mistake: it opens a text that says what it is about, to be completed and copied. Nothing is
 * sent by itself; where the installation has named an address, a link opens it.
 */
import { REPORT_TO } from "../constants.js";
import { element } from "../page/dom.js";

const HEADING = "Mistake in CryoTeach";
const WAIT = 2000; // ms in which the button says that it has copied

/** @param {() => string} about what the report is about, in words, when the button is pressed */
export function reportButton(about) {
  const button = element("button", { type: "button", className: "ct-report", textContent: "Report a mistake" });
  button.ariaExpanded = "false";
  /** @type {HTMLElement | undefined} */
  let panel;
  button.addEventListener("click", () => {
    const isOpen = button.ariaExpanded === "true";
    button.ariaExpanded = String(!isOpen);
    panel?.remove();
    if (isOpen) return;
    panel = panelFor(about());
    (button.closest(".ct-files") ?? button).after(panel);
    panel.querySelector("textarea")?.focus();
  });
  return button;
}

/** @param {string} about */
function textAbout(about) {
  const where = `${location.pathname}${location.search}`;
  return `What is wrong:\n\nWhat it should say, and where you read it:\n\nAbout: ${about}\nPage: ${where}\n`;
}

/** @param {string} about */
function panelFor(about) {
  const words = `Complete this, then copy it ${REPORT_TO ? "or send it." : "and send it to your trainer."}`;
  const text = element("textarea", { rows: 8, value: textAbout(about), ariaLabel: "Report of a mistake" });
  const copy = element("button", { type: "button", textContent: "Copy" });
  copy.addEventListener("click", () => void copied(text, copy));
  const panel = element("div", { className: "ct-report-panel" }, element("p", { textContent: words }), text, copy);
  if (REPORT_TO) panel.append(wayTo(text));
  panel.append(element("p", { textContent: "Nothing is sent by itself. Leave out anything about yourself." }));
  return panel;
}

/** @param {HTMLTextAreaElement} text */
function wayTo(text) {
  const isMail = REPORT_TO.startsWith("mailto:");
  const link = element("a", { href: REPORT_TO, target: "_blank", rel: "noopener noreferrer" });
  link.textContent = isMail ? "Open a letter with this text" : "Open the page for reports";
  link.addEventListener("click", () => {
    const letter = { subject: HEADING, body: text.value };
    const parts = Object.entries(letter).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    if (isMail) link.href = `${REPORT_TO}?${parts.join("&")}`;
  });
  return link;
}

/**
 * @param {HTMLTextAreaElement} text
 * @param {HTMLElement} button
 */
async function copied(text, button) {
  try {
    await navigator.clipboard.writeText(text.value);
    button.textContent = "Copied";
  } catch {
    text.select(); // without the right to write there, a key of the learner's copies what is marked
    button.textContent = "Marked: press Ctrl+C";
  }
  setTimeout(() => (button.textContent = "Copy"), WAIT);
}
