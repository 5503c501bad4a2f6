/** The life of a part, through all that Streamlit does to its place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { call, place, soon } from "./page.js";
import { receive, send } from "../../cryoteach/widgets/parts/page/events.js";
import { lifecycle } from "../../cryoteach/widgets/parts/page/lifecycle.js";

/** A part that writes down what is done with it. */
function aPart() {
  const did = [];
  const show = lifecycle({
    mount: (_place, { name }) => void did.push(`mount ${name}`),
    listen: (_part, signal) => {
      did.push("listen");
      receive("frame-asked", signal, ({ of }) => did.push(`heard ${of}`));
    },
    update: (_part, { payload, isNews }) => did.push(`${isNews ? "update" : "the same"} ${payload.name}`),
    unmount: () => did.push("unmount"),
  });
  return { show, taken: () => did.splice(0) };
}

test("a part is mounted once, and updated at every rerun", () => {
  const { show, taken } = aPart();
  const here = place();
  show(call(here, { name: "a" }));
  show(call(here, { name: "a" }));
  show(call(here, { name: "b" }));
  assert.deepEqual(taken(), ["mount a", "listen", "update a", "the same a", "update b"]);
});

test("two places are two parts", () => {
  const { show, taken } = aPart();
  show(call(place(), { name: "a" }));
  show(call(place(), { name: "b" }));
  assert.deepEqual(taken(), ["mount a", "listen", "update a", "mount b", "listen", "update b"]);
});

test("a place that is out of the page while an event comes hears it, and hears on when it is back", () => {
  const { show, taken } = aPart();
  const here = place();
  show(call(here, { name: "a" }));
  taken();
  here.isConnected = false; // Streamlit moves it among its neighbours, without a word
  send("frame-asked", { of: "meanwhile" });
  here.isConnected = true;
  send("frame-asked", { of: "after" });
  assert.deepEqual(taken(), ["heard meanwhile", "heard after"]);
});

test("the clean-up of a rerun that was overtaken ends nothing", async () => {
  const { show, taken } = aPart();
  const here = place();
  const overtaken = show(call(here, { name: "a" }));
  show(call(here, { name: "b" }));
  taken();
  overtaken();
  await soon();
  send("frame-asked", { of: "still" });
  assert.deepEqual(taken(), ["heard still"]);
});

test("a clean-up that comes while the place is on its way ends nothing either", async () => {
  const { show, taken } = aPart();
  const here = place();
  const cleanUp = show(call(here, { name: "a" }));
  taken();
  here.isConnected = false;
  cleanUp();
  here.isConnected = true; // before the browser has come to the next task
  await soon();
  send("frame-asked", { of: "still" });
  assert.deepEqual(taken(), ["heard still"]);
});

test("a part that has gone hears nothing, and is unmounted once", async () => {
  const { show, taken } = aPart();
  const here = place();
  const first = show(call(here, { name: "a" }));
  const second = show(call(here, { name: "b" }));
  taken();
  here.isConnected = false;
  first();
  second();
  await soon();
  send("frame-asked", { of: "nobody" });
  assert.deepEqual(taken(), ["unmount"]);
});

test("a place that is used again keeps its elements, and its part hears again, once", async () => {
  const { show, taken } = aPart();
  const here = place();
  const cleanUp = show(call(here, { name: "a" }));
  here.isConnected = false;
  cleanUp();
  await soon();
  taken();
  here.isConnected = true;
  show(call(here, { name: "b" }));
  send("frame-asked", { of: "again" });
  assert.deepEqual(taken(), ["listen", "update b", "heard again"]);
});
