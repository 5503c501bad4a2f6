"""Joins modules of JavaScript into one script: a page opened from a disk may import none.

Each module keeps its own names: it becomes a function that is called once and gives what the module exports. What is
said of the code for its reader stays behind.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from cryoteach.export.offline.parts_of_script import without_comments
from cryoteach.export.offline.shorter import shorter

SCRIPTS = Path(__file__).parent / "scripts"
ENTRY = SCRIPTS / "main.js"
LONGEST_NAME = 6
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (function|const|class) (\w+)", re.MULTILINE)
_CLOSES_A_SCRIPT = re.compile(r"</(?=script)|<!--", re.IGNORECASE)


def joined(*entries: Path, is_short: bool = True) -> str:
    """Write these modules and everything that they import as one script that any HTML page may hold.

    Args:
        entries: modules; what each imports comes before it, and each comes once.
        is_short: whether their own names become letters.

    Raises:
        ValueError: modules import one another in a circle, two would have one name, or a text would end the script.
    """
    ordered: dict[Path, str] = {}
    for entry in entries:
        _take(entry.resolve(), ordered, ())
    if len({name_of(path) for path in ordered}) < len(ordered):
        raise ValueError(f"two modules are called the same when joined: {sorted(map(name_of, ordered))}")
    whole = "".join(_as_function(path, text, is_short=is_short) for path, text in ordered.items())
    if found := _CLOSES_A_SCRIPT.search(whole):
        raise ValueError(f"a script holds {found[0]!r}, which would end it inside a page")
    return whole


def name_of(path: Path) -> str:
    """What a module is called in the joined script: a long name by its first and last letter, for all must be short."""
    name = re.sub(r"[^A-Za-z0-9]", "_", path.stem)
    return f"${name if len(name) <= LONGEST_NAME else name[0] + name[-1]}"


def _take(path: Path, ordered: dict[Path, str], above: tuple[Path, ...]) -> None:
    if path in ordered:
        return
    if path in above:
        raise ValueError(f"{' imports '.join(each.name for each in (*above, path))}: a circle")
    text = without_comments(path.read_text("utf-8"))
    for _, where in _IMPORT.findall(text):
        _take((path.parent / where).resolve(), ordered, (*above, path))
    ordered[path] = text


def _as_function(path: Path, text: str, *, is_short: bool) -> str:
    exported = {name: name for _, name in _EXPORT.findall(text)}
    imports = [f"const {{{_names(names)}}} = {name_of(Path(where))};" for names, where in _IMPORT.findall(text)]
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub("", text))
    lines = [line.strip() for line in body.splitlines()]
    inside = "\n".join([*imports, *(line for line in lines if line)])
    if is_short:
        inside, names = shorter(inside)
        exported = {name: names[name] for name in exported}
    given = ",".join(f"{name}:{own}" for name, own in exported.items())
    return f"const {name_of(path)}=(()=>{{{inside}\nreturn{{{given}}}}})();"


def _names(listed: str) -> str:
    return ", ".join(_renamed(name.split()) for name in _each(listed))


def _renamed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{words[0]}: {words[-1]}"


def _each(listed: str) -> Iterable[str]:
    return (name for name in listed.split(",") if name.strip())
