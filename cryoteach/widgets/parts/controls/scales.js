/** Steps along the legal range of a number: as many decimals as it shows, never past its ends. */

/** @typedef {{ low: number, high: number, step: number }} Scale */

/**
 * @param {number} value
 * @param {Scale} scale
 */
export function within(value, { low, high }) {
  return Math.min(high, Math.max(low, value));
}

/**
 * One step up or down. The first step out of "not known" lands on the last value that was known.
 *
 * @param {number | null} value
 * @param {number} remembered
 * @param {1 | -1} way
 * @param {Scale & { decimals: number }} scale
 */
export function stepped(value, remembered, way, scale) {
  return within(rounded(value === null ? remembered : value + way * scale.step, scale.decimals), scale);
}

/**
 * Whether a number that was typed is a legal value.
 *
 * @param {number} value
 * @param {Scale} scale
 */
export function isOnScale(value, { low, high, step }) {
  const steps = (value - low) / step;
  return value >= low && value <= high && Math.abs(steps - Math.round(steps)) < 1e-6;
}

/**
 * The legal value nearest to a place on an axis.
 *
 * @param {number} place
 * @param {Scale} scale
 */
export function nearest(place, scale) {
  return within(rounded(Math.round(place / scale.step) * scale.step, 6), scale);
}

/**
 * @param {number} value
 * @param {number} decimals
 */
export function rounded(value, decimals) {
  return Number(value.toFixed(decimals));
}
