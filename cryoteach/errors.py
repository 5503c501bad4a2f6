"""Every error CryoTeach raises on purpose.

The tree::

    CryoTeachError              a sentence for the person who can mend it
    ├── ContentError            files in content/ or scenarios/ that cannot be used, every problem of each
    ├── SettingError            a setting of the environment that cannot be used
    ├── TableError              a table of people with cells that cannot be read, all of them
    └── UnknownNameError        a profile, condition or finding that nobody has heard of, with the known ones
"""

from collections.abc import Iterable
from typing import Any, cast

from pydantic import BaseModel, ValidationError

MOST_SHOWN = 80


class Problem(BaseModel, frozen=True, extra="forbid"):
    """One thing wrong in one place, in words: where, what was found, what was expected."""

    file: str
    place: str = ""
    line: int | None = None
    column: int | None = None
    message: str

    def __str__(self) -> str:
        """Give the problem as one line that an editor can jump to."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.column is not None:
            where = f"{where}:{self.column}"
        return f"{where}: {self.place}: {self.message}" if self.place else f"{where}: {self.message}"


class CryoTeachError(Exception):
    """The root of every error raised on purpose."""


class _ProblemsError(CryoTeachError):
    """An error that carries every problem at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ContentError(_ProblemsError):
    """Files in content/ or scenarios/ that cannot be used."""


class TableError(_ProblemsError):
    """A table of people with cells that cannot be read."""


class SettingError(CryoTeachError):
    """A setting of the environment that cannot be used: its name, what it holds, and why."""

    def __init__(self, name: str, found: str, why: object) -> None:
        super().__init__(f"{name}: {shown(found)} {why}")


class UnknownNameError(CryoTeachError):
    """A name that is not known, said beside the names that are."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        super().__init__(f"no {kind} is called {name!r}; known: {', '.join(known)}")


def shown(found: object) -> str:
    """Write what was found as one short piece of text, whatever it is."""
    try:
        text = repr(found)
    except ValueError:  # Python will not write out a whole number of thousands of digits
        return "something too long to write"
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 3]}..."


def sentences_of(error: ValidationError) -> list[tuple[tuple[str | int, ...], str]]:
    """Turn a pydantic error into (place, sentence) pairs in words a person can act on."""
    return [(tuple(entry["loc"]), _sentence(cast("dict[str, Any]", entry))) for entry in error.errors()]


_FIELD_SENTENCES = {
    "missing": "is missing; please add it",
    "extra_forbidden": "is not a known field here; check its spelling or take it out",
}


def _sentence(entry: dict[str, Any]) -> str:
    match entry["type"]:
        case "value_error":
            return str(entry["msg"]).removeprefix("Value error, ")
        case "string_too_short" if not entry["input"]:
            return "is empty; please fill it in"
        case "missing" | "extra_forbidden":
            return _FIELD_SENTENCES[str(entry["type"])]
        case "string_too_long":
            most = entry["ctx"]["max_length"]
            return f"is {len(entry['input']):,} characters long; it takes at most {most:,} characters"
        case "model_type" | "dict_type":
            return f'found {shown(entry["input"])}; fields with values were expected, one "name: value" a line'
        case _:
            return f"found {shown(entry['input'])}; {str(entry['msg'])[0].lower()}{str(entry['msg'])[1:]}"
