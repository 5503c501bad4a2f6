"""Every refusal of every model is told in words: what was found, what is expected, nothing out of the program."""

import re
from importlib import import_module
from pkgutil import walk_packages
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

import cryoteach.domain
import cryoteach.library
from cryoteach.domain.input.refusals import sentences_of

for _room in (cryoteach.domain, cryoteach.library):
    for _module in walk_packages(_room.__path__, f"{_room.__name__}."):
        import_module(_module.name)


def below(model: type[BaseModel]) -> list[type[BaseModel]]:
    return [each for kind in model.__subclasses__() for each in (kind, *below(kind))]


MODELS = sorted(
    {kind for kind in below(BaseModel) if kind.__module__.startswith(("cryoteach.domain", "cryoteach.library"))},
    key=lambda kind: f"{kind.__module__}.{kind.__name__}",
)
CLASS_NAMES = {kind.__name__ for kind in MODELS if re.search("[a-z][A-Z]", kind.__name__)}
PROGRAMS = re.compile(
    r"\^\[|\[a-z|\\d|\\w|Input should|Value error|model_type|\bdict\b|NoneType|Extra inputs|\bclass\b|pydantic|"
    r"\bstr\b|\bint\b|\bfloat\b|\bbool\b|\bNone\b|\bTrue\b|\bFalse\b|<Tag|instance of|String should|something else|"
    rf"Unable to|\b(?:{'|'.join(map(re.escape, sorted(CLASS_NAMES)))})\b"
)
A_WORD = "Write the month as a word, or the day as 2026-04-03"
STRANGE: tuple[Any, ...] = (
    *("", " ", "no such thing", "x" * 5000, "UPPER CASE", "Ünï", "14/13/2026", "'", 0, -1, 7, 10**30, 0.5, -0.5, 1e300),
    *(float("nan"), float("inf"), True, None, [], [1], ["a"] * 300, {}, {"kind": "no such kind"}, {"no such": 1}),
    *([{}], [{"kind": "choice"}], {"a": {}}, [[1, 2, 3], [1]], ("a", "b")),
)


@pytest.mark.parametrize("model", MODELS, ids=lambda kind: kind.__name__)
def test_whatever_stands_in_a_field_is_refused_in_words(model: type[BaseModel]):
    for name in model.model_fields:
        for value in STRANGE:
            refused(model, {name: value})
    for value in STRANGE:
        refused(model, value)
    refused(model, dict(zip(model.model_fields, STRANGE, strict=False)))


def refused(model: type[BaseModel], given: object) -> None:
    """Offer a value; every sentence of the refusal is in words and says what is expected."""
    try:
        model.model_validate(given)
    except ValidationError as error:
        for place, sentence in sentences_of(error):
            assert not (found := PROGRAMS.search(sentence)), f"{place}: {sentence!r} says {found[0]!r}"
            assert len(sentence) < 1500
            assert not CLASS_NAMES & set(map(str, place)), place


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"id": "Nia B"}, "found 'Nia B'; expected small letters, digits and single hyphens, such as mei-ferry"),
        ({"level": "hard"}, "found 'hard'; expected one of: first-steps, core, stretch"),
        ({"stages": []}, "has 0; it takes at least 1 items"),
        ({"colour": "red"}, "is not a known field here; check its spelling or take it out"),
        ({"title": None}, "found nothing; expected text"),
        ({"review": {"date": "03/04/2026"}}, "“03/04/2026”: is it 3 April 2026 or 4 March 2026? " + A_WORD),
    ],
)  # fmt: skip
def test_a_case_is_refused_with_what_was_found_and_what_is_expected(given, told):
    from cryoteach.domain.cases.case import Case  # noqa: PLC0415 - beside the models above it would be one of many

    with pytest.raises(ValidationError) as refusal:
        Case.model_validate(given)
    assert told in dict(sentences_of(refusal.value)).values()


def test_a_text_that_is_too_short_says_what_was_found_and_how_long_it_has_to_be():
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Annotated[str, Field(min_length=3)]).validate_python("ab")
    assert [sentence for _, sentence in sentences_of(caught.value)] == ["found 'ab'; it takes at least 3 characters"]
