// Words that are redrawn in place. Python has escaped every word of them: the only tags are those that answers/ writes.

const places = new WeakMap(); // the place Streamlit gives us -> our box; the place outlives every rerun

export default function show({ text, parentElement }) {
  const part = places.get(parentElement) ?? mount(parentElement, JSON.parse(text));
  if (text !== part.given) write(part, JSON.parse(text));
  part.given = text;
}

function mount(place, { key, complains }) {
  const part = { complains, box: document.createElement("div") };
  part.box.className = "stHtml";
  place.append(part.box);
  follow(place, key, ({ post, trouble }) => (post ? write(part, post) : complain(part, trouble)));
  places.set(place, part);
  return part;
}

function write(part, { html }) {
  if (part.html !== html) part.box.innerHTML = part.html = html;
}

/** No answer came to a move: nothing may go on saying what was true of the person before. */
function complain(part, trouble) {
  const words = document.createElement("p");
  Object.assign(words, { className: "ct-notice", role: "alert", textContent: trouble });
  part.box.replaceChildren(...(part.complains ? [words] : []));
  part.html = undefined;
}
