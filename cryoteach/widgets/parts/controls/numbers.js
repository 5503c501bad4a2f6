/**
 * Reads a number that somebody typed, by the rule of domain/input/typed_numbers.py: digits, one sign, one decimal mark,
 * perhaps an exponent. What could be two numbers is refused by name, never guessed.
 */

const PLAIN = /^([+\-−]?)([0-9]*)(?:([.,])([0-9]*))?([eE][+-]?[0-9]+)?$/;
const WITHOUT_WIDTH = /\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad/g;
const LONGEST_NUMBER = 40; // characters

/**
 * @param {string} text
 * @returns {{ number: number, trouble?: undefined } | { number?: undefined, trouble: string }} the number; or why it is
 *   none, and what to write instead
 */
export function typedNumber(text) {
  const typed = text.replace(WITHOUT_WIDTH, "").trim();
  const [, sign = "", whole = "", mark, part = "", power] = (typed.length <= LONGEST_NUMBER && PLAIN.exec(typed)) || [];
  if (!whole && !part) return { trouble: noNumber(typed) };
  if (mark && part.length === 3 && !power && /^[1-9][0-9]{0,2}$/.test(whole)) {
    const decimals = `${sign}${whole}.${part}`.replace(/\.?0+$/, "");
    return { trouble: `“${typed}”: is it ${sign}${whole}${part} or ${decimals}? Write one of the two` };
  }
  return { number: Number(typed.replace(",", ".").replace("−", "-")) };
}

/** @param {string} typed */
function noNumber(typed) {
  const shown = `“${typed.length > LONGEST_NUMBER ? `${typed.slice(0, LONGEST_NUMBER)}…` : typed}”`;
  if (/(?![0-9])\p{Nd}/u.test(typed)) return `${shown} is written in digits of another script; write it with 0 to 9`;
  if (/^[+\-−]?[0-9]{1,3}(?:[\s'’.,][0-9]{3})+(?:[.,][0-9]+)?$/.test(typed)) {
    return `${shown} has a thousands separator; write the digits without it`;
  }
  return `${shown} is not a number; write digits, such as 2 or 2.5`;
}
