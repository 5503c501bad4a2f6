"""What pydantic refuses, told in words: what was found, what is expected; never a pattern or a name of the program.

Where one of several shapes would fit, pydantic refuses each by itself; a person is told once what may stand there.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias, cast

from pydantic import BaseModel, ValidationError

from cryoteach.errors import shown

Place: TypeAlias = tuple[str | int, ...]
Entry: TypeAlias = dict[str, Any]
FIELDS = "fields with values"
A_LIST, A_WHOLE, A_NUMBER = "a list", "a whole number", "a number"
LOGICAL = {"False": "false", "True": "true"}  # as a file has them
EXPECTED = {
    **dict.fromkeys(("string_type", "string_unicode", "string_sub_type"), "text"),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), A_WHOLE),
    **dict.fromkeys(("float_type", "float_parsing"), A_NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type"), A_LIST),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type", "model_attributes_type", "dataclass_type"), FIELDS),
    "finite_number": "a finite number",
    **dict.fromkeys(("is_instance_of", "callable_type", "is_subclass_of"), "what the program itself makes"),
    "none_required": "nothing",
}
"""By pydantic's name of a refusal, what is expected; the words hold of every field."""

BOUNDS: dict[str, Callable[[Entry], str]] = {
    "greater_than": lambda ctx: f"a number above {ctx['gt']:g}",
    "greater_than_equal": lambda ctx: f"a number from {ctx['ge']:g} upwards",
    "less_than": lambda ctx: f"a number below {ctx['lt']:g}",
    "less_than_equal": lambda ctx: f"a number up to {ctx['le']:g}",
    "literal_error": lambda ctx: _one_of(str(ctx["expected"])),
    "enum": lambda ctx: _one_of(str(ctx["expected"])),
    "union_tag_invalid": lambda ctx: _one_of(str(ctx["expected_tags"])),
}
"""The same where the words hold a number or the names of the field."""


def _too_short(entry: Entry) -> str:
    if not entry["input"]:
        return "is empty; please fill it in"
    return f"found {shown(entry['input'])}; {_takes(entry, 'at least')} characters"


def _too_long(entry: Entry) -> str:
    return f"is {len(entry['input']):,} characters long; {_takes(entry, 'at most')} characters"


def _listed(entry: Entry) -> str:
    """How many of something there are; what is read one by one is not counted to its end."""
    many = entry["ctx"]["actual_length"]
    return f"{many:,}" if many is not None else "more"


def _takes(entry: Entry, how: str) -> str:
    ctx = entry["ctx"]
    return f"it takes {how} {ctx['min_length' if how == 'at least' else 'max_length']:,}"


def _tag(entry: Entry) -> str:
    return str(entry["ctx"]["discriminator"]).strip("'")


SENTENCES: dict[str, Callable[[Entry], str]] = {
    "value_error": lambda entry: str(entry["msg"]).removeprefix("Value error, "),
    "missing": lambda _: "is missing; please add it",
    "extra_forbidden": lambda _: "is not a known field here; check its spelling or take it out",
    "union_tag_not_found": lambda entry: f"has no {_tag(entry)}; please add it",
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": lambda entry: f"has {_listed(entry)}; {_takes(entry, 'at least')} items",
    "too_long": lambda entry: f"has {_listed(entry)}; {_takes(entry, 'at most')} items",
}
"""Whole sentences, where “found this, expected that” would say it badly."""


class _Refused(NamedTuple):
    """One refusal: its place, its whole sentence or what is expected there, and what was found."""

    place: Place
    sentence: str
    expected: str
    found: str


def sentences_of(error: ValidationError) -> list[tuple[Place, str]]:
    """Turn a pydantic error into (place, sentence) pairs in words a person can act on."""
    told: dict[tuple[Place, str, str], list[str]] = {}
    for refused in map(_refused, error.errors()):
        expected = told.setdefault((refused.place, refused.sentence, refused.found), [])
        expected += [refused.expected] if refused.expected not in expected else []
    return [
        (place, sentence or f"found {found}; {_expectation(expected)}")
        for (place, sentence, found), expected in told.items()
    ]


def _expectation(expected: list[str]) -> str:
    alone = expected == [FIELDS]  # a whole part that is something else: say how fields are written
    return f'{FIELDS} were expected, one "name: value" a line' if alone else f"expected {' or '.join(expected)}"


def _refused(given: object) -> _Refused:
    entry = cast("Entry", given)
    kind, found = str(entry["type"]), entry["input"]
    place = tuple(_place(entry["loc"], kind))
    if kind in SENTENCES:
        return _Refused(place, SENTENCES[kind](entry), "", "")
    if kind == "union_tag_invalid":
        place, found = (*place, _tag(entry)), entry["ctx"]["tag"]
    bound = BOUNDS[kind](entry["ctx"]) if kind in BOUNDS else EXPECTED.get(kind, "something else")
    return _Refused(place, "", bound, shown(found))


def _place(loc: Place, kind: str) -> Iterator[str | int]:
    """The place as the file has it: pydantic names the shape that it tried between two fields."""
    for turn, part in enumerate(loc, start=1):
        strange = isinstance(part, str) and (_is_model(part) or re.fullmatch(r"str|int|float|bool|none|.*\[.*\]", part))
        if not strange or (kind == "extra_forbidden" and turn == len(loc)):
            yield part


def _is_model(part: str) -> bool:
    """Whether it is the name of a model, which is looked for only where a letter is large: fields are in small ones."""
    return part != part.lower() and part in _names_of_models(BaseModel)


def _names_of_models(model: type[BaseModel]) -> Iterator[str]:
    for below in model.__subclasses__():
        yield below.__name__
        yield from _names_of_models(below)


def _one_of(expected: str) -> str:
    """Name what is legal without the marks of the program round it."""
    bare = re.sub(r"<[\w.]+: (.*?)>", r"\1", expected)
    names = [LOGICAL.get(name, name.strip("'")) for name in re.split(r", | or ", bare)]
    return f"one of: {', '.join(names)}" if len(names) > 1 else names[0]
