"""Does a text read like a real person? Small checks; each finding says what was found and what to write instead."""

import re
from collections.abc import Iterator

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
# Capitals that begin a sentence or a place, not a first name: "In Leeds, 45 came", "Now Ray is 72", "Queen Elizabeth".
NO_FIRST_NAME = (
    "In|At|On|From|Near|To|By|Of|For|With|Since|After|Before|Until|When|While|As|If|But|And|So|Now|Then|Today|Though|"
    "Although|Because|The|This|That|Her|His|Their|Our|My|Your|Only|Aunt|Auntie|Uncle|Grandma|Grandad|Friend|"
    "St|Saint|Queen|King|Prince|Princess|Royal|Port|Mount|Loch|Lake|River|Isle|Cape|North|South|East|West|New|Old|Great"
)
NO_SURNAME = (
    "Street|Road|Lane|Hospital|Infirmary|Surgery|Clinic|Centre|School|College|University|Park|Hall|Castle|House|Bridge|"
    "Bay|Island|Harbour|Church|Chapel|Club|Market|Railway|Station|Town|City|United|Rovers"
)
FULL_NAME = rf"(?<![\w’'-])(?!(?:{NO_FIRST_NAME})\b){NAME} (?!(?:{NO_SURNAME})\b){NAME}"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NO_YEARS = r"(?! (?!(?:years|this)\b)[a-z]+s\b)"  # "Kings Cross, 20 minutes away"
AN_AGE = rf"(?:,| is| was| \()(?: ?(?:now|only|aged|an?)\b)* ?(?:\d\d\b{NO_YEARS}|(?:{TENS})\b)"
SIGNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "a date of birth",
        re.compile(r"\b(?:date of birth|d\.?o\.?b\b\.?|born on)[^.;]{0,20}", re.IGNORECASE),
        "give an age instead",
    ),
    (
        "a full date, as of a birth or an appointment",
        re.compile(
            rf"\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS}) (?:19|20)\d\d\b|"
            r"\b(?:19|20)\d\d-\d\d-\d\d\b"
        ),
        "say “last spring” or “six weeks ago”",
    ),
    (
        "a hospital or NHS number",
        re.compile(
            r"\b(?:NHS|CHI|MRN|hospital|patient|unit|record)\s*(?:no\.?|number|num\.?|id|#)?\s*[:#]?\s*[A-Z]{0,3}"
            r"\d[\d -]{4,}|\b\d{3}[ -]\d{3}[ -]\d{4}\b|\b[A-Z]{0,3}\d{7,}\b",
            re.IGNORECASE,
        ),
        "leave it out; a fictional person needs none",
    ),
    (
        "a full name",
        re.compile(
            rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Dr|Prof|Professor|Rev|Reverend)\.? {NAME}|{FULL_NAME}(?={AN_AGE})|"
            rf"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Ww]hose)(?: full| real)? name(?: is| was|:|’s|'s) {NAME} {NAME}"
        ),
        "use a first name alone",
    ),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b"), "name a town at most"),
    (
        "an e-mail address or a telephone number",
        re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+|(?:\+44|\b0)\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b"),
        "leave it out",
    ),
)
"""What is looked for, how it looks, and what to write in its place."""


def signs_of_a_real_person(text: str) -> Iterator[str]:
    """Every sentence about something in a text that could name a real person, which no case may do."""
    for what, pattern, remedy in SIGNS:
        match = pattern.search(text)
        if match:
            yield (
                f"“{match[0].strip()}” reads like {what}; cases are about fictional people only, "
                f"and nothing may point to a real one: {remedy}"
            )
