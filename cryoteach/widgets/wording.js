// Words that are redrawn in place. Python has escaped every word of them: the only tags are those that answers/ writes.

const places = new WeakMap(); // the place Streamlit gives us -> our box; the place outlives every rerun

export default function show({ text, parentElement }) {
  const part = places.get(parentElement) ?? mount(parentElement, JSON.parse(text));
  if (text !== part.given) write(part, JSON.parse(text));
  part.given = text;
}

function mount(place, { key }) {
  const part = { box: document.createElement("div") };
  part.box.className = "stHtml";
  place.append(part.box);
  follow(place, key, (post) => post && write(part, post));
  places.set(place, part);
  return part;
}

function write(part, { html }) {
  if (part.html !== html) part.box.innerHTML = part.html = html;
}
