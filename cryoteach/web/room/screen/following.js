/**
 * Keeps projector and desk up to date: waits for news of the room and puts the new part in the place of the old one.
 * Whoever was at a button, had a list open or was typing stays there. Without it the page is links and forms.
 */
import { begin } from "../asking.js";

const SOON_MS = 1000;

/** What stays the same on a page while its address for waiting moves on.
 * @param {string} html */
export const withoutPlace = (html) => html.replace(/ data-wait="[^"]*"/, "");

const room = () => /** @type {HTMLElement} */ (document.querySelector("#room"));

/** Where somebody is, so that they find themselves there again.
 * @param {Element | null} element */
function wayTo(element) {
  if (!element || !room().contains(element)) return "";
  if (element.id) return `#${CSS.escape(element.id)}`;
  const inside = element.closest("details[id]");
  const within = inside ? `#${CSS.escape(inside.id)} ` : "";
  if (element.localName === "summary") return `${within}> summary`;
  const name = ["data-keys", "value", "href"].find((key) => element.getAttribute(key));
  return name ? `${within}${element.localName}[${name}="${CSS.escape(element.getAttribute(name) ?? "")}"]` : "";
}

/** @param {Element} now @param {Element} next */
function keep(now, next) {
  for (const folded of now.querySelectorAll("details[id]")) {
    const same = next.querySelector(`#${CSS.escape(folded.id)}`);
    same?.toggleAttribute("open", folded.hasAttribute("open"));
  }
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (now.querySelectorAll("input[id]"))) {
    const same = /** @type {HTMLInputElement | null} */ (next.querySelector(`#${CSS.escape(field.id)}`));
    if (same) same.value = field.value;
  }
}

/** @param {string} html */
function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const next = /** @type {HTMLElement | null} */ (page.querySelector("#room"));
  const now = room();
  if (!next) return;
  keep(now, next);
  if (withoutPlace(now.outerHTML) === withoutPlace(next.outerHTML)) {
    now.dataset.wait = next.dataset.wait;
    return;
  }
  const way = wayTo(document.activeElement);
  now.replaceWith(next);
  const title = next.querySelector("h1")?.textContent ?? "";
  document.title = document.title.replace(/^[^·]*/, `${title} `);
  if (way) /** @type {HTMLElement | null} */ (next.querySelector(way))?.focus({ preventScroll: true });
  const live = document.querySelector("#live");
  if (live && now.dataset.says !== next.dataset.says) live.textContent = next.dataset.says ?? "";
}

if (globalThis.document) {
  const say = (/** @type {boolean} */ isLost) => document.body.classList.toggle("ct-lost", isLost);
  begin({ told: () => room().dataset, show, say, soonMs: SOON_MS });
}
