/** Parts that follow moves: each takes its own payload, and looks out of date while none could come. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { place } from "./page.js";
import { send } from "../../cryoteach/widgets/parts/page/events.js";
import { followMoves } from "../../cryoteach/widgets/parts/person/follow_moves.js";

function following(key) {
  const [here, came, gone] = [place(), [], new AbortController()];
  followMoves(here, key, gone.signal, (what) => came.push(what));
  return { here, came, gone };
}

test("a part takes its own payload and nobody else's", () => {
  const { came } = following("gates");
  const text = '{"key":"gates","note":"x"}';
  send("person-view", { payloads: { gates: text, why: '{"key":"why"}' } });
  send("person-view", { payloads: { why: '{"key":"why"}' } });
  assert.deepEqual(came, [{ payload: JSON.parse(text), text }]);
});

test("without an answer it looks out of date, until one comes", () => {
  const { here, came } = following("why");
  send("person-view", { trouble: "nothing came" });
  assert.deepEqual([...here.classes], ["ct-stale"]);
  send("person-view", { payloads: { why: "{}" } });
  assert.deepEqual([...here.classes], []);
  assert.deepEqual(came, [{ trouble: "nothing came" }, { payload: {}, text: "{}" }]);
});

test("once it has gone nothing comes any more", () => {
  const { came, gone } = following("why");
  gone.abort();
  send("person-view", { payloads: { why: "{}" } });
  assert.deepEqual(came, []);
});
