"""The case on the trainer's desk: fields as they were typed, kept in the address, so that a reload loses nothing."""

from typing import Any, cast

from cryoteach.domain.addresses import Part, Phrase
from cryoteach.domain.case_sizes import LONGEST_DRAFT
from cryoteach.domain.cases import Case
from cryoteach.domain.packed import pack, unpack
from cryoteach.widgets import address

DRAFT = "draft"
EMPTY: dict[str, Any] = {
    "format": 1, "id": "my-case", "title": "", "level": "core", "objectives": ["LO2"], "misconceptions": ["M4"],
    "author": "", "licence": "CC BY 4.0", "profile": "leaflet", "vignette": "",
    "stages": [
        {"label": "Before the MRI", "story": "", "findings": {}, "question": {"kind": "verdict"}},
        {"label": "After the MRI", "story": "", "findings": {}, "question": {"kind": "verdict"}},
    ],
    "teaching_point": "", "debrief": [],
}  # fmt: skip


def desk_parts() -> list[Part]:
    """What the address of the desk may hold."""
    return [Part(kind=Phrase(name=DRAFT, label="the case being written", longest=LONGEST_DRAFT), default="")]


def draft() -> tuple[dict[str, Any], str]:
    """The case as it stands, and why the one in the address cannot be read, if it cannot."""
    text = address.text(DRAFT)
    if not text:
        return EMPTY, ""
    try:
        return unpack(text), ""
    except ValueError as error:
        return EMPTY, f"The case in this link cannot be read: {error}. Used instead: an empty one"


def keep(fields: dict[str, Any]) -> None:
    """Keep the case as it stands now."""
    address.put({DRAFT: pack(fields)})


def fields_of_case(case: Case) -> dict[str, Any]:
    """A case's fields as its file has them, but for what hangs on the old key: the guards of its verdicts."""
    fields: dict[str, Any] = case.model_dump(mode="json", exclude_defaults=True)
    stages = [{name: stage[name] for name in stage if name != "expected_verdict"} for stage in stages_of(fields)]
    return {**fields, "format": case.format, "stages": stages}


def as_near_twin(case: Case) -> dict[str, Any]:
    """A copy to change one fact in: a name of its own, and its near twin named."""
    twin = {"id": f"{case.id}-twin"[:60].strip("-"), "title": f"{case.title}, a near twin"[:160], "twin": case.id}
    return fields_of_case(case) | twin


def stages_of(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The stages of a case being written; what is none has no fields."""
    stages = fields.get("stages")
    listed = cast("list[Any]", stages) if isinstance(stages, list) else []
    return [fields_in(stage) for stage in listed]


def fields_in(value: object) -> dict[str, Any]:
    """The fields of one part of a case being written; none where something else was written."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def with_stage(fields: dict[str, Any], at: int, **changed: object) -> dict[str, Any]:
    """The case with one stage changed."""
    stages = [{**stage, **changed} if place == at else stage for place, stage in enumerate(stages_of(fields))]
    return {**fields, "stages": stages}
