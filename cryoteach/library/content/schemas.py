"""The JSON Schemas of what people write by hand, with the names they may choose from filled in."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.measures import MEASURES
from cryoteach.domain.rules.patient import SCALES, Choice, Scale
from cryoteach.library.content.profiles import ProfileFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: dict[str, type[BaseModel]] = {"case": Case, "profile": ProfileFile, "criterion": Criterion, "slip": Slip}


def schema_of(kind: str, rules: Rules) -> dict[str, Any]:
    """The JSON Schema of one kind of file.

    Args:
        kind: a key of `SCHEMAS`.
        rules: whose profiles and criteria a file may name.
    """
    schema: dict[str, Any] = {"$schema": DIALECT, **SCHEMAS[kind].model_json_schema()}
    fields = schema["properties"]
    if kind == "case":
        schema["$defs"]["Stage"]["properties"]["findings"] = _findings()
        fields["profile"] |= _one_of(rules.profiles)
    elif kind == "profile":
        fields["conditions"]["propertyNames"] = _one_of(rules.criteria)
    elif kind == "criterion":
        fields["measure"] |= _one_of(MEASURES)
    return schema


def _findings() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "What becomes known at this stage; null sets a finding back to unknown.",
        "additionalProperties": False,
        "properties": {name: _finding(scale) for name, scale in SCALES.items()},
    }


def _finding(scale: Scale) -> dict[str, Any]:
    about = {"description": f"{scale.term}: {scale.range_in_words}"}
    if isinstance(scale, Choice):
        return {**about, "enum": [*scale.options, None]}
    kind = "integer" if scale.whole else "number"
    return {**about, "type": [kind, "null"], "minimum": scale.low, "maximum": scale.high}


def _one_of(names: Iterable[str]) -> dict[str, Any]:
    return {"enum": list(names)}
