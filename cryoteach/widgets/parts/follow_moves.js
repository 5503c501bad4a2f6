// Lies below the script of every part that follows the hand (see moves.js).

/** Call back with each post that comes for this part by itself, after a move, or with why none could come: what the
 * part shows is then of an older person, and looks it. */
function follow(place, key, take) {
  const hear = ({ detail: { posts, trouble } }) => {
    if (!place.isConnected) return window.removeEventListener("cryoteach:answer", hear);
    const text = posts?.[key];
    if (!text && !trouble) return;
    place.classList.toggle("ct-stale", Boolean(trouble));
    take({ post: text && JSON.parse(text), text, trouble });
  };
  window.addEventListener("cryoteach:answer", hear);
}
