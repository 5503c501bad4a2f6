"""A short referral letter with one fault of reasoning: every sentence explains itself, and one holds the slip."""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, Field, field_validator

from cryoteach.domain.cases.case import Objective, Review
from cryoteach.domain.rules.terms import Line, Misconception, Prose, Slug
from cryoteach.domain.story_checks.identity import signs_of_a_real_person
from cryoteach.domain.story_checks.whole_case import Complaint


class Sentence(BaseModel, frozen=True, extra="forbid"):
    """One sentence of a letter, and what there is to say about it."""

    text: str = Field(min_length=1, max_length=400)
    feedback: Prose
    slip: bool = False


class Slip(BaseModel, frozen=True, extra="forbid"):
    """One letter, as one YAML file holds it."""

    format: Literal[1] = 1  # of letters alone: a new format of cases leaves them as they are
    id: Slug
    title: Line
    fault: Line
    objectives: tuple[Objective, ...] = Field(min_length=1)
    misconceptions: tuple[Misconception, ...] = Field(min_length=1)
    author: Line
    licence: Line
    review: Review = Review()
    sentences: tuple[Sentence, ...] = Field(min_length=4, max_length=10)
    teaching_point: Prose

    @field_validator("sentences")
    @classmethod
    def _one_holds_the_slip(cls, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        slips = sum(sentence.slip for sentence in sentences)
        if slips != 1:
            raise ValueError(f"exactly one sentence holds the slip (slip: true); found {slips}")
        return sentences

    @property
    def place(self) -> int:
        """Which sentence holds the slip, counted from 0."""
        return next(place for place, sentence in enumerate(self.sentences) if sentence.slip)


def problems_of_slip(slip: Slip) -> Iterator[Complaint]:
    """What is wrong with a well-formed letter, as (place, sentence) pairs: text that reads like a real person."""
    texts = [(("title",), slip.title), (("fault",), slip.fault), (("teaching_point",), slip.teaching_point)]
    for index, sentence in enumerate(slip.sentences):
        texts += [(("sentences", index, "text"), sentence.text), (("sentences", index, "feedback"), sentence.feedback)]
    for place, text in texts:
        yield from ((place, complaint) for complaint in signs_of_a_real_person(text))
