"""Names what a function of the library takes when it was given something else, and how to get one."""

from collections.abc import Iterable
from typing import Any, cast

from cryoteach.errors import WrongTypeError, shown

HOW_TO_GET = {
    "Assessment": "assess(person, profile)",
    "Cohort": "Cohort.from_people([person, ...]) or Cohort.from_columns({finding: [value, ...], ...}), or a data frame",
    "Criterion": "profile.criteria",
    "Ledger": "screen(cohort, profile).ledger()",
    "Person": "Person(lesion_count=7, largest_diameter_cm=1.5)",
    "Profile": 'load_profiles()["leaflet"]',
}
"""Where the things that people pass about come from, by their class."""


def expect(found: object, kind: type[Any], where: str) -> None:
    """Check that an argument is what a function takes.

    Args:
        found: the argument.
        kind: its class.
        where: the function and which argument it is: "assess: profile".

    Raises:
        WrongTypeError: it is not.
    """
    if not isinstance(found, kind):
        raise wrong_type(found, kind, where)


def expect_each(found: object, kind: type[Any], where: str) -> list[Any]:
    """Check that an argument is several of what a function takes, and give them as a list.

    Raises:
        WrongTypeError: it is one alone, or something else is among them.
    """
    if isinstance(found, kind | str) or not isinstance(found, Iterable):
        raise wrong_type(found, kind, where, several="a list")
    each = list(cast("Iterable[object]", found))
    for one in each:
        if not isinstance(one, kind):
            raise wrong_type(one, kind, where, several="a list")
    return each


def wrong_type(found: object, kind: type[Any], where: str, *, several: str = "") -> WrongTypeError:
    """Say what was expected, one or what several come in ("a list"), how to get it, and what was found."""
    name = kind.__name__
    wanted = f"{f'{several}, each ' if several else ''}{_with_article(name)}"
    made = f", made with {HOW_TO_GET[name]}" if name in HOW_TO_GET else ""
    return WrongTypeError(f"{where} takes {wanted}{made}; found {_what(found)}")


def _what(found: object) -> str:
    """What something is, and what it holds where that can be said in a few words."""
    if found is None:
        return "None"
    name = _with_article(type(found).__name__)
    return f"{name}: {shown(found)}" if isinstance(found, str | int | float) else name


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"
