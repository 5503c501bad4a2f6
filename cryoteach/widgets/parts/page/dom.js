/**
 * Makes elements and writes text into them: the few lines about the page itself that every part shares.
 *
 * Whatever comes from Python reaches the page as text, never as HTML; the few parts that do write HTML say why.
 */

/**
 * Make an element, with its properties and what stands in it.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<Omit<HTMLElementTagNameMap[Tag], "style">>} [properties] as JavaScript names them: `className`,
 *   `ariaLabel`
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * Write text where it differs: a screen reader hears only of what is written.
 *
 * @param {Node} node
 * @param {string} words
 */
export function setText(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/** @type {Set<string>} */
const styles = new Set();

/**
 * Put a style sheet into the page, once, whichever module asks for it first.
 *
 * @param {string} css
 */
export function addStyles(css) {
  if (!styles.has(css)) document.head.append(element("style", { textContent: css }));
  styles.add(css);
}

/** Whether this device asks for less motion. */
export const lessMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
