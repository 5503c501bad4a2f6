// The gates as a list that opens. `BAKED` (the style sheet) stands above this line when the file is served.

const lists = new WeakMap(); // the place Streamlit gives us -> our list; the place outlives every rerun

document.head.append(element("style", { textContent: BAKED.css }));

export default function show({ text, parentElement }) {
  const post = JSON.parse(text);
  const list = lists.get(parentElement) ?? mount(parentElement, post.key);
  if (text !== list.given) draw(list, post);
  list.given = text;
}

function draw(list, { title, gates, note }) {
  list.title.textContent = title;
  list.note.textContent = note;
  // An open gate stays open while its words change, also when another set of limits leaves some gates out.
  const shown = gates.map((gate) => drawn(list, gate));
  const same = shown.length === list.all.children.length && shown.every((gate, at) => gate === list.all.children[at]);
  if (!same) list.all.replaceChildren(...shown);
}

function mount(place, key) {
  const list = { title: element("h2"), all: element("div"), note: element("p", { className: "ct-small" }), gates: new Map() };
  place.append(element("div", { className: "stHtml ct-gates" }, list.title, list.all, list.note));
  lists.set(place, list);
  follow(place, key, ({ post }) => post && draw(list, post));
  return list;
}

function drawn(list, { id, mark, name, says, inside }) {
  let gate = list.gates.get(id);
  if (!gate) {
    gate = { name: element("strong"), mark: new Text(), says: new Text(), body: element("div") };
    const head = element("summary", {}, element("span", {}, gate.mark, gate.name, gate.says));
    gate.box = element("details", {}, head, gate.body);
    gate.box.dataset.gate = id;
    gate.box.addEventListener("toggle", () => fill(gate));
    list.gates.set(id, gate);
  }
  write(gate.mark, `${mark} `);
  if (gate.name.textContent !== name) gate.name.textContent = name;
  write(gate.says, `: ${says}`);
  gate.inside = inside;
  fill(gate);
  return gate.box;
}

/** Only what is open is built. Python has escaped every word of it: the only tags are those that gates.py writes. */
function fill(gate) {
  if (!gate.box.open || gate.filled === gate.inside) return;
  gate.body.innerHTML = gate.filled = gate.inside;
}

function write(text, words) {
  if (text.data !== words) text.data = words;
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
