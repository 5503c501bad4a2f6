/** From a move to what is asked for, shown and told: nothing twice, nothing forgotten, the last move last. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { call, place, soon } from "./page.js";
import { receive, send } from "../../cryoteach/widgets/parts/page/events.js";

const { default: show } = await import("../../cryoteach/widgets/parts/person/moves.js");
const PAYLOAD = { turn: 0, answers: "answers/one-person", person: { a: 1, b: null }, limits: { profile: "leaflet" } };
const REST = 350; // ms; Python is told after 300
const never = new AbortController().signal;
const [views, persons] = [[], []];
receive("person-view", never, (view) => views.push(view));
receive("person", never, ({ person }) => persons.push(person));

let asked; // [query, function that answers]
let told;
beforeEach(() => {
  [asked, told] = [[], []];
  views.length = persons.length = 0;
  globalThis.fetch = (url) =>
    new Promise((resolve) => {
      const answer = (text, { ok = true, type = "application/jsonl" } = {}) =>
        resolve({ ok, headers: new Headers({ "content-type": type }), text: async () => text });
      asked.push([url.href.replace("http://cryoteach.test/app/answers/one-person?", ""), answer]);
    });
});

/** A part of its own for each test; the one of the test before has gone. */
let end = () => {};
async function mounted(payload = PAYLOAD) {
  end();
  const here = place();
  const give = (more) => show(call(here, { ...payload, ...more }, { setStateValue: (...said) => told.push(said) }));
  const cleanUp = give({});
  end = () => {
    here.isConnected = false;
    cleanUp();
  };
  await soon();
  return give;
}

test("what came with the page is asked for by nobody, and the controls are told where the person stands", async () => {
  await mounted();
  assert.deepEqual(asked, []);
  assert.deepEqual(persons.at(-1), { a: 1, b: null });
});

test("while an answer is on its way moves are not queued: only the last is asked for", async () => {
  await mounted();
  for (const a of [2, 3, 4]) send("moved", { values: { a }, settled: false });
  assert.deepEqual(asked.map(([query]) => query), ["a=2&b=unknown&profile=leaflet"]);
  asked[0][1]('{"key":"why"}');
  await soon();
  assert.deepEqual(asked.map(([query]) => query).slice(1), ["a=4&b=unknown&profile=leaflet"]);
  asked[1][1]('{"key":"why","n":4}\n{"key":"gates"}');
  await soon();
  assert.deepEqual(views.at(-1), { payloads: { why: '{"key":"why","n":4}', gates: '{"key":"gates"}' } });
  assert.equal(asked.length, 2);
});

test("Python is told once, of the values where the moves came to rest", async () => {
  await mounted();
  send("moved", { values: { a: 2 }, settled: true });
  send("moved", { values: { a: 3 }, settled: true });
  await new Promise((resolve) => setTimeout(resolve, REST));
  assert.deepEqual(told, [["moved", { turn: 2, values: { a: 3 } }]]);
});

test("of a slider that is not let go of Python is told nothing", async () => {
  await mounted();
  send("moved", { values: { a: 2 }, settled: false });
  await new Promise((resolve) => setTimeout(resolve, REST));
  assert.deepEqual(told, []);
});

test("Python's answer to an older move does not undo a newer one", async () => {
  const give = await mounted();
  send("moved", { values: { a: 2 }, settled: false });
  send("moved", { values: { b: 7 }, settled: false });
  give({ turn: 1, person: { a: 2, b: null } });
  assert.deepEqual(persons.at(-1), { a: 2, b: 7 });
  give({ turn: 2, person: { a: 5, b: 6 } }); // it has heard of both: what it says now is newer
  assert.deepEqual(persons.at(-1), { a: 5, b: 6 });
});

test("a failure is said in the server's own words, or in ours, and asked again at the next move", async () => {
  await mounted();
  send("moved", { values: { a: 2 }, settled: false });
  asked[0][1]("The set of limits was changed", { ok: false, type: "text/plain; charset=utf-8" });
  await soon();
  assert.deepEqual(views, [{ trouble: "The set of limits was changed" }]);
  send("moved", { values: { a: 2 }, settled: false }); // to the same place: nothing of it is on the page yet
  assert.equal(asked[1]?.[0], "a=2&b=unknown&profile=leaflet");
  asked[1][1]("<html>502</html>", { ok: false, type: "text/html" });
  await soon();
  assert.match(views[1].trouble, /^The last move could not be answered/);
});
