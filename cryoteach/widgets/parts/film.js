// The bar of a film. It counts the frames here and tells the chart which one to show; the chart has them all (see
// chart.js). Python is told when the film has come to rest, and is heard again only when it has heard our last move.

const bars = new WeakMap(); // the place Streamlit gives us -> our bar; the place outlives every rerun
const still = matchMedia("(prefers-reduced-motion: reduce)");
const FRAME = 800; // ms

document.head.append(element("style", { textContent: BAKED.css }));

export default function show({ text, parentElement, setStateValue }) {
  const post = JSON.parse(text);
  const bar = bars.get(parentElement) ?? mount(parentElement, post);
  Object.assign(bar, { post, send: setStateValue });
  bar.turn ??= post.turn;
  if (post.turn === bar.turn) bar.at = post.at; // else Python answers an older move than our last
  bar.at = Math.min(bar.at, last(bar));
  draw(bar);
  if (!bar.timer) say(bar);
}

function mount(place, { of }) {
  const bar = { place, gone: new AbortController() };
  const button = (textContent, onClick, className = "") => {
    const made = element("button", { type: "button", textContent, className });
    made.addEventListener("click", onClick);
    return made;
  };
  bar.label = element("span", { className: "ct-q-label" });
  bar.play = button("Play", () => (bar.timer ? rest(bar) : play(bar)), "ct-q-play");
  bar.less = button("−", () => go(bar, bar.at - 1), "ct-q-step");
  bar.more = button("+", () => go(bar, bar.at + 1), "ct-q-step");
  bar.typed = element("input", { type: "text", inputMode: "numeric", autocomplete: "off" });
  bar.typed.addEventListener("change", () => type(bar));
  bar.slider = element("input", { type: "range", min: 0, step: 1 });
  bar.slider.addEventListener("input", () => go(bar, Number(bar.slider.value), false));
  bar.slider.addEventListener("change", () => go(bar, Number(bar.slider.value)));
  // Seen at every frame, but said aloud only where the film stands.
  bar.words = element("p", { className: "ct-q-now", ariaHidden: "true" });
  bar.aloud = element("p", { role: "status", ariaLive: "polite", className: "ct-q-aloud" });
  bar.trouble = element("p", { className: "ct-q-trouble", role: "alert" });
  bar.hint = element("p", { className: "ct-q-hint", textContent: "Your device asks for less motion: go step by step." });
  const row = element("div", { className: "ct-q-row" }, bar.play, bar.less, bar.typed, bar.more);
  const parts = [bar.label, row, bar.slider, bar.trouble, bar.hint, bar.words, bar.aloud];
  place.append(element("div", { className: "ct-q", role: "group", ariaLabel: "The film" }, ...parts));
  bars.set(place, bar);
  const asked = ({ detail }) => (place.isConnected ? detail.of === of && tell(bar) : bar.gone.abort());
  window.addEventListener("cryoteach:frame-asked", asked, { signal: bar.gone.signal });
  return bar;
}

function last({ post }) {
  return post.words.length - 1;
}

function play(bar) {
  if (bar.at >= last(bar)) bar.at = 0;
  bar.turn += 1; // what Python says from here on is older than what is shown
  bar.timer = setInterval(() => step(bar), FRAME);
  draw(bar);
}

function step(bar) {
  if (!bar.place.isConnected) return stop(bar); // another view was chosen
  bar.at = Math.min(bar.at + 1, last(bar));
  if (bar.at === last(bar)) return rest(bar);
  draw(bar);
}

function stop(bar) {
  clearInterval(bar.timer);
  bar.timer = undefined;
}

/** Go to a frame by hand; that stops the film. */
function go(bar, at, settled = true) {
  stop(bar);
  bar.at = Math.min(last(bar), Math.max(0, at));
  bar.turn += 1;
  if (settled) rest(bar);
  else draw(bar);
}

function rest(bar) {
  stop(bar);
  draw(bar);
  say(bar);
  bar.send("moved", { value: bar.at, settled: true, turn: bar.turn });
}

function type(bar) {
  const { number: at, trouble = `“${bar.typed.value}” is not possible` } = typedNumber(bar.typed.value);
  if (Number.isInteger(at) && at >= 0 && at <= last(bar)) return go(bar, at);
  bar.typed.ariaInvalid = "true"; // what was typed stays, so that it can be mended
  bar.trouble.textContent = `${trouble}; it takes a whole number from 0 to ${last(bar)}.`;
}

function say(bar) {
  const words = bar.post.words[bar.at];
  if (bar.aloud.textContent !== words) bar.aloud.textContent = words;
}

function tell(bar) {
  window.dispatchEvent(new CustomEvent("cryoteach:frame", { detail: { of: bar.post.of, at: bar.at } }));
}

function draw(bar) {
  const { label, words } = bar.post;
  bar.label.textContent = label;
  bar.play.textContent = bar.timer ? "Pause" : "Play";
  bar.play.hidden = still.matches;
  bar.hint.hidden = !still.matches;
  Object.assign(bar.slider, { max: last(bar), value: bar.at, ariaLabel: label, ariaValueText: words[bar.at] });
  Object.assign(bar.typed, { value: bar.at, ariaLabel: `${label}, typed`, ariaInvalid: "false" });
  Object.assign(bar.less, { ariaLabel: `${label}: one step less`, disabled: bar.at <= 0 });
  Object.assign(bar.more, { ariaLabel: `${label}: one step more`, disabled: bar.at >= last(bar) });
  bar.trouble.textContent = "";
  bar.words.textContent = words[bar.at];
  tell(bar);
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
