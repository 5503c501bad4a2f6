"""From which cancer? Cohort and limits are about one only, so a story that names none, or another, is noted."""

import re
from collections.abc import Iterable, Iterator

from cryoteach.domain.story_checks.growth_notes import sentences_in
from cryoteach.domain.story_checks.settings import Primary

CANCER = r"(?:cancers?|tumou?rs?|(?:adeno)?carcinomas?|malignanc\w+|primar\w+|secondar\w+|metasta\w+|began|started)"
RELATIVE = re.compile(
    r"\b(?:mother|father|brother|sister|wife|husband|son|daughter|aunt|uncle|friend|neighbour|cousin|parents?|gran\w*)"
    r"(?:[’']s)?\b"
)


def primary_not_named(told: str, primary: Primary) -> Iterator[str]:
    """The sentence about a story that names no primary cancer, or another one than ours.

    Args:
        told: the vignette and all stories.
        primary: which cancer cohort and limits are about, and the words for it and for others.
    """
    sentences = sentences_in(told)
    if any(_named(sentence, primary.words) for sentence in sentences):
        return
    why = f"the cohort and the limits of growth here are about {primary.called} only"
    other = next((name for sentence in sentences if (name := _other(sentence, primary.others))), "")
    if other:
        yield f"the words say “{other}”, but {why}; nothing here speaks for another cancer"
    else:
        yield f"no words say from which cancer the secondaries come; {why}, so name it"


def _named(sentence: str, words: Iterable[str]) -> bool:
    match = re.search(rf"\b(?:{_any(words)})\b", sentence)
    return bool(match and re.search(rf"\b{CANCER}\b", sentence) and not RELATIVE.search(sentence[: match.start()]))


def _other(sentence: str, words: Iterable[str]) -> str:
    """Another cancer that is named as such: "breast cancer", "a tumour of the pancreas", "melanoma"."""
    named = _any(words)
    match = re.search(
        rf"\b(?:(?<!in the )(?:{named}) (?:cancer|tumou?r|carcinoma|primary)|(?:primary|cancer|tumou?r|carcinoma) "
        rf"(?:of|from) (?:the |her |his |their )?(?:{named})|melanoma|carcinoid)\b",
        sentence,
    )
    return match[0] if match and not RELATIVE.search(sentence[: match.start()]) else ""


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words)) or r"(?!)"
