/** A chart's rows as a table that opens: the same facts for whoever does not see the picture. */
import { element } from "../page/dom.js";

/** @type {Set<string>} keys of charts whose table is open, kept also when Streamlit rebuilds the page */
const openTables = new Set();

/** @param {string} key */
export const wasOpen = (key) => openTables.has(key);

/**
 * Build the rows, if somebody looks.
 *
 * @param {import("./chart.js").Chart} chart
 */
export function showTable({ payload: { key, table }, details, rows }) {
  openTables[details.open ? "add" : "delete"](key);
  rows.ariaLabel = table.caption;
  if (!details.open) return; // nobody looks: no rows to build at every move
  const heads = table.columns.map((textContent) => element("th", { scope: "col", textContent }));
  const lines = table.rows.map((cells) => element("tr", {}, ...cells.map(cellOf)));
  const caption = element("caption", { textContent: table.caption });
  const head = element("thead", {}, element("tr", {}, ...heads));
  rows.replaceChildren(element("table", {}, caption, head, element("tbody", {}, ...lines)));
}

/**
 * @param {import("./text.js").Cell} value
 * @param {number} column
 */
function cellOf(value, column) {
  const textContent = String(value ?? "not known");
  return column ? element("td", { textContent }) : element("th", { scope: "row", textContent });
}
