// Hears every move of the person's numbers, fetches what the page says of it, tells Python once the hand has come to
// rest, and tells the controls where the person stands: see hand.py.

const REST = 300; // ms without a move
const PATIENCE = 10_000; // ms; an answer that hangs must not hold up those to later moves
const NO_ANSWER = "The last move could not be answered: CryoTeach has stopped or cannot be reached. The controls keep what you set.";
const hands = new WeakMap(); // the place Streamlit gives us -> our hand; the place outlives every rerun

export default function show({ text, parentElement, setStateValue }) {
  const post = JSON.parse(text);
  const hand = hands.get(parentElement) ?? mount(parentElement, post);
  Object.assign(hand, { post, send: setStateValue, turn: Math.max(hand.turn, post.turn) });
  for (const [finding, { turn }] of hand.pending) if (turn <= post.turn) hand.pending.delete(finding);
  tellControls(hand);
  fetchAnswer(hand);
}

function mount(place, post) {
  const hand = { place, post, turn: post.turn, pending: new Map() };
  hand.drawn = asked(post); // what came with the page
  const around = place.closest('[data-testid="stElementContainer"]');
  if (around) around.style.position = "absolute"; // Streamlit leaves a gap around every element
  listen(hand, "cryoteach:moved", ({ values, settled }) => move(hand, values, settled));
  listen(hand, "cryoteach:asks", () => tellControls(hand));
  listen(hand, "cryoteach:charted", ({ of, again }) => {
    // The page brought its own answer along: to a chart drawn again it is the newest, and our own post comes after it;
    // a chart that came late may bring one to an older move than our last.
    if (again) Object.assign(hand.post, of);
    hand.drawn &&= asked(of); // after a failed move everything is asked for once more, to brighten what was dimmed
    fetchAnswer(hand);
  });
  hands.set(place, hand);
  return hand;
}

function listen(hand, name, heard) {
  const hear = ({ detail }) => {
    if (!hand.place.isConnected) return window.removeEventListener(name, hear);
    heard(detail ?? {});
  };
  window.addEventListener(name, hear);
}

/** The page follows at once; Python is told, and with it the address, when the hand has come off and rested. */
function move(hand, values, settled) {
  hand.turn += 1;
  for (const [finding, value] of Object.entries(values)) hand.pending.set(finding, { value, turn: hand.turn });
  if (Object.keys(values).length > 1) tellControls(hand); // a tap on the map: no control has drawn it yet
  fetchAnswer(hand);
  clearTimeout(hand.waiting);
  if (settled) hand.waiting = setTimeout(() => hand.send("moved", { turn: hand.turn, values: moves(hand) }), REST);
}

function moves(hand) {
  return Object.fromEntries([...hand.pending].map(([finding, { value }]) => [finding, value]));
}

function tellControls(hand) {
  const person = { ...hand.post.person, ...moves(hand) };
  window.dispatchEvent(new CustomEvent("cryoteach:person", { detail: { person } }));
}

/** Fetch what is said of where the person stands now; moves that come meanwhile are not queued, only the last counts. */
async function fetchAnswer(hand) {
  if (hand.following) return;
  hand.following = true;
  for (let wanted; (wanted = now(hand)) !== hand.drawn; ) {
    const { drawn } = hand;
    const detail = await fetched(`${hand.post.answers}?${wanted}`);
    if (hand.drawn !== drawn) continue; // the page has brought a newer answer along meanwhile
    window.dispatchEvent(new CustomEvent("cryoteach:answer", { detail }));
    hand.drawn = detail.trouble ? undefined : wanted; // what was drawn before has been wiped or dimmed
    // Tried again at the next move, and when Python has answered; whoever stands elsewhere by now is asked for at once.
    if (detail.trouble && now(hand) === wanted) break;
  }
  hand.following = false;
}

async function fetched(path) {
  try {
    const answer = await fetch(new URL(path, document.baseURI), { signal: AbortSignal.timeout(PATIENCE) });
    const text = await answer.text();
    if (answer.ok) return { posts: Object.fromEntries(text.split("\n").map((line) => [JSON.parse(line).key, line])) };
    const ours = answer.headers.get("content-type")?.startsWith("text/plain");
    return { trouble: ours ? text : NO_ANSWER };
  } catch (error) {
    console.warn(error);
    return { trouble: NO_ANSWER };
  }
}

function now(hand) {
  return asked({ person: { ...hand.post.person, ...moves(hand) }, limits: hand.post.limits });
}

/** The words of a link to this person, always spelt the same way. */
function asked({ person, limits }) {
  const known = Object.entries(person).map(([finding, value]) => [finding, value === null ? "unknown" : String(value)]);
  return new URLSearchParams([...known, ...Object.entries(limits)]).toString();
}
