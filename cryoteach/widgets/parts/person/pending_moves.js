/**
 * Keeps the moves of the person's numbers that Python has not heard of yet, in their order: each move has a turn, a
 * count that Python sends back, so that an answer to an older move never undoes a newer one.
 */

/** @typedef {import("../page/events.js").Person} Person */

export class PendingMoves {
  /** @type {Map<string, { value: number | null, turn: number }>} */
  #moves = new Map();

  /** @param {number} turn of the last move that Python has heard of */
  constructor(turn) {
    this.turn = turn;
  }

  /** @param {Record<string, number | null>} values that findings were moved to, together */
  add(values) {
    this.turn += 1;
    for (const [finding, value] of Object.entries(values)) this.#moves.set(finding, { value, turn: this.turn });
  }

  /**
   * Python has heard of all moves up to this turn.
   *
   * @param {number} turn
   */
  settle(turn) {
    this.turn = Math.max(this.turn, turn);
    for (const [finding, move] of this.#moves) if (move.turn <= turn) this.#moves.delete(finding);
  }

  /** @returns {Record<string, number | null>} where each moved finding stands */
  get values() {
    return Object.fromEntries([...this.#moves].map(([finding, { value }]) => [finding, value]));
  }
}

/**
 * The words of a link to a person, always spelt the same way: two that are alike ask for the same.
 *
 * @param {import("../page/events.js").Asked} asked
 */
export function queryOf({ person, limits }) {
  const known = Object.entries(person).map(([finding, value]) => [finding, value === null ? "unknown" : String(value)]);
  return new URLSearchParams([...known, ...Object.entries(limits)]).toString();
}
