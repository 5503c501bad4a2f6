/** Pieces of a page as plain data: written by functions that know no browser, drawn by one that takes no markup. */

/** @typedef {{ tag: string, attributes: Record<string, unknown>, inside: (Piece | string)[] }} Piece */

const SVG = "http://www.w3.org/2000/svg";
const OF_SVG = new Set(["svg", "defs", "pattern", "rect", "path", "line", "text", "g", "tspan"]);

/**
 * A piece: its tag with classes after points, its attributes, and what is inside.
 *
 * @param {string} kind
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Piece | string | (Piece | string)[])} inside
 * @returns {Piece}
 */
export function piece(kind, attributes = {}, ...inside) {
  const [tag = "div", ...classes] = kind.split(".");
  const named = classes.length ? { class: classes.join(" ") } : {};
  return { tag, attributes: { ...named, ...attributes }, inside: inside.flat() };
}

/**
 * Text as its paragraphs, each in the direction of its own letters.
 *
 * @param {string} text
 * @param {string} [kind]
 * @returns {Piece[]}
 */
export function paragraphs(text, kind = "p") {
  const parts = text.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
  return parts.map((part) => piece(kind, { dir: "auto" }, part));
}

/**
 * Everything that a piece says, in order.
 *
 * @param {Piece | string} told
 * @returns {string}
 */
export function textOf(told) {
  return typeof told === "string" ? told : told.inside.map(textOf).join(" ");
}

/**
 * A piece as an element; what begins with "on" listens.
 *
 * @param {Piece} told
 * @returns {Element}
 */
export function drawn({ tag, attributes, inside }) {
  const element = OF_SVG.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...inside.map((part) => (typeof part === "string" ? part : drawn(part))));
  return element;
}

/**
 * Draw pieces in a place, instead of what stood there.
 *
 * @param {Element} place
 * @param {Piece[]} told
 */
export function show(place, told) {
  place.replaceChildren(...told.map(drawn));
}

/**
 * A table, its first cell of each row a heading.
 *
 * @param {string} caption
 * @param {string[]} columns
 * @param {(string | number | null)[][]} rows
 */
export function table(caption, columns, rows) {
  const cells = (/** @type {(string | number | null)[]} */ row) => row.map((cell, at) =>
    piece(at ? "td" : "th", at ? {} : { scope: "row" }, cell === null ? "" : String(cell)));
  return piece("div.table", { tabindex: 0, role: "region", "aria-label": caption },
    piece("table", {}, piece("caption", {}, caption),
      piece("thead", {}, piece("tr", {}, columns.map((column) => piece("th", { scope: "col" }, column)))),
      piece("tbody", {}, rows.map((row) => piece("tr", {}, cells(row))))));
}
