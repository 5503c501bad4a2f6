"""Does the story say what the findings say? Small checks, each returning sentences about what contradicts."""

import re
from collections.abc import Iterator, Sequence

from cryoteach.domain.rules.patient import Person
from cryoteach.domain.story_checks.spread_words import spread_against_findings

NUMBER_WORDS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
]
DOZENS = {"half a dozen": 6, "a dozen": 12, "two dozen": 24, "three dozen": 36}
NUMBER = rf"(?<![\w.-])([0-9]+(?:\.[0-9]+)?|{'|'.join([*DOZENS, *NUMBER_WORDS])})"
LENGTH = r"cms?|mms?|centimet(?:re|er)s?|millimet(?:re|er)s?"
# A number followed by one of these counts something else: "a 3 cm tumour", "two lung deposits", "2 of the lesions".
OTHER_THINGS = rf"{LENGTH}|days?|weeks?|months?|years?|of|lung|bone|brain|peritoneal|dozen|{'|'.join(NUMBER_WORDS)}"
ADJECTIVES = rf"(?:(?!(?:{OTHER_THINGS})\b)[a-z-]+ ){{0,2}}"
THINGS = r"(?:lesions?|tumou?rs?|secondaries|metastas[ie]s|mets|deposits?|spots?|shadows?)\b"
# "Lesions: 4", "number of lesions is 4", "lesion count 4"; not "lesions: 2.4 cm", nor lesions that lie elsewhere.
LISTED = (
    rf"(?<!lung )(?<!bone )(?<!brain )(?<!peritoneal )\b(?:{THINGS}(?: count)? ?[:=]|"
    rf"(?:lesion|tumou?r) count(?: is| of)?|number of (?:liver )?{THINGS}(?: is|:)) ?"
    rf"([0-9]+|{'|'.join([*DOZENS, *NUMBER_WORDS])})\b(?!\.\d|[ -]?(?:{LENGTH})\b)"
)


def words_against_findings(story: str, people: Sequence[Person]) -> Iterator[str]:
    """Every sentence about a number or word of the story that no stage's findings hold.

    Args:
        story: the vignette and the stages' stories together.
        people: what is known at each stage.
    """
    text = " ".join(story.lower().split())
    yield from _counts(text, {person.lesion_count for person in people})
    yield from _diameters(text, {person.largest_diameter_cm for person in people})
    yield from _performance(text, {person.performance_status for person in people})
    yield from _growth(text, {person.doubling_time_days for person in people})
    yield from spread_against_findings(text, {person.extrahepatic_disease for person in people})


def _counts(text: str, held: set[int | None]) -> Iterator[str]:
    if re.search(rf"\bsolitary\b|\bsingle {ADJECTIVES}{THINGS}", text) and 1 not in held:
        yield f"the words say a single tumour, but lesion_count is {_list(held)}"
    for match in (*re.finditer(rf"{NUMBER} {ADJECTIVES}{THINGS}", text), *re.finditer(LISTED, text)):
        if _number(match[1]) not in held:
            yield f"the words say {match[0]!r}, but lesion_count is {_list(held)}"
    counts = [count for count in held if count is not None]
    if re.search(r"\bboth lobes\b|\beither lobe\b|\bbi-?lobar\b", text) and counts and max(counts) == 1:
        yield f"the words speak of both lobes, but lesion_count is {_list(held)}; one tumour lies in one lobe"


def _diameters(text: str, held: set[float | None]) -> Iterator[str]:
    largest = max((value for value in held if value is not None), default=0)
    sizes = {
        m[0]: _number(m[1]) / (10 if m[2][0] == "m" else 1) for m in re.finditer(rf"{NUMBER}[ -]?({LENGTH})\b", text)
    }
    too_large = [words for words, size in sizes.items() if size > largest]
    for words in too_large:
        yield f"the words say {words!r}, but largest_diameter_cm is {_list(held)}"
    if sizes and not too_large and not held & set(sizes.values()):
        yield f"the words never give the largest diameter, {_list(held)} cm, though they give other sizes"


def _performance(text: str, held: set[int | None]) -> Iterator[str]:
    for match in re.finditer(
        rf"\b(?:ecog|performance status)(?:[ -](?:performance status|\(?ps\)?|grade|score|status))*"
        rf"(?: of| is| was| ?[:=])? ?([0-9]|{'|'.join(NUMBER_WORDS[:5])})\b",
        text,
    ):
        if _number(match[1]) not in held:
            yield f"the words say {match[0]!r}, but performance_status is {_list(held)}"


def _growth(text: str, held: set[int | None]) -> Iterator[str]:
    told = rf"\bdoubl\w+(?: (?!days?\b|in \d+ months)[a-z]+){{0,6}} {NUMBER} days\b"
    for match in (*re.finditer(told, text), *re.finditer(rf"{NUMBER} days to double\b", text)):
        if _number(match[1]) not in held:
            yield f"the words say {match[0]!r}, but doubling_time_days is {_list(held)}"


def _number(text: str) -> float:
    if text in DOZENS:
        return float(DOZENS[text])
    return float(NUMBER_WORDS.index(text)) if text in NUMBER_WORDS else float(text)


def _list(held: set[int | None] | set[float | None]) -> str:
    return ", ".join("unknown" if value is None else f"{value:g}" for value in sorted(held, key=str))
