// One number of a person: a slider, steppers, a typed value and a box for "not known", all of one value.
//
// They are one part and not four Streamlit widgets because four would race: Streamlit sends the state of every widget
// with each move, so a quick second move brings the stale value of its neighbour along and undoes the first. Here the
// browser owns the value while it moves; Python's is taken over only when Python has heard our last move.

const panels = new WeakMap(); // the place Streamlit gives us -> our panel; the place outlives every rerun
const PAUSE = 60; // ms between two messages while a slider is dragged

document.head.append(element("style", { textContent: BAKED.css }));

export default function show({ text, parentElement, setStateValue }) {
  const post = JSON.parse(text);
  const panel = panels.get(parentElement) ?? mount(parentElement);
  Object.assign(panel, { post, send: setStateValue });
  if (post.finding) return showFinding(panel);
  if (panel.turn === undefined) panel.turn = panel.post.turn;
  if (panel.post.turn !== panel.turn || panel.waiting) return; // Python answers an older move than our last
  if (panel.value !== panel.post.value) panel.typing = false; // a value from elsewhere takes the field over
  panel.value = panel.post.value;
  draw(panel);
}

/** A number of the person: the hand knows where it stands (see moves.js), also when this part has just been built anew. */
function showFinding(panel) {
  if (panel.value === undefined) panel.value = panel.post.value;
  draw(panel);
  window.dispatchEvent(new CustomEvent("cryoteach:asks"));
}

function hearHand(panel) {
  const hear = ({ detail: { person } }) => {
    if (!panel.label.isConnected) return window.removeEventListener("cryoteach:person", hear);
    const value = person[panel.post?.finding];
    if (value === undefined || value === panel.value) return;
    Object.assign(panel, { value, typing: false });
    draw(panel);
  };
  window.addEventListener("cryoteach:person", hear);
}

function mount(place) {
  const panel = {};
  const button = (className, textContent, way) => {
    const made = element("button", { type: "button", className, textContent });
    made.addEventListener("click", () => move(panel, stepped(panel, way)));
    return made;
  };
  panel.label = element("span", { className: "ct-q-label" });
  panel.typed = element("input", { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false });
  panel.less = button("ct-q-step", "−", -1);
  panel.more = button("ct-q-step", "+", +1);
  panel.unknown = element("input", { type: "checkbox" });
  panel.slider = element("input", { type: "range" });
  panel.words = element("div", { className: "ct-q-words", role: "group" });
  panel.trouble = element("p", { className: "ct-q-trouble", role: "alert" });
  panel.slider.addEventListener("input", () => move(panel, Number(panel.slider.value), false));
  // A drag that ends where it began is no change to the browser: the hand that comes off is heard by itself.
  for (const end of ["change", "pointerup", "pointercancel"]) panel.slider.addEventListener(end, () => settle(panel));
  panel.typed.addEventListener("input", () => (panel.typing = true));
  panel.typed.addEventListener("change", () => type(panel));
  panel.unknown.addEventListener("change", () => move(panel, panel.unknown.checked ? null : remembered(panel)));
  panel.nothing = element("span");
  panel.box = element("label", { className: "ct-q-unknown" }, panel.unknown, panel.nothing);
  const row = element("div", { className: "ct-q-row" }, panel.less, panel.typed, panel.more, panel.box);
  place.append(element("div", { className: "ct-q" }, panel.label, row, panel.slider, panel.trouble, panel.words));
  panels.set(place, panel);
  hearHand(panel);
  return panel;
}

function settle(panel) {
  if (panel.settled === false) move(panel, Number(panel.slider.value));
}

/** The person moved: draw at once, and say so. A value is settled when the hand has come off: only then can it become a
 * place that Back returns to. A finding is heard by the hand (see moves.js); of any other number Python is told from
 * here, at most every PAUSE ms and always of the last move. */
function move(panel, value, settled = true) {
  Object.assign(panel, { value, settled, typing: false });
  draw(panel);
  const { finding } = panel.post;
  if (finding) {
    const detail = { values: { [finding]: value }, settled };
    return window.dispatchEvent(new CustomEvent("cryoteach:moved", { detail }));
  }
  panel.turn += 1;
  panel.waiting ??= setTimeout(() => tell(panel), Math.max(0, (panel.sent ?? 0) + PAUSE - performance.now()));
}

function tell(panel) {
  panel.waiting = undefined;
  panel.sent = performance.now();
  panel.send("moved", { value: panel.value, settled: panel.settled, turn: panel.turn });
}

function type(panel) {
  const { low, high, step, range } = panel.post;
  const { number, trouble = `“${panel.typed.value}” is not possible` } = typedNumber(panel.typed.value);
  const steps = (number - low) / step;
  const possible = number >= low && number <= high && Math.abs(steps - Math.round(steps)) < 1e-6;
  if (possible) return move(panel, rounded(panel, number));
  panel.typed.ariaInvalid = "true"; // what was typed stays, so that it can be mended
  panel.trouble.textContent = `${trouble}; it takes ${range}.`;
}

function stepped(panel, way) {
  const { low, high, step } = panel.post;
  const from = panel.value ?? remembered(panel) - way * step; // the first step out of "not known" lands on the last value
  return Math.min(high, Math.max(low, rounded(panel, from + way * step)));
}

function remembered(panel) {
  return panel.last ?? panel.post.start;
}

function rounded(panel, number) {
  return Number(number.toFixed(panel.post.decimals));
}

function draw(panel) {
  const { label, low, high, step, decimals, unit, words, nothing } = panel.post;
  const known = panel.value !== null;
  if (known) panel.last = panel.value;
  const shown = known ? panel.value.toFixed(decimals) : "";
  panel.label.textContent = label;
  Object.assign(panel.slider, { min: low, max: high, step, ariaLabel: label });
  panel.slider.value = known ? panel.value : remembered(panel);
  panel.slider.ariaValueText = known ? `${shown} ${unit}`.trim() : nothing;
  panel.slider.classList.toggle("ct-q-dim", !known);
  Object.assign(panel.typed, { ariaLabel: `${label}, typed`, placeholder: "?" });
  if (!panel.typing) drawTyped(panel, shown); // an answer that comes meanwhile leaves what is being typed
  Object.assign(panel.less, { ariaLabel: `${label}: one step less`, disabled: known && panel.value <= low });
  Object.assign(panel.more, { ariaLabel: `${label}: one step more`, disabled: known && panel.value >= high });
  Object.assign(panel.unknown, { checked: !known, ariaLabel: `${label}: ${nothing}` });
  panel.nothing.textContent = nothing;
  panel.box.hidden = !nothing; // a number that is always known
  drawWords(panel, words);
}

function drawTyped(panel, shown) {
  if (panel.typed.value !== shown) panel.typed.value = shown;
  panel.typed.ariaInvalid = "false";
  panel.trouble.textContent = "";
}

function drawWords(panel, words) {
  panel.words.ariaLabel = `${panel.post.label}, in a word`;
  if (panel.words.childElementCount !== words.length) {
    panel.words.replaceChildren(...words.map(([word, value]) => wordButton(panel, word, value)));
  }
  words.forEach(([, value], at) => (panel.words.children[at].ariaPressed = String(value === panel.value)));
}

function wordButton(panel, word, value) {
  const made = element("button", { type: "button", textContent: `${word} ${value}` });
  made.addEventListener("click", () => move(panel, value));
  return made;
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
