/** Moves in their order: what Python has not heard of stays, whatever older answer comes back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingMoves, queryOf } from "../../cryoteach/widgets/parts/person/pending_moves.js";

test("an answer to an older move leaves a newer one", () => {
  const pending = new PendingMoves(4);
  pending.add({ lesion_count: 7 });
  pending.add({ lesion_count: 8 });
  pending.settle(5);
  assert.deepEqual(pending.values, { lesion_count: 8 });
  pending.settle(6);
  assert.deepEqual(pending.values, {});
});

test("moves of several findings are kept side by side, a tap's two under one turn", () => {
  const pending = new PendingMoves(0);
  pending.add({ lesion_count: 9 });
  pending.add({ lesion_count: 13, largest_diameter_cm: 6.4 });
  pending.add({ doubling_time_days: null });
  assert.equal(pending.turn, 3);
  assert.deepEqual(pending.values, { lesion_count: 13, largest_diameter_cm: 6.4, doubling_time_days: null });
  pending.settle(2);
  assert.deepEqual(pending.values, { doubling_time_days: null });
});

test("turns go on from the highest that Python names, and never back", () => {
  const pending = new PendingMoves(2);
  pending.settle(9);
  pending.settle(3);
  pending.add({ lesion_count: 1 });
  assert.equal(pending.turn, 10);
});

test("the same person by the same limits is asked for in the same words", () => {
  const limits = { profile: "leaflet", version: "1.1" };
  const person = { lesion_count: 7, largest_diameter_cm: null };
  assert.equal(queryOf({ person, limits }), "lesion_count=7&largest_diameter_cm=unknown&profile=leaflet&version=1.1");
  assert.equal(queryOf({ person: { ...person, lesion_count: 7.0 }, limits }), queryOf({ person, limits }));
});
