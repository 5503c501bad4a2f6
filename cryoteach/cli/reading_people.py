"""The options that say how a table of people is to be read."""

from collections.abc import Mapping, Sequence

from cryoteach.cli.reading import content
from cryoteach.domain.input.typed_numbers import COMMA, POINT, read_number
from cryoteach.errors import ContentError
from cryoteach.library.people.reading_notes import Meaning, Reading

MARKS = {",": COMMA, ".": POINT, "comma": COMMA, "point": POINT}
_TABLES = "content/tables/"


def read_map(text: str) -> tuple[str, str]:
    """Read ``their column=finding``.

    Raises:
        ValueError: it is none.
    """
    theirs, equals, ours = text.rpartition("=")
    if not equals or not theirs.strip() or not ours.strip():
        raise ValueError(f"{text!r} is not possible; it takes 'their column=finding'")
    return theirs.strip(), ours.strip()


def read_meaning(text: str) -> Meaning:
    """Read ``column:text=value``.

    Raises:
        ValueError: it is none.
    """
    before, equals, meaning = text.rpartition("=")
    column, colon, said = before.partition(":")
    if not equals or not colon or not column.strip() or not said.strip() or not meaning.strip():
        raise ValueError(f"{text!r} is not possible; it takes 'column:text=value'")
    return Meaning(column=column.strip(), text=said, meaning=meaning.strip())


def read_mark(text: str) -> str:
    """Read a decimal mark.

    Raises:
        ValueError: it is none.
    """
    if text not in MARKS:
        raise ValueError(f"{text!r} is not possible; it takes comma or point")
    return MARKS[text]


def read_share(text: str) -> float:
    """Read a share of the rows: 25% or 0.25.

    Raises:
        ValueError: it is none.
    """
    bare = text.strip()
    share = read_number(bare.removesuffix("%"), POINT) / (100 if bare.endswith("%") else 1)
    if not 0 < share <= 1:
        raise ValueError(f"{text!r} is not possible; it takes a share of the rows, such as 25% or 0.25")
    return share


def reading_of(
    mapped: Mapping[str, str], answers: Sequence[Meaning], sheet: str | None, mark: str | None, *, every: bool
) -> Reading:
    """How a table is to be read, by the options and by what content/ says of tables.

    Raises:
        ContentError: content/tables/ cannot be used.
    """
    found = content()
    if found.columns is None:
        raise ContentError(problem for problem in found.problems if problem.file.startswith(_TABLES))
    return Reading(
        columns=found.columns, growth=found.rules.growth_words, mapped=mapped, answers=tuple(answers),
        sheet=sheet or "", mark=mark or "", every=every,
    )  # fmt: skip
