// Hears every move of the controls and says once when they have come to rest: see at_rest.py.

const REST = 300; // ms without a move
const places = new WeakMap(); // the place Streamlit gives us -> what is kept for it; the place outlives every rerun

export default function show({ parentElement, setTriggerValue }) {
  const keeper = places.get(parentElement) ?? mount(parentElement);
  keeper.send = setTriggerValue;
}

function mount(place) {
  const keeper = {};
  // Streamlit leaves a gap around every element; one that nobody sees needs none.
  const around = place.closest('[data-testid="stElementContainer"]');
  if (around) around.style.position = "absolute";
  const hear = ({ detail }) => {
    if (!place.isConnected) return window.removeEventListener("cryoteach:moved", hear);
    clearTimeout(keeper.waiting);
    if (detail.settled) keeper.waiting = setTimeout(() => keeper.send("rested", true), REST);
  };
  window.addEventListener("cryoteach:moved", hear);
  places.set(place, keeper);
  return keeper;
}
