"""Measures a drawn chart: which words lie over other words, over a mark or a line, or beyond the picture's edge."""

from playwright.sync_api import Page

SLACK_PX = 2
"""What the boxes of two texts may share: a box is a little higher than its letters."""


def covered(page: Page) -> list[str]:
    """What the words of every chart on the page cover, or where they are cut, each in words."""
    page.wait_for_function(STANDS)
    return page.evaluate(MEASURE, SLACK_PX)


STANDS = """() => {
  const plots = [...document.querySelectorAll(".ct-plot")].filter((plot) => plot.checkVisibility());
  return plots.every((plot) => {
    const room = plot.closest(".ct-picture").clientWidth;
    const isDrawn = plot.matches(".js-plotly-plot:not(.ct-waiting)");
    return !room || (isDrawn && Math.abs(plot._fullLayout.width - room) <= 1);
  });
}"""
MEASURE = """(slack) => {
  const WORDS = `.annotation-text, .textpoint text, .bartext, .legendtext, .g-xtitle text, .g-ytitle text, .gtitle,
    ${["x", "y", "x2", "y2", "x3", "y3"].map((axis) => `.${axis}tick text`)}`;
  const isShown = (at) => at.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (at) => `"${at.textContent.replace(/\\s+/g, " ").trim().slice(0, 50)}"`;
  const shared = (one, two) => Math.min(Math.min(one.right, two.right) - Math.max(one.left, two.left),
    Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top));
  const letters = (at) => {  // the box of what is written, without the blanks around it
    const boxes = [];
    const texts = document.createTreeWalker(at, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data } = texts.currentNode;
      if (!data.trim()) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, data.length - data.trimStart().length);
      range.setEnd(texts.currentNode, data.trimEnd().length);
      boxes.push(range.getBoundingClientRect());
    }
    const most = (side, of) => of(...boxes.map((box) => box[side]));
    return { left: most("left", Math.min), right: most("right", Math.max),
      top: most("top", Math.min), bottom: most("bottom", Math.max) };
  };
  const along = function* (line) {
    const matrix = line.getScreenCTM();
    for (let at = 0; at <= line.getTotalLength(); at += 3) yield line.getPointAtLength(at).matrixTransform(matrix);
  };
  const found = new Set();
  for (const plot of document.querySelectorAll(".ct-plot.js-plotly-plot:not(.ct-waiting)")) {
    if (!isShown(plot)) continue;
    const where = plot.closest("[class*='st-key-']")?.className.match(/st-key-([\\w-]+)/)?.[1];
    const of = (selector) => [...plot.querySelectorAll(selector)].filter(isShown);
    const words = of(WORDS).filter((at) => at.textContent.trim()).map((at) => ({ at, box: letters(at) }));
    const edge = plot.getBoundingClientRect();
    for (const { at, box } of words) {
      const isInside = box.left >= edge.left - 1 && box.right <= edge.right + 1
        && box.top >= edge.top - 1 && box.bottom <= edge.bottom + 1;
      if (!isInside) found.add(`${where}: ${name(at)} is cut`);
    }
    words.forEach((one, place) => words.slice(place + 1).forEach((two) => {
      if (shared(one.box, two.box) > slack) found.add(`${where}: ${name(one.at)} on ${name(two.at)}`);
    }));
    for (const mark of of(".scatterlayer .points path.point")) {
      const box = mark.getBoundingClientRect();
      for (const word of words) if (shared(box, word.box) > slack) found.add(`${where}: ${name(word.at)} on a mark`);
    }
    const isDrawn = (line) => line.style.strokeOpacity !== "0" && parseFloat(getComputedStyle(line).strokeWidth) > 0;
    for (const line of of(".scatterlayer path.js-line, .shapelayer path").filter(isDrawn)) {
      for (const { x, y } of along(line)) {
        for (const { at, box } of words) {
          const isOn = x > box.left + slack && x < box.right - slack && y > box.top + slack && y < box.bottom - slack;
          if (isOn) found.add(`${where}: ${name(at)} on a line`);
        }
      }
    }
  }
  return [...found];
}"""
