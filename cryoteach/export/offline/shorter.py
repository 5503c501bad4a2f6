"""Makes a module of JavaScript shorter: names of its own become letters, and space goes where nobody reads.

What comes out is the very script that the proof asks, in node and in Chromium. Names that start with $ are those of
whole modules, and stay.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from string import ascii_letters

from cryoteach.export.offline.parts_of_script import BLOCK, CLASS, OBJECT, TEMPLATE, Part, parted

_WORD = re.compile(r"[\w$]+")
_WORDS = frozenset([
    *("break", "case", "catch", "class", "const", "constructor", "continue", "default", "delete", "do", "else"),
    *("extends", "false", "finally", "for", "function", "get", "if", "in", "instanceof", "let", "new", "null", "of"),
    *("return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "void", "while"),
])  # fmt: skip
_OF_THE_BROWSER = frozenset([
    *("Array", "Error", "FormData", "Infinity", "JSON", "Map", "Math", "NaN", "Number", "Object", "Set", "String"),
    *("BigInt", "Boolean", "Date", "Promise", "RegExp", "Symbol", "globalThis", "isFinite", "isNaN", "parseFloat"),
    *("clearTimeout", "document", "location", "parseInt", "setTimeout", "undefined", "window", "clearInterval"),
    *("console", "navigator", "history", "performance", "setInterval", "structuredClone", "localStorage", "Event"),
    *("URL", "URLSearchParams", "encodeURIComponent", "decodeURIComponent", "requestAnimationFrame", "CustomEvent"),
])  # fmt: skip
"""What a script may name without having made it; any other thing of the browser is reached through window."""


def shorter(text: str) -> tuple[str, dict[str, str]]:
    """Write a module shorter.

    Returns:
        The text, and what each of its names is called there; those of JavaScript and of the browser stay.
    """
    parts = parted(text)
    named = dict(_named(parts))
    common = [name for name, _ in Counter(parts[at].text for at in named).most_common()]
    letters = (word for word in _letters() if word not in _WORDS | _OF_THE_BROWSER)
    names = dict(zip(common, letters, strict=False))
    renamed = [
        part if at not in named else part._replace(text=_renamed(part.text, names, is_short=named[at]))
        for at, part in enumerate(parts)
    ]
    return "".join(_without_ends(_squeezed(renamed))), names


def _named(parts: list[Part]) -> Iterator[tuple[int, bool]]:
    """Find the names that may be changed, and which of them are the name of a field at the same time."""
    places = [at for at, part in enumerate(parts) if not part.text.isspace()]
    texts = ["", *(parts[at].text for at in places), ""]
    for before, at, after in zip(texts, places, texts[2:], strict=False):
        part = parts[at]
        if not _is_name(part) or before in {".", "?."} or part.around == CLASS:
            continue
        is_field = part.around == OBJECT and before in {"{", ","}
        if not is_field or after not in {":", "("}:
            yield at, is_field


def _is_name(part: Part) -> bool:
    is_word = part.around != TEMPLATE and re.fullmatch(r"[A-Za-z_][\w$]*", part.text) is not None
    return is_word and part.text not in _WORDS and part.text not in _OF_THE_BROWSER


def _renamed(name: str, names: dict[str, str], *, is_short: bool) -> str:
    return f"{name}:{names[name]}" if is_short else names[name]


def _letters() -> Iterator[str]:
    """Give the letters from a to Z, then aa, ab and so on."""
    for number in count():
        word, rest = ascii_letters[number % 52], number // 52
        while rest:
            word, rest = ascii_letters[(rest - 1) % 52] + word, (rest - 1) // 52
        yield word


def _squeezed(parts: list[Part]) -> list[str]:
    """Leave out the space that parts nothing; a line ends where a statement may."""
    told, before = list[str](), ""
    for part, following in zip(parts, [*parts[1:], Part("", BLOCK)], strict=True):
        text = "let" if part.text == "const" else part.text
        if part.text.isspace() and part.around != TEMPLATE:
            text = _space_between(before, following.text[:1], is_line="\n" in part.text)
        before = text[-1:] or before
        told += [text] if text else []
    return told


def _without_ends(texts: list[str]) -> Iterator[str]:
    """Leave out what ends a statement or a list where its bracket ends, and brackets around the one name of a call."""
    round_one = set(_around_one_name(texts))
    for at, text in enumerate(texts):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        ends_twice = (text == ";" and following == "}") or (text == "," and following in {"}", "]"})
        if at not in round_one and not ends_twice:
            yield text


def _around_one_name(texts: list[str]) -> Iterator[int]:
    """Find the brackets of ``(name)=>``; after a word they part it from the name, and stay."""
    for at, (before, *around) in enumerate(zip(texts, texts[1:], texts[2:], texts[3:], texts[4:], strict=False), 1):
        opens, name, *end = around
        if (opens, end) == ("(", [")", "=>"]) and _WORD.fullmatch(name) and not _WORD.match(before[-1:]):
            yield from (at, at + 2)


def _space_between(before: str, after: str, *, is_line: bool) -> str:
    if is_line:
        return "" if before in ";,{}(>[?:&|=" or after in ".:?&|})]" else "\n"
    is_needed = re.fullmatch(r"[\w$][\w$]|\+\+|--", before + after)
    return " " if is_needed else ""
