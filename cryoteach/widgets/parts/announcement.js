// Says aloud what changed, half a second after it stopped changing: a dragged slider is one sentence, not thirty.

const PAUSE = 500; // ms
const regions = new WeakMap(); // the place Streamlit gives us -> its live region, which outlives every rerun
const waiting = new WeakMap();

export default function show({ text, parentElement }) {
  const post = JSON.parse(text);
  const region = regions.get(parentElement);
  if (region) return say(region, post.text);
  mount(parentElement, post);
}

function say(region, words) {
  clearTimeout(waiting.get(region));
  waiting.set(
    region,
    setTimeout(() => {
      if (region.textContent !== words) region.textContent = words;
    }, PAUSE),
  );
}

function mount(place, { key, text }) {
  const region = document.createElement("div");
  region.role = "status";
  region.ariaLive = "polite";
  region.textContent = text; // what was there when the page came is not news
  region.style.cssText =
    "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  // Streamlit leaves a gap around every element; one that nobody sees needs none.
  const around = place.closest('[data-testid="stElementContainer"]');
  if (around) Object.assign(around.style, { position: "absolute", width: "1px", overflow: "hidden" });
  place.append(region);
  regions.set(place, region);
  follow(place, key, ({ post, trouble }) => say(region, trouble ?? post.text));
}
