// The three downloads of a chart, made in the browser. Served as the second half of chart.js, whose names it uses.

// For paper and slides: dark ink on white, whatever the theme of the screen.
const PAPER = {
  "--st-text-color": "#1B2530",
  "--st-background-color": "#FFFFFF",
  "--st-secondary-background-color": "#F1EFE8",
  "--st-border-color": "#87897F",
};
const PAPER_WIDTH = 960;
// Letters that fit on a line of this paper, even in a wide font.
const TITLE = { size: 18, letters: 76 };
const HINT = { size: 14, letters: 104 };

function downloadButton(chart, kind) {
  const button = element("button", { type: "button", textContent: kind.toUpperCase() });
  button.addEventListener("click", async () => {
    const file = kind === "csv" ? csv(chart.post.table) : await picture(chart, kind);
    const href = URL.createObjectURL(file);
    element("a", { href, download: `${chart.post.key.replace(/[^\w-]+/g, "-")}.${kind}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  });
  return button;
}

async function picture(chart, format) {
  const Plotly = await loadPlotly();
  const paper = onPaper(chart);
  const { width, height } = paper.layout;
  const address = await Plotly.toImage(paper, { format, width, height, scale: format === "png" ? 2 : 1 });
  return (await fetch(address)).blob();
}

/** The figure with its title back inside, wrapped by letters because Plotly does not wrap. */
function onPaper(chart) {
  const style = getComputedStyle(chart.place);
  const written = coloured(chart.text, (name) => PAPER[name] ?? style.getPropertyValue(name));
  const { data, layout } = figureOf(written, frameOf(chart));
  const title = wrapped(plain(layout.title?.text), TITLE.letters);
  const hint = wrapped(plain(layout.title?.subtitle?.text), HINT.letters);
  const room = 40 + 1.4 * (TITLE.size * title.length + HINT.size * hint.length);
  const words = {
    text: title.map((line) => `<b>${line}</b>`).join("<br>"),
    font: { size: TITLE.size },
    subtitle: { text: hint.join("<br>"), font: { size: HINT.size } },
    x: 0.01, xanchor: "left", y: 1, yanchor: "top", yref: "container", pad: { t: 30 },
  };
  const margin = { ...layout.template.layout.margin, ...layout.margin, t: room };
  const size = { width: PAPER_WIDTH, height: chart.post.height + room };
  return { data, layout: { ...layout, ...size, margin, title: words, paper_bgcolor: "#FFFFFF" } };
}

function wrapped(text, letters) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    if (lines.at(-1).length + word.length > letters) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

function csv({ columns, rows }) {
  // A text that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write it.
  const safe = (cell) => (typeof cell === "string" ? cell.replace(/^[=+\-@]/, "'$&") : String(cell ?? ""));
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [columns, ...rows].map((row) => row.map((cell) => quoted(safe(cell))).join(","));
  return new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}
