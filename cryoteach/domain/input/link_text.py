"""What mail and chat programs do to a link on its way, undone where that is safe.

They add marks at its end, break it into lines, write ``&`` as ``&amp;``, hang counters of their own on it, and wrap it
into a link of theirs. What a part means is never guessed: a part that cannot be read after this is refused as ever.
"""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

FOREIGN = re.compile(
    r"utm_\w+|mc_\w+|fbclid|gclid|dclid|gbraid|wbraid|gad_source|msclkid|igshid?|twclid|ttclid|yclid|li_fat_id|_hsenc|_hsmi"
    r"|mkt_tok|_gl|_ga"
)
"""The names of what others hang on a link to count who follows it."""

MARKS = ".,;:!?)>]}*_~'\"’”»…"
"""What ends up behind a link: of the sentence that it stood in, or of a chat's way to write bold and slanted."""

BETWEEN, BETWEEN_PACKED, OF = ".", "~", "_"
"""What stands in a part of a link between names and replies; between things that may hold a point themselves (cases,
pins, what was answered on the way); and between a name and what is said of it."""

PROJECTOR = "projector"
"""The part of an address that says that a page is shown to a class; whatever else it holds is read without it."""

AMPERSAND = "amp;"
WRAPPED_IN = ("url", "q", "u", "target")
MOST_WRAPS, MOST_PARTS = 3, 200
LONGEST_LINK = 100_000  # characters; nobody's link is that long


def own_parts(given: Mapping[str, str]) -> dict[str, str]:
    """The parts of a link without those that others have hung on it, by names without what was left of ``&amp;``.

    How the page is shown is no part of what the link holds, and is left out too.

    >>> own_parts({"guess": "25", "utm_source": "x", "projector": "1"})
    {'guess': '25'}
    """
    named = {_name(name): text for name, text in given.items()}
    return {name: text for name, text in named.items() if name not in {"", PROJECTOR} and not FOREIGN.fullmatch(name)}


def without_blanks(text: str) -> str:
    """A text that was broken into lines as one word again."""
    return "".join(text.split())


def without_marks(text: str) -> str:
    """A text without the marks that stand behind it."""
    return text.strip().rstrip(MARKS).rstrip()


def without_strays(text: str) -> str:
    """A text that ends in a letter or a digit, as it was before anything was added to it on its way."""
    return re.sub(r"[^A-Za-z0-9]+$", "", without_blanks(text))


def parts_of_link(text: str) -> dict[str, str]:
    """The parts of a link that somebody pasted, however it is wrapped; none where there is no link in it."""
    inside = _query(without_blanks(text[:LONGEST_LINK]))
    for _ in range(MOST_WRAPS):
        wrapped = next((inside[name] for name in WRAPPED_IN if inside.get(name, "").startswith("http")), "")
        if not wrapped:
            break
        inside = _query(wrapped)
    return inside


def _query(link: str) -> dict[str, str]:
    query = link.partition("?")[2].partition("#")[0]
    return own_parts(dict(parse_qsl(query) if query.count("&") < MOST_PARTS else []))


def _name(name: str) -> str:
    name = without_blanks(name)
    while name.startswith(AMPERSAND):
        name = name.removeprefix(AMPERSAND)
    return name
