"""Words and short texts that every file of content uses: names, tags, misconceptions, a line, a paragraph."""

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from cryoteach.domain.input.patterns import WrittenAs

SLUG = WrittenAs(r"^[a-z0-9]+(-[a-z0-9]+)*$", "small letters, digits and single hyphens, such as mei-ferry")
Slug: TypeAlias = Annotated[str, Field(max_length=60), SLUG]
Misconception: TypeAlias = Literal["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11", "M12"]
LONGEST_LINE, LONGEST_PROSE = 160, 4_000  # characters of one text


class Tag(StrEnum):
    """Where a number comes from; every number on screen carries one."""

    LEAFLET = "leaflet"
    CITED = "cited"
    OUR_ASSUMPTION = "our-assumption"
    MODEL_OUTPUT = "model-output"

    @property
    def words(self) -> str:
        """The tag as it reads on screen."""
        return "our teaching assumption" if self is Tag.OUR_ASSUMPTION else self.value.replace("-", " ")

    @property
    def word(self) -> str:
        """The same in one word, where it stands beside a number."""
        return {Tag.OUR_ASSUMPTION: "ours", Tag.MODEL_OUTPUT: "model"}.get(self, self.value)


def _without_margins(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; please fill it in")
    return text.strip()


Prose: TypeAlias = Annotated[str, Field(min_length=1, max_length=LONGEST_PROSE), AfterValidator(_without_margins)]
Line: TypeAlias = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE), AfterValidator(_without_margins)]
