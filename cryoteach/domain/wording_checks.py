"""Does the story say what the findings say? Small checks, each returning sentences about what contradicts."""

import re
from collections.abc import Iterator, Sequence

from cryoteach.domain.patient import Person

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()  # fmt: skip
NUMBER = rf"\d+(?:\.\d+)?|{'|'.join(NUMBER_WORDS)}"
THINGS = r"lesions?|tumours?|secondaries|metastas[ie]s|deposits?|spots?|shadows?"


def words_against_findings(story: str, people: Sequence[Person]) -> Iterator[str]:
    """Every sentence about a number or word of the story that no stage's findings hold.

    Args:
        story: the vignette and the stages' stories together.
        people: what is known at each stage.
    """
    text = story.lower()
    yield from _counts(text, {person.lesion_count for person in people})
    yield from _diameters(text, {person.largest_diameter_cm for person in people})
    yield from _performance(text, {person.performance_status for person in people})


def _counts(text: str, held: set[int | None]) -> Iterator[str]:
    if re.search(r"\b(solitary|single)\b", text) and 1 not in held:
        yield f"the words say a single lesion, but lesion_count is {_list(held)}"
    between = r"(?:[a-z-]+ ){0,2}"
    for match in re.finditer(rf"\b({NUMBER}) {between}({THINGS})\b", text):
        if _number(match[1]) not in held:
            yield f"the words say {match[0]!r}, but lesion_count is {_list(held)}"


def _diameters(text: str, held: set[float | None]) -> Iterator[str]:
    if len(held - {None}) == 0:
        return
    largest = max(value for value in held if value is not None)
    sizes = [
        (_number(m[1]) / (10 if m[2] == "mm" else 1), m[0]) for m in re.finditer(rf"\b({NUMBER})[ -]?(cm|mm)\b", text)
    ]
    if not sizes:
        return
    for size, words in sizes:
        if size > largest:
            yield f"the words say {words!r}, but largest_diameter_cm is {_list(held)}"
    if not any(size in held for size, _ in sizes):
        yield f"the words never give the largest diameter, {_list(held)} cm, though they give other sizes"


def _performance(text: str, held: set[int | None]) -> Iterator[str]:
    for match in re.finditer(r"\b(?:ecog|performance status)(?: performance status)?(?: of)? (\d)\b", text):
        if int(match[1]) not in held:
            yield f"the words say {match[0]!r}, but performance_status is {_list(held)}"


def _number(text: str) -> float:
    return float(NUMBER_WORDS.index(text)) if text in NUMBER_WORDS else float(text)


def _list(held: set[int | None] | set[float | None]) -> str:
    return ", ".join("unknown" if value is None else f"{value:g}" for value in sorted(held, key=str))
