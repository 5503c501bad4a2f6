"""A chapter's prose and its check-yourself question."""

from typing import Self

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.rules.terms import Slug


class LessonOption(BaseModel, frozen=True, extra="forbid"):
    """One option of a check-yourself question; every option explains itself."""

    text: str = Field(min_length=1, max_length=200)
    right: bool = False
    feedback: str = Field(min_length=1)


class Lesson(BaseModel, frozen=True, extra="forbid"):
    """A chapter's prose, by section, with the facts each section cites, and its check-yourself question."""

    id: Slug
    title: str
    story: str
    sections: dict[str, str] = {}
    cites: dict[str, tuple[str, ...]] = {}
    question: str = ""
    options: tuple[LessonOption, ...] = ()

    @model_validator(mode="after")
    def _question_has_one_right_answer(self) -> Self:
        if sum(option.right for option in self.options) != bool(self.question):
            raise ValueError("a question has options of which exactly one is right; without one there are none")
        return self
