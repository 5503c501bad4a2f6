"""A case while it is being written, as the case desk holds it: read from plain fields and written to them."""

import json
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.draft_fields import Draft, TypedText
from cryoteach.domain.cases.question_draft import QuestionDraft
from cryoteach.domain.cases.sizes import MOST_BYTES_OF_A_CASE
from cryoteach.domain.rules.terms import LONGEST_LINE

REVIEWED = ("title", "vignette", "stages", "teaching_point", "debrief")
FIRST_PROFILE = "leaflet"
LONGEST_ID = 60


class StageDraft(Draft, frozen=True, extra="forbid"):
    """One stage: what is told, found and asked."""

    label: ClassVar = TypedText()
    story: ClassVar = TypedText()
    note: ClassVar = TypedText()

    @property
    def findings(self) -> dict[str, Any]:
        """The findings by name, each as it was typed; None where it is said to be not known."""
        return Draft(written=self.fields.get("findings")).fields

    @property
    def question(self) -> QuestionDraft:
        """What is asked; a question without fields where nothing is."""
        return QuestionDraft(written=self.fields.get("question"))

    def with_finding(self, name: str, value: object) -> Self:
        """A copy in which a finding is this."""
        return self.changed(findings={**self.without_finding(name).findings, name: value})

    def without_finding(self, name: str) -> Self:
        """A copy that says nothing of a finding, so that it is as it was before."""
        return self.changed(findings={key: value for key, value in self.findings.items() if key != name})

    def asking(self, question: QuestionDraft | None) -> Self:
        """A copy that asks this, or nothing."""
        return self.changed(question=question.fields if question else None)


class ReviewDraft(Draft, frozen=True, extra="forbid"):
    """Who reviewed the case, and when."""

    reviewer: ClassVar = TypedText()
    date: ClassVar = TypedText()


class CaseDraft(Draft, frozen=True, extra="forbid"):
    """The whole case."""

    id: ClassVar = TypedText()
    title: ClassVar = TypedText()
    name: ClassVar = TypedText()
    vignette: ClassVar = TypedText()
    teaching_point: ClassVar = TypedText()
    author: ClassVar = TypedText()
    licence: ClassVar = TypedText()
    twin: ClassVar = TypedText()

    @property
    def level(self) -> object:
        """How hard it is; anything may stand there."""
        return self.fields.get("level")

    @property
    def profile(self) -> object:
        """The set of limits it is judged by; anything may stand there."""
        return self.fields.get("profile", FIRST_PROFILE)

    @property
    def stages(self) -> tuple[StageDraft, ...]:
        """The stages; what is none has no fields."""
        return tuple(StageDraft(written=stage) for stage in self.listed("stages"))

    @property
    def review(self) -> ReviewDraft:
        """The review; one without fields where there is none."""
        return ReviewDraft(written=self.fields.get("review"))

    @property
    def too_large(self) -> str:
        """Why this is more than any case, or nothing."""
        try:
            size = len(json.dumps(self.fields, ensure_ascii=False).encode(errors="replace"))
        except ValueError:  # Python will not write out a whole number of thousands of digits
            return "holds a number that is too long to write; shorten it"
        if size <= MOST_BYTES_OF_A_CASE:
            return ""
        return f"is {size:,} bytes; a case takes at most {MOST_BYTES_OF_A_CASE:,}, so shorten it"

    @classmethod
    def copy_of(cls, case: Case) -> Self:
        """A case to be changed: without what was said of it as it was, its guards and its review."""
        copied = cls(written=case.model_dump(mode="json", exclude_defaults=True, exclude={"review"}))
        stages = [stage.without("expected_verdict").fields for stage in copied.stages]
        return copied.changed(format=case.format, stages=stages)

    @classmethod
    def near_twin_of(cls, case: Case) -> Self:
        """A copy to change one fact in: a name of its own, and its near twin named."""
        title = f"{case.title}, a near twin"[:LONGEST_LINE]
        return cls.copy_of(case).changed(id=f"{case.id}-twin"[:LONGEST_ID].strip("-"), title=title, twin=case.id)

    def with_stage(self, at: int, stage: StageDraft) -> Self:
        """A copy with this in place of one stage."""
        return self._with(stage if place == at else other for place, other in enumerate(self.stages))

    def with_one_more(self) -> Self:
        """A copy with one more stage, still to write."""
        return self._with((*self.stages, NEW_STAGE))

    def with_one_less(self) -> Self:
        """A copy without the last stage."""
        return self._with(self.stages[:-1])

    def edited(self, before: "CaseDraft") -> Self:
        """After an edit: a review was of the words and findings that it saw, so it does not outlive them."""
        is_other = any(self.fields.get(name) != before.fields.get(name) for name in REVIEWED)
        return self.without("review") if is_other else self

    def _with(self, stages: Iterable[StageDraft]) -> Self:
        return self.changed(stages=[stage.fields for stage in stages])


def _new_stage(label: str) -> StageDraft:
    return StageDraft(written={"label": label, "story": "", "findings": {}, "question": {"kind": "verdict"}})


NEW_STAGE = _new_stage("At the meeting")
EMPTY = CaseDraft(written={
    "format": 1, "id": "my-case", "title": "", "level": "core", "objectives": ["LO2"], "misconceptions": ["M4"],
    "author": "", "licence": "CC BY 4.0", "profile": FIRST_PROFILE, "vignette": "",
    "stages": [_new_stage(label).fields for label in ("Before the MRI", "After the MRI")],
    "teaching_point": "", "debrief": [],
})  # fmt: skip
