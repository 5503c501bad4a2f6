/**
 * Cuts a page into ideas: what stands above the first heading is the first, and each heading begins another. A title
 * alone is no idea: it stands with the first that is one.
 */

/**
 * @typedef {{ opens: boolean, stays: boolean, isTitle: boolean }} Child of the page: whether it begins an idea, or
 *   always stays, or says nothing but the page's title
 */

const REVEALS = /^(show me|reveal|see how it went|show the answer)/i;

/** @param {string} words of a button */
export const isReveal = (words) => REVEALS.test(words.trim());

/**
 * The places of the children of each idea, counted from 1, those that always stay left out.
 *
 * @param {Child[]} children
 * @returns {number[][]}
 */
export function ideasOf(children) {
  /** @type {number[][]} */
  const ideas = [[]];
  let isTitleAlone = true;
  for (const [at, { opens, stays, isTitle }] of children.entries()) {
    if (stays) continue;
    if (opens && !isTitleAlone) ideas.push([]);
    ideas.at(-1)?.push(at + 1);
    isTitleAlone &&= isTitle;
  }
  return ideas.filter((idea) => idea.length > 0);
}

/**
 * A style that hides the children of all ideas but one. By their places, because the page may make them anew.
 *
 * @param {number[][]} ideas
 * @param {number} shown
 * @param {string} block
 */
export function rangeOf(ideas, shown, block) {
  const hidden = ideas.flatMap((idea, at) => (at === shown ? [] : idea));
  return hidden.length ? `${hidden.map((at) => `${block} > :nth-child(${at})`).join(", ")} { display: none; }` : "";
}
