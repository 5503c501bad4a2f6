// Lies below the script of every part that follows the hand (see hand.js).

/** Call back with each post that comes for this part by itself, after a move; `trouble` says why none could come. */
function follow(place, key, take) {
  const hear = ({ detail: { posts, trouble } }) => {
    if (!place.isConnected) return window.removeEventListener("cryoteach:answer", hear);
    if (posts?.[key] ?? trouble) take(posts?.[key] && JSON.parse(posts[key]), posts?.[key] ?? "", trouble);
  };
  window.addEventListener("cryoteach:answer", hear);
}
