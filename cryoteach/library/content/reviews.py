"""Reviews as files: the form to fill in, what comes back, and the ones that were taken, in content/reviews/."""

import re
from itertools import count
from pathlib import Path
from typing import cast

import yaml

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.reviews import ClinicalReview, Kind, ReviewItem, ReviewKind
from cryoteach.domain.review.items import items_of
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import each_file, keeping, validated
from cryoteach.library.files.whole_files import written_whole
from cryoteach.library.files.yaml_reader import Document, parse_yaml, read_text, read_yaml

KINDS: tuple[Kind, ...] = ("limit", "case", "harm", "letter", "road", "assumption")
WIDTH, LONGEST_SAYS = 118, 160
HOW_TO = """\
# A clinical review of CryoTeach. Fill in your name and the date (such as 2026-11-27).
# Behind each answer write agree, or change and below it why. Leave empty what you did not look at.
# Please leave id, version and says as they are. Take it in with: cryoteach review --take FILE
"""


def load_review_kinds(path: Path) -> tuple[tuple[ReviewKind, ...], list[Problem]]:
    """Read which kinds of thing are reviewed, in the order of harm; each kind stands there once."""
    problems: list[Problem] = []
    with keeping(problems):
        document = read_yaml(path, "content/review/kinds.yaml")
        data: object = document.data
        listed = cast("list[object]", data) if isinstance(data, list) else []
        kinds = tuple(validated(ReviewKind, document, each, (place,)) for place, each in enumerate(listed))
        if sorted(kind.id for kind in kinds) != sorted(KINDS):
            raise ContentError([document.problem((), f"each of {', '.join(KINDS)} was expected once")])
        return kinds, problems
    return (), problems


def load_reviews(folder: Path) -> tuple[tuple[ClinicalReview, ...], list[Problem]]:
    """Read the reviews that were taken; one that cannot be read is left out and reported."""
    made, problems = each_file(folder, "content/reviews", _review)
    return tuple(review for review, _ in made.values()), problems


def read_review(path: Path) -> ClinicalReview:
    """Read a form that came back.

    Raises:
        ContentError: with everything that keeps it from being taken.
    """
    return _review(parse_yaml(read_text(path, str(path)), str(path)))


def keep_review(review: ClinicalReview, folder: Path) -> Path:
    """Lay a review down beside those taken before; none is written over.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(exist_ok=True)
    name = f"{review.date}-{re.sub(r'[^a-z0-9]+', '-', review.reviewer.lower()).strip('-') or 'reviewer'}"
    free = (folder / f"{name}{'' if number == 1 else f'-{number}'}.yaml" for number in count(1))
    target = next(path for path in free if not path.exists())
    with written_whole(target) as stream:
        stream.write(_as_yaml(review.model_dump(mode="json", exclude_defaults=True)))
    return target


def form(content: Content) -> str:
    """The form that a reviewer fills in: every item with its version, and room for an answer."""
    answers = [
        {"id": item.id, "version": item.version, "says": _in_short(item), "answer": None, "why": ""}
        for item in items_of(content)
    ]
    return HOW_TO + _as_yaml({"format": 1, "reviewer": "", "date": "", "answers": answers})


def _review(document: Document) -> ClinicalReview:
    return validated(ClinicalReview, document)


def _as_yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=WIDTH)


def _in_short(item: ReviewItem) -> str:
    words = f"{item.title}: {item.claims[0]}" if item.claims else item.title
    return words if len(words) <= LONGEST_SAYS else f"{words[:LONGEST_SAYS]}…"
