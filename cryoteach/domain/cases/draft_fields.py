"""The fields of a case while it is being written: anything may stand there, and what fits can be shown already."""

from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from cryoteach.domain.cases.case import Case, Stage
from cryoteach.domain.cases.questions import Question
from cryoteach.domain.cases.sizes import LONGEST_NOTE, MOST_OPTIONS, MOST_PROMPTS, MOST_STAGES
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Value
from cryoteach.domain.rules.terms import LONGEST_LINE, LONGEST_PROSE

OPEN = "…"  # stands where nothing has been written yet
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def fields_in(value: object) -> dict[str, Any]:
    """The fields of one part of a case being written; none where something else was written."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def stages_of(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The stages of a case being written; what is none has no fields."""
    return _parts(fields.get("stages"))


def options_of(question: dict[str, Any]) -> list[dict[str, Any]]:
    """The options of a question being written; what is none has no fields."""
    return _parts(question.get("options"))


def listed(value: object) -> list[Any]:
    """What is listed; nothing where no list was written."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def with_stage(fields: dict[str, Any], at: int, **changed: object) -> dict[str, Any]:
    """The case with one stage changed."""
    stages = [{**stage, **changed} if place == at else stage for place, stage in enumerate(stages_of(fields))]
    return {**fields, "stages": stages}


def sketched(fields: dict[str, Any]) -> Case:
    """The case as far as it is written: what is missing or does not fit yet is left open.

    It is for looking at only: it says nothing about whether the case can be used.
    """
    stages = [_stage(stage) for stage in stages_of(fields)[:MOST_STAGES]] or [Stage(label=OPEN)]
    prompts = [_line(prompt) for prompt in listed(fields.get("debrief"))[:MOST_PROMPTS]]
    return Case.model_construct(
        id="sketch", title=_line(fields.get("title")), name="", vignette=_prose(fields.get("vignette")),
        stages=tuple(stages),
        teaching_point=_prose(fields.get("teaching_point")), debrief=tuple(prompts),
    )  # fmt: skip


def _stage(stage: dict[str, Any]) -> Stage:
    return Stage.model_construct(
        label=_line(stage.get("label")), story=_text(stage.get("story"), LONGEST_PROSE),
        note=_text(stage.get("note"), LONGEST_NOTE), findings=_findings(fields_in(stage.get("findings"))),
        question=_question(fields_in(stage.get("question"))), expected_verdict=None,
    )  # fmt: skip


def _findings(written: dict[str, Any]) -> dict[str, Value | None]:
    found: dict[str, Value | None] = {}
    for name in SCALES.keys() & written.keys():
        try:
            found[name] = None if written[name] is None else SCALES[name].checked(written[name])
        except ValueError:
            continue  # the check speaks of it; until it is mended the finding is as before
    return found


def _question(written: dict[str, Any]) -> Question | None:
    """The question with its open texts left open; None while it is not whole enough to be drawn."""
    asked = {name: value for name, value in written.items() if name != "prompt" or _text(value, 1)}
    if asked.get("kind") in ("choice", "number"):
        asked["prompt"] = _line(asked.get("prompt"))
    if "options" in asked:
        asked["options"] = [_option(option) for option in options_of(asked)[:MOST_OPTIONS]]
    if "feedback" in asked:
        asked["feedback"] = _prose(asked["feedback"])
    try:
        return _QUESTION.validate_python(asked)
    except ValidationError:
        return None


def _option(option: dict[str, Any]) -> dict[str, Any]:
    return {**option, "text": _line(option.get("text")), "feedback": _prose(option.get("feedback"))}


def _parts(value: object) -> list[dict[str, Any]]:
    return [fields_in(part) for part in listed(value)]


def _line(value: object) -> str:
    return _text(value, LONGEST_LINE) or OPEN


def _prose(value: object) -> str:
    return _text(value, LONGEST_PROSE) or OPEN


def _text(value: object, longest: int) -> str:
    return value.strip()[:longest] if isinstance(value, str) else ""
