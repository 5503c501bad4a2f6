"""What a column's cells show together that none shows alone: another unit, another scale, words to be asked about."""

from collections.abc import Iterable
from typing import NamedTuple, cast

from cryoteach.domain.input.typed_numbers import cut
from cryoteach.domain.population.table_columns import OtherScale, folded
from cryoteach.domain.rules.patient import Choice
from cryoteach.domain.rules.phrases import either
from cryoteach.domain.rules.scales import ABOVE, Quantity
from cryoteach.library.people.cells import Cells
from cryoteach.library.people.finding_texts import ASKED, OTHER_SCALE
from cryoteach.library.people.refusals import Refusals

MOST_WORDS = 4


class Judgement(NamedTuple):
    """Why a whole column is refused, and the cause whose cells need not be told besides."""

    finding: str
    cause: str
    column: int
    sentence: str


def judge(cells: Cells, refusals: Refusals) -> Judgement | None:
    """Whether most of a column's values show that it is not what it is called."""
    for cause, words in ((ABOVE, _smaller_unit), (OTHER_SCALE, _other_scale), (ASKED, _asked)):
        count = refusals.count(cells.found.finding, cause)
        if count > cells.known and (sentence := words(cells, count)):
            return Judgement(cells.found.finding, cause, cells.place, sentence)
    return None


def _smaller_unit(cells: Cells, count: int) -> str:
    scale, column = cells.texts.scale, cells.texts.column
    smaller = next((unit for unit, factor in column.units.items() if factor < 1), "")
    if not isinstance(scale, Quantity) or not smaller or column.units.get(cells.found.unit, 1) != 1:
        return ""
    return (
        f"{count:,} of {count + cells.known:,} values are above {scale.high:g} {scale.unit}, so they are not in "
        f"{scale.unit} but most likely in {smaller}: the whole column is refused; if it is in {smaller}, say "
        f"--map '{cut(cells.found.name)}={scale.label} ({smaller})'"
    )


def _other_scale(cells: Cells, count: int) -> str:
    other, scale = cast("OtherScale", cells.texts.column.other_scale), cells.texts.scale
    return (
        f"{count:,} of {count + cells.known:,} values are on the scale of {other.title} ({other.low:g} to "
        f"{other.high:g}) and not on that of {scale.term}, {scale.range_in_words}: the whole column is refused; give "
        f"{scale.term} instead"
    )


def _asked(cells: Cells, count: int) -> str:
    texts = list({folded(text): text.strip() for text, why in cells.refused.items() if why.cause == ASKED}.values())
    words = either([f"“{cut(text)}”" for text in texts[:MOST_WORDS]])
    return (
        f"{count:,} of {count + cells.known:,} values are {words}, "
        f"which could mean more than one thing (nobody looked, or none was seen?): the whole column is refused; "
        f"say what each means: {' '.join(_remedies(cells, texts))}"
    )


def _remedies(cells: Cells, texts: Iterable[str]) -> list[str]:
    asked = [f"--value '{cells.found.finding}:{cut(text)}={cells.texts.proposed(text)}'" for text in texts]
    return [*asked[:MOST_WORDS], f"({either(_options(cells))})"]


def _options(cells: Cells) -> list[str]:
    return [*cells.texts.scale.options, "unknown"] if isinstance(cells.texts.scale, Choice) else []
