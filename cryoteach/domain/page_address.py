"""A chapter's own part of the address: its named parts, what each may be, and what was refused.

An address from anywhere is untrusted: a part that cannot be used is refused aloud, with what was used instead. A part
at its default is not written, so the plain address is the plain chapter.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from pydantic import BaseModel

from cryoteach.domain.input.link_text import own_parts, without_blanks, without_marks, without_strays
from cryoteach.domain.rules.scales import Choice, Quantity, Value

LONGEST_SHOWN = 60


class Phrase(BaseModel, frozen=True, extra="forbid"):
    """A few words that somebody typed, or one word that the app wrote and nobody reads.

    Attributes:
        form: ``typed`` by somebody; or written by the app as a ``list``, which ends in a letter or digit, or
            ``packed``, which may end in - or _ too.
    """

    name: str
    label: str
    longest: int = LONGEST_SHOWN
    form: Literal["typed", "list", "packed"] = "typed"

    @property
    def range_in_words(self) -> str:
        """What is legal, as a phrase."""
        return f"at most {self.longest} characters"

    def words(self, value: Value) -> str:
        """Write the words."""
        return str(value)

    def read(self, text: str) -> str:
        """Read the words without what was added on the way, or refuse what is too long.

        Raises:
            ValueError: it is.
        """
        text = {"typed": without_marks, "list": without_strays, "packed": _packed}[self.form](text)
        if len(text) > self.longest:
            raise ValueError(f"{self.label} takes {self.range_in_words}")
        return text


class Order(BaseModel, frozen=True, extra="forbid"):
    """A few things in an order of somebody's choice, each by its letters."""

    name: str
    label: str
    letters: tuple[str, ...]

    @property
    def range_in_words(self) -> str:
        """What is legal, as a phrase."""
        return f"each of {'-'.join(self.letters)} once, in any order"

    def words(self, value: Value) -> str:
        """Write the order."""
        return str(value)

    def read(self, text: str) -> str:
        """Read an order, or refuse one that leaves out, repeats or invents.

        Raises:
            ValueError: it does.
        """
        if sorted(text.split("-")) != sorted(self.letters):
            raise ValueError(f"{self.label} takes {self.range_in_words}")
        return text


class Former(BaseModel, frozen=True, extra="forbid"):
    """How links of before wrote a number that is counted in smaller units today: a guess of 100, now of 1,000."""

    kind: Quantity
    times: int


class Part(BaseModel, frozen=True, extra="forbid"):
    """One part of a chapter's address and the value it has when the address does not name it.

    Attributes:
        former: how links of before wrote it; read and turned over, never written.
    """

    kind: Quantity | Choice | Phrase | Order
    default: Value | None = None
    former: Former | None = None
    in_doubt: Value | None = None
    """What it is where the address names it and nobody can read that; else the default."""


Parts: TypeAlias = Sequence[Part]


class Address(BaseModel, frozen=True, extra="forbid"):
    """What an address asks for, by part, and one sentence for each part of it that was refused."""

    values: dict[str, Value | None]
    notices: tuple[str, ...] = ()


def read_address(given: Mapping[str, str], parts: Parts) -> Address:
    """Read the parts of an address as they came."""
    given = own_parts(given)
    known = {name for part in parts for name in names_of(part)}
    notices = [f"“{_short(name)}” is not a part of a link here; it was left out" for name in given if name not in known]
    values: dict[str, Value | None] = {}
    for part in parts:
        values[part.kind.name] = part.default
        name = next((name for name in names_of(part) if name in given), "")
        if name:
            try:
                values[part.kind.name] = _value(part, name, given[name])
            except ValueError:
                values[part.kind.name] = _instead(part)
                notices.append(_refusal(part, name, given[name]))
    return Address(values=values, notices=tuple(notices))


def names_of(part: Part) -> tuple[str, ...]:
    """The names under which an address may hold a part: today's, then that of before."""
    return (part.kind.name,) if part.former is None else (part.kind.name, part.former.kind.name)


def write_address(values: Mapping[str, Value | None], parts: Parts) -> dict[str, str]:
    """Write the parts that differ from their defaults."""
    asked = {part.kind.name: values.get(part.kind.name, part.default) for part in parts}
    defaults = {part.kind.name: part.default for part in parts}
    return {name: str(value) for name, value in asked.items() if value is not None and value != defaults[name]}


def _value(part: Part, name: str, text: str) -> Value:
    """Read a part by the name it was given under; one of before is turned over."""
    if part.former is None or name == part.kind.name:
        return _read(part.kind, text)
    before = float(_read(part.former.kind, text))
    return _read(part.kind, f"{before * part.former.times:.12g}")


def _read(kind: Quantity | Choice | Phrase | Order, text: str) -> Value:
    """Read it as it stands or, where that is not possible, without the marks that were added behind it."""
    try:
        return kind.read(text)
    except ValueError:
        return kind.read(without_marks(text) if isinstance(kind, Quantity) else without_strays(text))


def _packed(text: str) -> str:
    return without_blanks(text).rstrip(".,;:!?)>]}*~'\"")


def _instead(part: Part) -> Value | None:
    return part.default if part.in_doubt is None else part.in_doubt


def _refusal(part: Part, name: str, text: str) -> str:
    value = _instead(part)
    used = "nothing" if value in {None, ""} else part.kind.words(value or 0)
    kind = part.former.kind if part.former is not None and name != part.kind.name else part.kind
    title = part.kind.label[:1].upper() + part.kind.label[1:]
    return f"{title}: “{_short(text)}” is not possible; it takes {kind.range_in_words}. Used instead: {used}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
