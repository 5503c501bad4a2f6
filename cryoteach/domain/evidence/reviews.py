"""What clinicians said of each thing that may be reviewed, and what of it still holds.

An answer is given to one version of one item. Once the item is edited the answer no longer counts, and the item is
unreviewed again; a disagreement stays listed until whoever disagreed has answered anew.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, Self, TypeAlias

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.input.days import IsoDate
from cryoteach.domain.rules.terms import Line

Kind: TypeAlias = Literal["limit", "case", "harm", "letter", "road", "assumption"]
WORDS_A_MINUTE = 200
LONGEST_WHY = 2_000


class ReviewKind(BaseModel, frozen=True, extra="forbid"):
    """One kind of thing to review, and why it stands where it does in the order of harm."""

    id: Kind
    title: str = Field(min_length=1)
    why: str = Field(min_length=1)


class ReviewItem(BaseModel, frozen=True, extra="forbid"):
    """One thing to agree with or not: what is claimed, the facts it rests on, and a version that any edit changes."""

    id: str
    kind: Kind
    title: str
    claims: tuple[str, ...]
    facts: tuple[str, ...] = ()
    version: str


class ReviewAnswer(BaseModel, frozen=True, extra="forbid"):
    """What a reviewer said of one item; nothing while it was not looked at. ``says`` only reminds them what it is."""

    id: str
    version: str
    answer: Literal["agree", "change"] | None = None
    why: str = Field(default="", max_length=LONGEST_WHY)
    says: str = ""

    @model_validator(mode="after")
    def _a_change_says_why(self) -> Self:
        if self.answer == "change" and not self.why.strip():
            raise ValueError(f"{self.id}: answer is change, so why has to say what should change")
        if self.answer is None and self.why.strip():
            raise ValueError(f"{self.id}: why is filled in, so answer has to be agree or change")
        return self


class ClinicalReview(BaseModel, frozen=True, extra="forbid"):
    """One reviewer's answers of one day, as a file holds them."""

    format: Literal[1] = 1
    reviewer: Line
    date: IsoDate
    answers: tuple[ReviewAnswer, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _answers_each_once(self) -> Self:
        ids = [answer.id for answer in self.answers]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"{', '.join(twice)} is answered twice; keep one answer")
        if not any(answer.answer for answer in self.answers):
            raise ValueError("no item is answered; write agree or change behind at least one")
        return self


class Reviews(BaseModel, frozen=True, extra="forbid"):
    """Which kinds of thing are reviewed, in the order of harm, and the reviews that were taken."""

    kinds: tuple[ReviewKind, ...] = ()
    given: tuple[ClinicalReview, ...] = ()


class GivenReview(BaseModel, frozen=True, extra="forbid"):
    """One answer, who gave it and when, and whether the item is still as they saw it."""

    id: str
    title: str
    reviewer: str
    date: str
    answer: Literal["agree", "change"]
    why: str
    holds: Literal["still", "edited since", "gone"]


class ReviewState(BaseModel, frozen=True, extra="forbid"):
    """By item who agreed last; every disagreement; and agreements that no longer count because of an edit."""

    items: int
    agreed: dict[str, GivenReview]
    disagreements: tuple[GivenReview, ...]
    outdated: tuple[GivenReview, ...]


def state_of(items: Sequence[ReviewItem], reviews: Iterable[ClinicalReview]) -> ReviewState:
    """Work out what the reviews come to.

    Args:
        items: everything that may be reviewed, as it is now.
        reviews: in any order; of one reviewer's answers to an item the latest counts.
    """
    known = {item.id: item for item in items}
    last: dict[tuple[str, str], GivenReview] = {}
    for review in sorted(reviews, key=lambda review: review.date):
        for answer in review.answers:
            if answer.answer is not None:
                last[answer.id, review.reviewer] = _said(answer, review, known)
    disagreements = [said for said in last.values() if said.answer == "change"]
    disputed = {said.id for said in disagreements if said.holds == "still"}
    agreed = [said for said in last.values() if said.answer == "agree"]
    return ReviewState(
        items=len(items),
        agreed={said.id: said for said in agreed if said.holds == "still" and said.id not in disputed},
        disagreements=tuple(disagreements),
        outdated=tuple(said for said in agreed if said.holds != "still"),
    )


def minutes_to_read(words: int) -> int:
    """How many minutes so many words take, at least one.

    >>> minutes_to_read(450)
    3
    """
    return max(1, -(-words // WORDS_A_MINUTE))


def _said(answer: ReviewAnswer, review: ClinicalReview, known: dict[str, ReviewItem]) -> GivenReview:
    item = known.get(answer.id)
    holds = "gone" if item is None else "still" if item.version == answer.version else "edited since"
    return GivenReview(
        id=answer.id, title=item.title if item else answer.says or answer.id, reviewer=review.reviewer,
        date=review.date, answer=answer.answer or "agree", why=answer.why.strip(), holds=holds,
    )  # fmt: skip
