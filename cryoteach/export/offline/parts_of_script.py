"""Parts a module of JavaScript at its words, texts, patterns, comments and signs.

It knows no more of JavaScript than our own scripts use: words, texts, templates and brackets; a division has space on
both sides, and a pattern does not start with one.
"""

import re
from typing import NamedTuple

BLOCK, OBJECT, CLASS, GROUP, TEMPLATE, FILLED = "block", "object", "class", "group", "template", "filled"
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<pattern>(?<=[(=\[ ])/(?![/ ])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
    |(?P<word>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<space>\s+)|=>|\?\.|\.\.\.|.""",
    re.VERBOSE | re.DOTALL,
)
_REST_OF_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:\$\{|`)", re.DOTALL)
_BEFORE_A_BLOCK = frozenset([")", "=>", "else", "try", "catch", "finally", ";", "{", "}", ""])


class Part(NamedTuple):
    """A piece of the text, and in what kind of brackets it stands."""

    text: str
    around: str


def parted(text: str) -> list[Part]:
    """Part the text at words, texts and signs; space is a part, too."""
    parts, around, at = list[Part](), [BLOCK], 0
    while at < len(text):
        is_template = around[-1] == TEMPLATE
        found = (_REST_OF_TEMPLATE if is_template else _TOKEN).match(text, at)
        if found is None:
            raise ValueError(f"a template does not end: {text[at : at + 40]!r}")
        at = found.end()
        _follow(found[0], around, parts)
        parts.append(Part(found[0], TEMPLATE if is_template else around[-1]))
    return parts


def _follow(piece: str, around: list[str], parts: list[Part]) -> None:
    """Keep account of the brackets that are open."""
    if around[-1] == TEMPLATE:
        around.append(FILLED) if piece.endswith("${") else around.pop()
    elif piece == "`":
        around.append(TEMPLATE)
    elif piece in {"(", "["}:
        around.append(GROUP)
    elif piece == "{":
        around.append(_kind_of_brace(parts))
    elif piece in {")", "]", "}"}:
        around.pop()


def _kind_of_brace(parts: list[Part]) -> str:
    before = [part.text for part in parts[-6:] if not part.text.isspace()]
    if before[-2:-1] == ["class"]:
        return CLASS
    return BLOCK if (before or [""])[-1] in _BEFORE_A_BLOCK else OBJECT


def without_comments(text: str) -> str:
    """Leave out what is said for a reader; the end of a line in it stays, for a statement may end there."""
    return "".join(_as_space(part.text) if _is_comment(part) else part.text for part in parted(text))


def _is_comment(part: Part) -> bool:
    return part.around != TEMPLATE and part.text.startswith(("//", "/*"))


def _as_space(comment: str) -> str:
    return "\n" if "\n" in comment else " "
