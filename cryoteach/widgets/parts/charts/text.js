/** The words, colours and numbers of a chart as plain text: a title without tags, in lines, and a table as CSV. */

/** @typedef {string | number | boolean | null} Cell */

/** Plotly's own few tags, taken out. */
export function plain(text = "") {
  return text.replace(/<br\s*\/?>/gi, " ").replace(/<\/?(?:b|i|em|strong|su[bp]|span)\b[^>]*>/gi, "");
}

/**
 * In lines that hold so many letters, beside the last blank.
 *
 * @param {string} text
 * @param {number} letters
 */
export function inLines(text, letters) {
  const lines = [""];
  for (const word of text.trim().split(/\s+/)) {
    const line = lines.pop() ?? "";
    if (line && line.length + word.length > letters) lines.push(line, word);
    else lines.push(`${line} ${word}`.trim());
  }
  return lines;
}

/**
 * Put real colours where a figure or the template, as JSON, names one of Streamlit's: `var(--st-text-color)`.
 *
 * @param {string} json
 * @param {(name: string) => string} colour
 */
export function withColours(json, colour) {
  return json.replace(/var\((--[\w-]+)\)/g, (_, name) => JSON.stringify(colour(name).trim()).slice(1, -1));
}

/**
 * @param {{ columns: string[], rows: Cell[][] }} table
 */
export function asCsv({ columns, rows }) {
  const lines = [columns, ...rows].map((row) => row.map((cell) => quoted(harmless(cell))).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`; // the mark has spreadsheets read it as UTF-8
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write it.
 *
 * @param {Cell} cell
 */
function harmless(cell) {
  return typeof cell === "string" ? cell.replace(/^[=+\-@]/, "'$&") : String(cell ?? "");
}

/** @param {string} cell */
function quoted(cell) {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
