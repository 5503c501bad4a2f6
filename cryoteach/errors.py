"""Every error CryoTeach raises on purpose.

The tree::

    CryoTeachError              a sentence for the person who can mend it
    ├── ContentError            files in content/ or scenarios/ that cannot be used, every problem of each
    ├── SettingError            a setting of the environment that cannot be used
    ├── StoreError              tutorial rooms cannot be kept where the settings say
    │   └── StoreInUseError     another process keeps its rooms there
    ├── TableError              a table of people with cells that cannot be read, all of them
    ├── UnknownNameError        a profile, condition or finding that nobody has heard of, with the known ones
    └── WrongTypeError          a function of the library was given a thing of another kind; a TypeError, too
"""

from collections.abc import Iterable, Sequence
from typing import cast

from pydantic import BaseModel

MOST_SHOWN, MOST_NAMED = 80, 8


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
    """A setting of the environment that cannot be used: its name, why, and what it holds unless that is secret."""

    def __init__(self, name: str, why: object, found: str = "") -> None:
        super().__init__(f"{name}: {shown(found)} {why}" if found else f"{name} {why}")


class StoreError(CryoTeachError):
    """Tutorial rooms cannot be kept where the settings say: the file, and why."""

    def __init__(self, file: object, why: str, what_helps: str = "choose another file with CRYOTEACH_STORE") -> None:
        super().__init__(f"{file}: rooms cannot be kept there ({why}); {what_helps}")


class StoreInUseError(StoreError):
    """Another process keeps its rooms there: the file, and the number of that process where it is known."""

    def __init__(self, file: object, holder: str) -> None:
        who = f"process {holder}" if holder.isdigit() else "another process"
        super().__init__(
            file,
            f"{who} has it, and a SQLite file serves one process",
            "stop the other one, choose another file with CRYOTEACH_STORE, or use PostgreSQL for several",
        )


class UnknownNameError(CryoTeachError):
    """A name that is not known, said beside the names that are."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        super().__init__(f"no {kind} is called {name!r}; known: {', '.join(known)}")


class WrongTypeError(CryoTeachError, TypeError):
    """A function was given a thing of another kind than it takes; says what it takes and how to get one."""


def shown(found: object) -> str:
    """Write what was found as one short piece of text, whatever it is; never as a name out of the program."""
    if found is None or isinstance(found, bool):
        return {None: "nothing", True: "true", False: "false"}[found]
    if isinstance(found, dict | list | tuple):
        return _shown_group(cast("dict[object, object] | list[object]", found))
    if not isinstance(found, str | int | float):
        return "something that is neither text nor a number"
    try:
        text = repr(found)
    except ValueError:  # Python will not write out a whole number of thousands of digits
        return "something too long to write"
    return _short(text)


def and_more(told: Sequence[str], most: int, what: str = "") -> list[str]:
    """The first few of what there is to tell, and how many more there are: no list that is shown is without end.

    >>> and_more(["a", "b", "c"], 2)
    ['a', 'b', 'and 1 more']
    """
    rest = len(told) - most
    return [*told[:most], f"and {rest:,} more{f' {what}' if what else ''}"] if rest > 0 else list(told)


def _shown_group(found: dict[object, object] | list[object] | tuple[object, ...]) -> str:
    if not isinstance(found, dict):
        return f"a list of {len(found):,}" if found else "an empty list"
    return f"fields ({_short(', '.join(map(str, list(found)[:MOST_NAMED])))})" if found else "no fields"


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 3]}..."
