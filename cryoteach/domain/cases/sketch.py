"""A case being written as far as it can be shown already: what fits of it, with the rest left open."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from cryoteach.domain.cases.case import Case, Stage
from cryoteach.domain.cases.draft import CaseDraft, StageDraft
from cryoteach.domain.cases.question_draft import OptionDraft, QuestionDraft
from cryoteach.domain.cases.questions import Question
from cryoteach.domain.cases.sizes import LONGEST_NOTE, MOST_OPTIONS, MOST_PROMPTS, MOST_STAGES
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Value
from cryoteach.domain.rules.terms import LONGEST_LINE, LONGEST_PROSE

OPEN = "…"  # stands where nothing has been written yet
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def sketched(draft: CaseDraft) -> Case:
    """The case as far as it is written: what is missing or does not fit yet is left open.

    It is for looking at only: it says nothing about whether the case can be used.
    """
    stages = [_stage(stage) for stage in draft.stages[:MOST_STAGES]] or [Stage(label=OPEN)]
    prompts = [_line(prompt) for prompt in draft.listed("debrief")[:MOST_PROMPTS]]
    return Case.model_construct(
        id="sketch", title=_line(draft.fields.get("title")), name="", vignette=_prose(draft.fields.get("vignette")),
        stages=tuple(stages),
        teaching_point=_prose(draft.fields.get("teaching_point")), debrief=tuple(prompts),
    )  # fmt: skip


def _stage(stage: StageDraft) -> Stage:
    written = stage.fields
    return Stage.model_construct(
        label=_line(written.get("label")), story=_text(written.get("story"), LONGEST_PROSE),
        note=_text(written.get("note"), LONGEST_NOTE), findings=_findings(stage.findings),
        question=_question(stage.question), expected_verdict=None,
    )  # fmt: skip


def _findings(written: dict[str, Any]) -> dict[str, Value | None]:
    found: dict[str, Value | None] = {}
    for name in SCALES.keys() & written.keys():
        try:
            found[name] = None if written[name] is None else SCALES[name].checked(written[name])
        except ValueError:
            continue  # the check speaks of it; until it is mended the finding is as before
    return found


def _question(question: QuestionDraft) -> Question | None:
    """The question with its open texts left open; None while it is not whole enough to be drawn."""
    asked = {name: value for name, value in question.fields.items() if name != "prompt" or _text(value, 1)}
    if asked.get("kind") in ("choice", "number"):
        asked["prompt"] = _line(asked.get("prompt"))
    if "options" in asked:
        asked["options"] = [_option(option) for option in question.options[:MOST_OPTIONS]]
    if "feedback" in asked:
        asked["feedback"] = _prose(asked["feedback"])
    try:
        return _QUESTION.validate_python(asked)
    except ValidationError:
        return None


def _option(option: OptionDraft) -> dict[str, Any]:
    written = option.fields
    return {**written, "text": _line(written.get("text")), "feedback": _prose(written.get("feedback"))}


def _line(value: object) -> str:
    return _text(value, LONGEST_LINE) or OPEN


def _prose(value: object) -> str:
    return _text(value, LONGEST_PROSE) or OPEN


def _text(value: object, longest: int) -> str:
    return value.strip()[:longest] if isinstance(value, str) else ""
