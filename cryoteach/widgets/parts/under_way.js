// A bar that says how far a long work has come, and asks Python to look again until it is told that there is no more.

const LOST = 10_000; // ms; a look that was interrupted before it came back is asked for once more
const bars = new WeakMap(); // the place Streamlit gives us -> its bar

export default function show({ text, parentElement, setTriggerValue }) {
  const { share, words, look, wait } = JSON.parse(text);
  const bar = bars.get(parentElement) ?? mount(parentElement);
  bar.words.textContent = words;
  bar.progress.value = share;
  bar.progress.ariaLabel = words;
  clearInterval(bar.waiting);
  const ask = () => {
    clearInterval(bar.waiting);
    if (!parentElement.isConnected) return;
    setTriggerValue("looked", look);
    bar.waiting = setInterval(ask, LOST);
  };
  bar.waiting = setInterval(ask, wait);
}

function mount(place) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: BAKED.css }));
  const bar = { words: document.createElement("p"), progress: document.createElement("progress") };
  const box = Object.assign(document.createElement("div"), { className: "ct-under-way" });
  box.append(bar.words, bar.progress);
  place.append(box);
  bars.set(place, bar);
  return bar;
}
