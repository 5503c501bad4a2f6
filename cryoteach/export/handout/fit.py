"""How small a page has to be written so that all of it stands on one side of A4; too much is refused, never cut.

What a text takes is estimated from its letters, on the safe side; the tests print the longest that is let through.
"""

from collections.abc import Iterable
from unicodedata import east_asian_width

from cryoteach.export.handout.sheet import Sheet

FRONT_HOLDS = (1_500, 2_000, 2_800, 3_900)
BACK_HOLDS = (900, 1_500, 2_300, 3_300)
"""How many letters of free text a page takes at each size of type, the largest first."""
A_PARAGRAPH, SHORT_LINE = 50, 40
WIDE, VERY_WIDE = 1.4, 2.0
BROAD = frozenset("MW@%—…")


def front_fit(sheet: Sheet) -> int:
    """The size of type of the front, 0 for the largest.

    Raises:
        ValueError: it holds too much.
    """
    front = sheet.front
    texts = [text for _, text in front.story]
    narrow = [front.prompt, *(words for _, words in front.options)]
    return _fit("story and question", sheet, length(texts) + 3 * max(0, length(narrow) - 200), FRONT_HOLDS)


def back_fit(sheet: Sheet) -> int:
    """The same for the page overleaf."""
    back = sheet.back
    texts = [*back.says, *(f"{says} {feedback}" for says, feedback in back.feedback), back.flip, back.holds]
    return _fit("answers and notes", sheet, length(texts), BACK_HOLDS)


def length(texts: Iterable[str]) -> int:
    """How much room texts take, in letters of middling width; each begins a line."""
    return round(sum(A_PARAGRAPH + sum(map(_width, text)) for text in texts))


def _width(sign: str) -> float:
    if east_asian_width(sign) in "WF" or sign in BROAD:
        return VERY_WIDE
    return WIDE if sign.isupper() or ord(sign) > 0x2FF else 1.0  # noqa: PLR2004 - the end of the Latin letters


def _fit(what: str, sheet: Sheet, takes: int, holds: tuple[int, ...]) -> int:
    for size, most in enumerate(holds):
        if takes <= most:
            return size
    whose = sheet.front.title[:60]
    raise ValueError(f"“{whose}”: its {what} take about {takes:,} letters; one page holds {holds[-1]:,}, so shorten it")
